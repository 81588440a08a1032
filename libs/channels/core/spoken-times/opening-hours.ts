import type { CalendarIndex } from '@frontdoor/charter';

/** When people can be rung: the hours, bank holidays and closures of the charter's calendar, in its zone. */
export type OpeningHours = Pick<
  CalendarIndex,
  'zone' | 'localDay' | 'openings' | 'workingDayFrom' | 'workingDayAfter'
>;

/** Part of a day in minutes after midnight by the clocks there. */
export interface DayPart {
  start: number;
  end: number;
}

/** Instants, epoch milliseconds UTC. */
export interface Span {
  from: number;
  to: number;
}

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;

/** From the first opening of a working day to its last closing. @param day number of days since 1970-01-01 */
export function openOn(day: number, hours: OpeningHours): DayPart {
  const openings = hours.openings(day);
  const minutes = (instant: number): number => Math.floor(hours.zone.timeOfDay(instant) / MINUTE_MS);
  const end = minutes(openings.at(-1)!.to);
  // Closing at midnight is the end of this day, not the beginning.
  return { start: minutes(openings[0]!.from), end: end === 0 ? DAY_MINUTES : end };
}

/** That part of a day as instants. */
export const spanOn = (day: number, { start, end }: DayPart, { zone }: OpeningHours): Span => ({
  from: zone.instant(day, start * MINUTE_MS),
  to: zone.instant(day, end * MINUTE_MS),
});

/** The same part of the day within opening hours; the nearest hour of them when it lies outside. */
export function whileOpen({ start, end }: DayPart, open: DayPart): DayPart {
  const clipped = { start: Math.max(start, open.start), end: Math.min(end, open.end) };
  if (clipped.end > clipped.start) return clipped;
  return start >= open.end ? lastHour(open) : firstHour(open);
}

export const firstHour = ({ start, end }: DayPart): DayPart => ({ start, end: Math.min(start + 60, end) });
const lastHour = ({ start, end }: DayPart): DayPart => ({ start: Math.max(end - 60, start), end });

/** The last working day up to this one, but none before `first`. */
export function workingDayUpTo(day: number, first: number, hours: OpeningHours): number {
  for (let last = day; last > first; last--) if (hours.openings(last).length > 0) return last;
  return first;
}
