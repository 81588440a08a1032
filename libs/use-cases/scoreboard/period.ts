import { FrontdoorError } from '@frontdoor/kernel';
import { Temporal } from 'temporal-polyfill';

/** Longer periods are refused: one question must not read everything there is. */
const MOST_YEARS = 10;

/** Whole local days, both included (YYYY-MM-DD), and the instants they span: `since` is in, `until` is not. */
export interface Period {
  from: string;
  to: string;
  since: number;
  until: number;
}

/**
 * The days asked for; the twelve months up to `to`, or to today, when the first is left out.
 *
 * @throws FrontdoorError `period-unusable` for days that are no period of the past.
 */
export function periodOf(zone: string, now: number, asked: { from?: string; to?: string }): Period {
  const today = localDate(zone, now);
  const to = asked.to === undefined ? today : Temporal.PlainDate.from(asked.to);
  const from =
    asked.from === undefined
      ? to.subtract({ months: 12 }).add({ days: 1 })
      : Temporal.PlainDate.from(asked.from);
  const fault = faultOf(from.toString(), to.toString(), today.toString());
  if (fault) throw new FrontdoorError('period-unusable', { reason: fault });
  return {
    from: from.toString(),
    to: to.toString(),
    since: startOf(zone, from),
    until: startOf(zone, to.add({ days: 1 })),
  };
}

/** A period that is offered by name: days, both included. */
export interface ChoosablePeriod {
  key: string;
  name: string;
  from: string;
  to: string;
}

/** The periods to choose from on `today`, the usual one first, then calendar years. */
export function choosablePeriods(today: string, years: readonly number[]): ChoosablePeriod[] {
  const to = Temporal.PlainDate.from(today);
  const months = (count: number): string => to.subtract({ months: count }).add({ days: 1 }).toString();
  const earlier = (a: string, b: string): string => (a < b ? a : b);
  return [
    { key: 'last-12-months', name: 'Last 12 months', from: months(12), to: today },
    { key: 'last-3-months', name: 'Last 3 months', from: months(3), to: today },
    { key: 'this-month', name: 'This month', from: to.with({ day: 1 }).toString(), to: today },
    ...years.map((year) => ({
      key: String(year),
      name: String(year),
      from: `${year}-01-01`,
      to: earlier(`${year}-12-31`, today),
    })),
  ];
}

/** The calendar months of a period (YYYY-MM), each with its first instant; the first begins with the period. */
export function monthsOf(zone: string, { from, to, since }: Period): { month: string; since: number }[] {
  const last = Temporal.PlainYearMonth.from(to.slice(0, 7));
  const months = [];
  for (
    let month = Temporal.PlainYearMonth.from(from.slice(0, 7));
    Temporal.PlainYearMonth.compare(month, last) <= 0;
    month = month.add({ months: 1 })
  )
    months.push({
      month: month.toString(),
      since: months.length === 0 ? since : startOf(zone, month.toPlainDate({ day: 1 })),
    });
  return months;
}

/** Dates as YYYY-MM-DD compare as text. */
function faultOf(from: string, to: string, today: string): string | undefined {
  if (from > today) return `from: ${from} lies in the future; today is ${today}`;
  if (to > today) return `to: ${to} lies in the future; today is ${today}`;
  if (from > to) return `to: the period ends on ${to}, before it begins on ${from}`;
  const last = Temporal.PlainDate.from(from).add({ years: MOST_YEARS }).subtract({ days: 1 });
  if (to > last.toString()) return `from: the period is longer than ${MOST_YEARS} years`;
  return undefined;
}

const localDate = (zone: string, instant: number): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone).toPlainDate();

const startOf = (zone: string, day: Temporal.PlainDate): number =>
  day.toZonedDateTime(zone).epochMilliseconds;
