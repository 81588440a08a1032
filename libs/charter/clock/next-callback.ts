import type { CalendarIndex } from '../calendar/calendar-index.js';
import type { CallbackRule } from '../pack/pack.js';
import { endOf } from './due-time.js';

/**
 * When a customer is rung again, while the calendar is open; null after the last attempt.
 *
 * @param attempts how many were made
 * @param at when the latest of them failed, epoch milliseconds UTC
 */
export function nextCallback(rule: CallbackRule, attempts: number, at: number): number | null {
  return attempts >= rule.attempts ? null : openFrom(rule.apart.calendar, endOf(rule.apart, at, []));
}

/** This instant where the calendar is open, else when it opens next. */
function openFrom(calendar: CalendarIndex, at: number): number {
  for (let day = calendar.localDay(at); ; day = calendar.workingDayAfter(day, 1)) {
    const opening = calendar.openings(day).find(({ to }) => to > at);
    if (opening) return Math.max(opening.from, at);
  }
}
