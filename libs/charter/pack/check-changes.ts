import type { CalendarChangesFile, CalendarFile } from './calendar-schema.js';

/** Tells of every change that names no calendar of the pack, or says the same day twice. */
export function checkChanges(
  { closures = [], hours = [] }: CalendarChangesFile,
  { calendars }: CalendarFile,
  complain: (path: string, message: string) => void,
): void {
  const names = Object.keys(calendars);
  const check = (list: string, entries: readonly { calendar: string; date: string }[], twice: string): void =>
    entries.forEach(({ calendar, date }, i) => {
      if (!names.includes(calendar))
        complain(`${list}.${i}.calendar`, `names no calendar of calendar.yaml (${names.join(', ')})`);
      if (entries.slice(0, i).some((other) => other.calendar === calendar && other.date === date))
        complain(`${list}.${i}`, twice);
    });
  check('closures', closures, 'this calendar has another closure on this date');
  check(
    'hours',
    hours.map(({ calendar, from }) => ({ calendar, date: from })),
    'this calendar has other hours from this date',
  );
}
