import { Temporal } from 'temporal-polyfill';

/** How an event repeats, by RFC 5545, as far as shifts do. */
export interface Repetition {
  freq: 'DAILY' | 'WEEKLY';
  interval: number;
  /** Days of the week, 1 is Monday; none: all where it repeats by day, that of the first where by week. */
  weekdays: ReadonlySet<number>;
  /** Months, 1 is January; none: all. */
  months: ReadonlySet<number>;
  /** The day on which a week begins. */
  weekStart: number;
  /** So many times, counted from the first; null: without end. */
  count: number | null;
}

const DAY_MS = 24 * 3_600_000;
/** 1 January 1970 was a Thursday. */
const weekdayOf = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;
const monthOf = (day: number): number => new Temporal.PlainDate(1970, 1, 1).add({ days: day }).month;
const numberOf = (date: Temporal.PlainDate): number => Date.UTC(date.year, date.month - 1, date.day) / DAY_MS;

/**
 * The days on which an event repeats, from one day to another, both included. Each day is looked at once at most, so that no
 * rule goes on for ever, also one that fits no day.
 *
 * @param look asked before each day that is looked at; what it throws ends the search
 */
export function repeatedDays(
  rule: Repetition,
  first: Temporal.PlainDate,
  [from, to]: readonly [Temporal.PlainDate, Temporal.PlainDate],
  look: () => void,
): Temporal.PlainDate[] {
  const { freq, interval, weekdays, months, weekStart, count } = rule;
  const [begin, since, until] = [numberOf(first), numberOf(from), numberOf(to)];
  const weekOf = (day: number): number => Math.floor((day - ((weekdayOf(day) - weekStart + 7) % 7)) / 7);
  const own = weekdayOf(begin);
  const fits = (day: number): boolean => {
    const steps = freq === 'DAILY' ? day - begin : weekOf(day) - weekOf(begin);
    if (steps % interval !== 0) return false;
    const weekday = weekdayOf(day);
    if (weekdays.size > 0 ? !weekdays.has(weekday) : freq === 'WEEKLY' && weekday !== own) return false;
    return months.size === 0 || months.has(monthOf(day));
  };
  const found: Temporal.PlainDate[] = [];
  let times = 0;
  // Only what is counted has to be followed from its beginning.
  for (let day = count === null ? Math.max(begin, since) : begin; day <= until; day++) {
    look();
    if (!fits(day)) continue;
    if (count !== null && ++times > count) break;
    if (day >= since) found.push(first.add({ days: day - begin }));
  }
  return found;
}
