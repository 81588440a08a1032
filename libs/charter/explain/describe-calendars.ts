import {
  type Calendar,
  type Closure,
  type HoursVersion,
  type Opening,
  versionOn,
} from '../calendar/calendar.js';
import type { CalendarIndex } from '../calendar/calendar-index.js';
import type { Weekday } from '@frontdoor/kernel';
import { formatDate, WEEKDAYS } from '../calendar/civil.js';
import { DIVISION_NAMES } from './say.js';
import type { Pack } from '../pack/pack.js';

/** Openings of each day as `09:00-17:00`; none when it is closed. */
export interface WeeklyHours extends Record<Weekday, string[]> {
  /** YYYY-MM-DD; absent where they hold from the beginning. */
  from?: string;
  /** Given by the organisation since the pack was written. */
  changed: boolean;
}

export interface DescribedClosure {
  /** YYYY-MM-DD */
  date: string;
  title: string;
  /** Openings that remain on that day. */
  hours: string[];
  changed: boolean;
}

/** A calendar in plain values, for a page about it. Dates are YYYY-MM-DD. */
export interface DescribedCalendar {
  /** As the pack calls it. */
  name: string;
  title: string;
  /** Said when the source gives no hours and these were assumed. */
  assumption?: string;
  /** The hours in force on the first day, then those that come later. */
  hours: WeeklyHours[];
  /** From the first day on, however far ahead. */
  closures: DescribedClosure[];
  /** Within the days asked for. */
  bankHolidays: { date: string; title: string; nations: string[] }[];
  /** Absent where the calendar leaves out no bank holidays. */
  holidaysKnown?: { from: string; until: string };
}

/** Every calendar of a pack from the local day of an instant (epoch milliseconds UTC) for a number of days. */
export const describeCalendars = (
  pack: Pack,
  { from, days }: { from: number; days: number },
): DescribedCalendar[] =>
  [...pack.calendars.values()].map((index) => describe(index, index.zone.localDay(from), days));

function describe({ calendar }: CalendarIndex, first: number, days: number): DescribedCalendar {
  const { name, title, assumption, versions, closures, holidays, holidaysKnown } = calendar;
  const inForce = versionOn(calendar, first);
  return {
    name,
    title,
    assumption,
    hours: versions.filter((version) => version === inForce || version.from > first).map(weeklyHours),
    closures: inOrder(closures)
      .filter(([day]) => day >= first)
      .map(describedClosure),
    bankHolidays: inOrder(holidays)
      .filter(([day]) => day >= first && day < first + days)
      .map(([day, holiday]) => ({
        date: formatDate(day),
        title: holiday.title,
        nations: holiday.divisions.map((division) => DIVISION_NAMES[division]),
      })),
    holidaysKnown: knownDates(holidaysKnown),
  };
}

const weeklyHours = ({ from, week, changed }: HoursVersion): WeeklyHours => ({
  from: Number.isFinite(from) ? formatDate(from) : undefined,
  changed: changed ?? false,
  ...(Object.fromEntries(WEEKDAYS.map((day, i) => [day, week[i]!.map(hours)])) as Record<Weekday, string[]>),
});

const describedClosure = ([day, { title, openings, changed }]: [number, Closure]): DescribedClosure => ({
  date: formatDate(day),
  title,
  hours: openings.map(hours),
  changed: changed ?? false,
});

function knownDates({ from, until }: Calendar['holidaysKnown']): DescribedCalendar['holidaysKnown'] {
  return Number.isFinite(from) ? { from: formatDate(from), until: formatDate(until) } : undefined;
}

const inOrder = <T>(days: ReadonlyMap<number, T>): [number, T][] => [...days].sort(([a], [b]) => a - b);

/** `09:00-17:00` */
function hours({ from, to }: Opening): string {
  const time = (ms: number): string =>
    [Math.floor(ms / 3_600_000), (ms / 60_000) % 60].map((n) => String(n).padStart(2, '0')).join(':');
  return `${time(from)}-${time(to)}`;
}
