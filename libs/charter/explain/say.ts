import type { ClosedReason, Division, Opening } from '../calendar/calendar.js';
import { WEEKDAYS, civilDate, weekday } from '../calendar/civil.js';
import type { Zone } from '../calendar/zone.js';
import type { Pack } from '../pack/pack.js';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const DIVISION_NAMES: Readonly<Record<Division, string>> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const two = (n: number): string => String(n).padStart(2, '0');

/** `Wednesday 24 December 2025` */
export function sayDay(day: number): string {
  const { year, month, day: date } = civilDate(day);
  return `${capital(WEEKDAYS[weekday(day)]!)} ${date} ${MONTHS[month - 1]} ${year}`;
}

/** `16:30`, or `23:59:59` when there are seconds, on the clocks of the zone. */
export function sayTime(zone: Zone, instant: number): string {
  const seconds = Math.floor(zone.timeOfDay(instant) / 1000);
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? text : `${text}:${two(seconds % 60)}`;
}

/** `Wednesday 24 December 2025 at 16:30` */
export const sayInstant = (zone: Zone, instant: number): string =>
  `${sayDay(zone.localDay(instant))} at ${sayTime(zone, instant)}`;

/** As `sayInstant`, on the clocks of a pack: for a sentence to a customer. */
export const sayAt = (pack: Pack, instant: number): string => sayInstant(pack.localTime, instant);

/** The local day of an instant: `Wednesday 24 December 2025`. */
export const sayDayOf = ({ localTime }: Pack, instant: number): string => sayDay(localTime.localDay(instant));

/** `1 day`, `3 days` */
export const sayCount = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

/** `3 hours 30 minutes`, `21 seconds`, `no time` */
export function sayDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts: [number, string][] = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const said = parts.filter(([n]) => n > 0).map(([n, noun]) => sayCount(n, noun));
  return said.length > 0 ? said.join(' ') : 'no time';
}

/** `bank holiday in Scotland (2nd January)`, `closed (office move)`, `closed on Saturdays and Sundays` */
export function sayReason(reason: ClosedReason): string {
  switch (reason.kind) {
    case 'bank-holiday':
      return `bank holiday in ${sayList(reason.divisions.map((d) => DIVISION_NAMES[d]))} (${reason.title})`;
    case 'closed':
      return `closed (${reason.title})`;
    case 'weekday':
      return 'closed on this day of the week';
  }
}

/** `9:00 to 12:00 and 13:00 to 16:30` */
export function sayHours(openings: readonly Opening[]): string {
  const time = (ms: number): string => `${Math.floor(ms / 3_600_000)}:${two((ms / 60_000) % 60)}`;
  return openings.map(({ from, to }) => `${time(from)} to ${time(to)}`).join(' and ');
}

/** `a`, `a and b`, `a, b and c` */
function sayList(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `UTC+1`, `UTC+0`, `UTC-3:30` */
export function sayOffset(offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const rest = minutes % 60 === 0 ? '' : `:${two(minutes % 60)}`;
  return `UTC${offset < 0 ? '-' : '+'}${Math.floor(minutes / 60)}${rest}`;
}
