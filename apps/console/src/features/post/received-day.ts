import { type CalendarDate, parseAbsolute, toCalendarDate } from '@internationalized/date';

/** What somebody said of the day on which post came: by its name, or a day of the calendar, YYYY-MM-DD; null for nothing yet. */
export type SaidDay = 'today' | 'yesterday' | { date: string | null } | null;

/** The day that an instant belongs to. */
export const dayAt = (instant: number | string, zone: string): CalendarDate =>
  toCalendarDate(parseAbsolute(new Date(instant).toISOString(), zone));

/** The day that was said, YYYY-MM-DD; null while none is. */
export const dayOf = (said: SaidDay, now: number, zone: string): string | null => {
  if (said === null) return null;
  if (typeof said === 'object') return said.date;
  return dayAt(now, zone)
    .subtract({ days: said === 'today' ? 0 : 1 })
    .toString();
};

/** Post that was brought on another day has a stamp of which nobody here knows: somebody has to say its day. */
export const isOfToday = (broughtAt: string, now: number, zone: string): boolean =>
  dayAt(broughtAt, zone).compare(dayAt(now, zone)) === 0;
