import type { Span } from '../pack/pack.js';

/**
 * Are all bank holidays known that could have moved this end (an instant, epoch milliseconds UTC)? Beyond the
 * published list a due time is the best that can be said today.
 */
export function isCertain({ unit, calendar, movesToWorkingDay }: Span, end: number): boolean {
  if (!unit.includes('working') && !movesToWorkingDay) return true;
  const { from, until } = calendar.calendar.holidaysKnown;
  const day = calendar.zone.localDay(end);
  return day >= from && day <= until;
}
