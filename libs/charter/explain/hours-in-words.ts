import { versionOn } from '../calendar/calendar.js';
import type { CalendarIndex } from '../calendar/calendar-index.js';
import { sayWeek } from './say-week.js';

/**
 * Opening hours of a calendar at an instant (epoch milliseconds UTC) in words. Of hours the organisation gave later, the
 * words of the pack are no longer true, and its assumption is none.
 */
export function hoursInWords(
  { calendar, zone }: CalendarIndex,
  at: number,
): { title: string; assumption?: string } {
  const version = versionOn(calendar, zone.localDay(at));
  if (version.changed) return { title: sayWeek(version) };
  const { title, assumption } = calendar;
  return assumption === undefined ? { title } : { title, assumption };
}
