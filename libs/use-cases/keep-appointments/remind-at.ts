import type { CalendarIndex } from '@frontdoor/charter';

/** Longest time that an office is closed. */
const MOST_DAYS = 30;

/**
 * When the customer is reminded: at the opening of the working day before. Null where that is over, or there is none.
 *
 * @param startsAt epoch milliseconds UTC
 */
export function remindAt(
  calendar: Pick<CalendarIndex, 'localDay' | 'openings'>,
  startsAt: number,
  now: number,
): number | null {
  const day = calendar.localDay(startsAt);
  for (let before = day - 1; before >= day - MOST_DAYS; before--) {
    const [opening] = calendar.openings(before);
    if (opening) return opening.from > now ? opening.from : null;
  }
  return null;
}
