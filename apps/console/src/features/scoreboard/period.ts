import { type CalendarDate, endOfYear, startOfMonth, startOfYear } from '@internationalized/date';

export const periods = ['this-month', '3-months', '12-months', 'last-year'] as const;
export type Period = (typeof periods)[number];

export const periodWord: Record<Period, string> = {
  'this-month': 'This month',
  '3-months': 'Last 3 months',
  '12-months': 'Last 12 months',
  'last-year': 'Last calendar year',
};

/** First and last day, both counted. */
export interface Days {
  from: string;
  to: string;
}

const days = (from: CalendarDate, to: CalendarDate): Days => ({ from: from.toString(), to: to.toString() });

/** The days of a period in whole calendar months, the present one up to today. */
export const daysOf = (period: Period, today: CalendarDate): Days => {
  const month = startOfMonth(today);
  switch (period) {
    case 'this-month':
      return days(month, today);
    case '3-months':
      return days(month.subtract({ months: 2 }), today);
    case '12-months':
      return days(month.subtract({ months: 11 }), today);
    case 'last-year': {
      const january = startOfYear(today).subtract({ years: 1 });
      return days(january, endOfYear(january));
    }
  }
};
