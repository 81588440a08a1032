import type { Demand } from '@frontdoor/contracts';
import { minutesOf } from '../../../casework/week.js';

const QUARTER = 15;

/** Openings of each weekday, Monday first, as `09:00-17:00`. */
export type WeekOfHours = readonly (readonly string[])[];

/** What comes while it is open, and how many hours a week that is. */
export interface Within {
  came: number;
  unanswered: number;
  hours: number;
}

/** Whether it is open when a quarter of an hour begins. */
const isOpen = (hours: readonly string[], quarter: number): boolean =>
  hours.some((span) => {
    const [from, to] = minutesOf(span);
    return quarter * QUARTER >= from && quarter * QUARTER < to;
  });

export const within = ({ came, unanswered }: Demand, week: WeekOfHours): Within => {
  const sum: Within = { came: 0, unanswered: 0, hours: 0 };
  for (const [weekday, hours] of week.entries()) {
    for (const [quarter, count] of (came[weekday] ?? []).entries()) {
      if (!isOpen(hours, quarter)) continue;
      sum.came += count;
      sum.unanswered += unanswered[weekday]?.[quarter] ?? 0;
    }
    for (const [from, to] of hours.map(minutesOf)) sum.hours += (to - from) / 60;
  }
  return sum;
};

/** All that came on days of the usual hours. */
export const all = ({ came, unanswered }: Demand): Omit<Within, 'hours'> => ({
  came: came.flat().reduce((sum, count) => sum + count, 0),
  unanswered: unanswered.flat().reduce((sum, count) => sum + count, 0),
});

/** One hour of a weekday. */
export interface HourCell {
  hour: number;
  /** Contacts on such a day, on the average; null where the period has none. */
  aDay: number | null;
  isOpen: boolean;
}

export const hoursOf = ({ came, days }: Demand, week: WeekOfHours, weekday: number): HourCell[] =>
  Array.from({ length: 24 }, (_, hour) => {
    const quarters = [0, 1, 2, 3].map((each) => hour * 4 + each);
    const count = quarters.reduce((sum, quarter) => sum + (came[weekday]?.[quarter] ?? 0), 0);
    const ofDays = days[weekday] ?? 0;
    return {
      hour,
      aDay: ofDays === 0 ? null : count / ofDays,
      isOpen: quarters.some((quarter) => isOpen(week[weekday] ?? [], quarter)),
    };
  });
