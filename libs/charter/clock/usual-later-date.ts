import type { Clock } from '../pack/pack.js';

/** So many days more are asked for as a rule. */
const DAYS = 5;

/**
 * The usual later date of a promise that takes longer: five days after it is due, or after now when that is later, at the same
 * time of day, and no later than its calendar closes; on a day that it is closed, the next that it is open. Instants are epoch
 * milliseconds.
 * @throws OutsideCalendar when that lies outside 1990-2199.
 */
export function usualLaterDate({ spans }: Clock, now: number, dueAt: number): number {
  const { calendar } = spans[0]!;
  const { zone } = calendar;
  const from = Math.max(now, dueAt);
  const day = calendar.workingDayFrom(zone.localDay(from) + DAYS);
  return Math.min(zone.instant(day, zone.timeOfDay(from)), calendar.closingTime(day));
}
