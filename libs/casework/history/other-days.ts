import { describeCalendars, type Pack, usualCalendar } from '@frontdoor/charter';

const DAY_MS = 24 * 3_600_000;

/** Days from `from` to `to`, which begin at `since` and end at `until` (epoch milliseconds). */
interface Period {
  from: string;
  to: string;
  since: number;
  until: number;
}

/** Days of a period (YYYY-MM-DD) on which other hours hold than those of the week: bank holidays and dated closures. */
export function otherDaysOf(pack: Pack, { from, to, since, until }: Period): string[] {
  const { name } = usualCalendar(pack).calendar;
  const days = Math.ceil((until - since) / DAY_MS) + 1;
  const { bankHolidays, closures } = describeCalendars(pack, { from: since, days }).find(
    (calendar) => calendar.name === name,
  )!;
  const dates = [...bankHolidays, ...closures].map(({ date }) => date);
  return [...new Set(dates)].filter((date) => date >= from && date <= to).sort();
}
