import type { Authority } from '@frontdoor/contracts';
import { daysAfter } from '@frontdoor/kernel';
import type { findAuthorities, RowOf } from '@frontdoor/persistence';

/** What ran out is told for so long. */
export const aYearBefore = (today: string): string => daysAfter(today, -365);

/** @param today YYYY-MM-DD where the organisation is */
export const toAuthority = (
  { acts, fromDay, untilDay, endedAt, ...row }: RowOf<typeof findAuthorities>,
  today: string,
): Authority => ({
  ...row,
  direction: acts ? 'acts' : 'acted-for',
  from: fromDay,
  until: untilDay,
  state:
    endedAt !== null
      ? 'ended'
      : untilDay !== null && untilDay < today
        ? 'ran-out'
        : fromDay > today
          ? 'not-yet'
          : 'holds',
});
