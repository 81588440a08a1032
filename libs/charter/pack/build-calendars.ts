import { CalendarIndex } from '../calendar/calendar-index.js';
import {
  DIVISIONS,
  type BankHoliday,
  type Calendar,
  type Closure,
  type Division,
  type HoursVersion,
  type Opening,
} from '../calendar/calendar.js';
import { WEEKDAYS, dayNumber, parseDate } from '../calendar/civil.js';
import type { Zone } from '../calendar/zone.js';
import type { CalendarChangesFile, CalendarFile, HolidayFile } from './calendar-schema.js';

type ClosureEntry = NonNullable<CalendarFile['calendars'][string]['closures']>[number];
type WeekEntry = CalendarFile['calendars'][string]['hours'][number];

const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
const openings = (list: readonly string[]): Opening[] =>
  list.map((hours) => ({ from: minutes(hours.slice(0, 5)) * 60_000, to: minutes(hours.slice(6)) * 60_000 }));

/**
 * The calendars of a calendar.yaml with the bank holidays of the list. Changes win over the file: a closure over one
 * of the same date, hours over those from the same date. Shapes are already checked.
 */
export function buildCalendars(
  file: CalendarFile,
  holidays: HolidayFile,
  zone: Zone,
  changes: CalendarChangesFile = {},
): Map<string, CalendarIndex> {
  const built = new Map<string, CalendarIndex>();
  for (const [name, entry] of Object.entries(file.calendars)) {
    const ofThis = ({ calendar }: { calendar: string }): boolean => calendar === name;
    const calendar: Calendar = {
      name,
      title: entry.title,
      assumption: entry.assumption,
      divisions: entry['bank-holidays'],
      versions: versions(entry.hours, changes.hours?.filter(ofThis)),
      closures: new Map([
        ...closures(entry.closures),
        ...closures(changes.closures?.filter(ofThis), { changed: true }),
      ]),
      holidays: holidaysOf(entry['bank-holidays'], holidays),
      holidaysKnown: known(entry['bank-holidays'], holidays),
    };
    built.set(name, new CalendarIndex(calendar, zone));
  }
  return built;
}

const closures = (
  entries: readonly ClosureEntry[] = [],
  mark: Pick<Closure, 'changed'> = {},
): [number, Closure][] =>
  entries.map(({ date, title, hours }) => [
    parseDate(date)!,
    { title, openings: openings(hours ?? []), ...mark },
  ]);

function versions(hours: readonly WeekEntry[], changed: readonly WeekEntry[] = []): HoursVersion[] {
  const build = (entry: WeekEntry): HoursVersion => ({
    from: entry.from ? parseDate(entry.from)! : -Infinity,
    week: WEEKDAYS.map((day) => openings(entry[day] ?? [])),
  });
  const byDate = new Map<number, HoursVersion>();
  for (const version of hours.map(build)) byDate.set(version.from, version);
  for (const version of changed.map(build)) byDate.set(version.from, { ...version, changed: true });
  return [...byDate.values()].sort((a, b) => a.from - b.from);
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
