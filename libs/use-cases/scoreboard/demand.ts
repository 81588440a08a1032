import { describeCalendars, type Pack, usualCalendar } from '@frontdoor/charter';
import { type Demand, QUARTERS_A_DAY, WEEKDAYS } from '@frontdoor/contracts';
import { Temporal } from 'temporal-polyfill';
import type { Period } from './period.js';

/** Contacts of one quarter of an hour; weekday 1 is Monday, 0 a day on which other hours hold. */
export interface QuarterHour {
  weekday: number;
  quarter: number;
  came: number;
  unanswered: number;
}

/** When contacts came, against the hours in force on the last day of the period. */
export function demandOf(
  pack: Pack,
  period: Period,
  {
    otherDays,
    counted,
    zone,
  }: { otherDays: readonly string[]; counted: readonly QuarterHour[]; zone: string },
): Demand {
  const { name } = usualCalendar(pack).calendar;
  const { title, assumption, hours } = describeCalendars(pack, { from: period.until - 1, days: 1 }).find(
    (calendar) => calendar.name === name,
  )!;
  const came = week();
  const unanswered = week();
  for (const { weekday, quarter, ...counts } of counted) {
    if (weekday === 0) continue;
    came[weekday - 1]![quarter]! += counts.came;
    unanswered[weekday - 1]![quarter]! += counts.unanswered;
  }
  return {
    from: period.from,
    to: period.to,
    zone,
    calendar: {
      title,
      assumption: assumption ?? null,
      hours: WEEKDAYS.map((day) => hours[0]![day]),
    },
    days: daysByWeekday(period, otherDays),
    came,
    unanswered,
    otherDays: {
      days: otherDays.length,
      came: counted.reduce((sum, { weekday, came: count }) => (weekday === 0 ? sum + count : sum), 0),
    },
  };
}

const week = (): number[][] => WEEKDAYS.map(() => Array.from({ length: QUARTERS_A_DAY }, () => 0));

function daysByWeekday({ from, to }: Period, otherDays: readonly string[]): number[] {
  const count = WEEKDAYS.map(() => 0);
  const add = (day: Temporal.PlainDate, by: number): void => void (count[day.dayOfWeek - 1]! += by);
  const last = Temporal.PlainDate.from(to);
  let day = Temporal.PlainDate.from(from);
  // Whole weeks at once: a period may be ten years.
  const weeks = Math.floor((day.until(last).days + 1) / 7);
  for (let each = 0; each < 7; each++) add(day.add({ days: each }), weeks);
  for (
    day = day.add({ days: weeks * 7 });
    Temporal.PlainDate.compare(day, last) <= 0;
    day = day.add({ days: 1 })
  )
    add(day, 1);
  for (const other of otherDays) add(Temporal.PlainDate.from(other), -1);
  return count;
}
