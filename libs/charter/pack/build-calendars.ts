import { CalendarIndex } from '../calendar/calendar-index.js';
import {
  DIVISIONS,
  type BankHoliday,
  type Calendar,
  type Closure,
  type Division,
  type Opening,
} from '../calendar/calendar.js';
import { WEEKDAYS, dayNumber, parseDate } from '../calendar/civil.js';
import type { Zone } from '../calendar/zone.js';
import type { CalendarFile, HolidayFile } from './schema.js';

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const openings = (list: readonly string[]): Opening[] =>
  list.map((hours) => ({ from: minutes(hours.slice(0, 5)) * 60_000, to: minutes(hours.slice(6)) * 60_000 }));

/** The calendars of a calendar.yaml with the bank holidays of the list. Shapes are already checked. */
export function buildCalendars(
  file: CalendarFile,
  holidays: HolidayFile,
  zone: Zone,
): Map<string, CalendarIndex> {
  const built = new Map<string, CalendarIndex>();
  for (const [name, entry] of Object.entries(file.calendars)) {
    const closures = new Map<number, Closure>();
    for (const { date, title, hours } of entry.closures ?? []) {
      closures.set(parseDate(date)!, { title, openings: openings(hours ?? []) });
    }
    const calendar: Calendar = {
      name,
      title: entry.title,
      assumption: entry.assumption,
      divisions: entry['bank-holidays'],
      versions: entry.hours
        .map((week) => ({
          from: week.from ? parseDate(week.from)! : -Infinity,
          week: WEEKDAYS.map((day) => openings(week[day] ?? [])),
        }))
        .sort((a, b) => a.from - b.from),
      closures,
      holidays: holidaysOf(entry['bank-holidays'], holidays),
      holidaysKnown: known(entry['bank-holidays'], holidays),
    };
    built.set(name, new CalendarIndex(calendar, zone));
  }
  return built;
}

function holidaysOf(divisions: readonly Division[], list: HolidayFile): Map<number, BankHoliday> {
  const found = new Map<number, BankHoliday>();
  for (const division of DIVISIONS.filter((d) => divisions.includes(d))) {
    for (const { date, title } of list[division].events) {
      const day = parseDate(date)!;
      const before = found.get(day);
      found.set(
        day,
        before ? { ...before, divisions: [...before.divisions, division] } : { title, divisions: [division] },
      );
    }
  }
  return found;
}

/** Whole years for which every division of the calendar has bank holidays. */
function known(divisions: readonly Division[], list: HolidayFile): { from: number; until: number } {
  let [from, until] = [-Infinity, Infinity];
  for (const division of divisions) {
    const years = list[division].events.map(({ date }) => Number(date.slice(0, 4)));
    from = Math.max(from, dayNumber(Math.min(...years), 1, 1));
    until = Math.min(until, dayNumber(Math.max(...years), 12, 31));
  }
  return { from, until };
}
