import type { Demand } from '@frontdoor/contracts';
import { expect, it } from 'vitest';
import { all, hoursOf, within } from './demand.js';

const none = () => Array.from({ length: 7 }, () => Array.from({ length: 96 }, () => 0));

/** Ten on Mondays at 8:45, twenty at 9:00, four on Saturdays at 10:00; four Mondays, five Saturdays. */
const demand = (): Demand => {
  const came = none();
  came[0]![35] = 10;
  came[0]![36] = 20;
  came[5]![40] = 4;
  const unanswered = none();
  unanswered[0]![35] = 3;
  return {
    ...{ from: '2026-06-01', to: '2026-06-30', zone: 'Europe/London' },
    calendar: { title: 'Office', assumption: null, hours: [] },
    ...{ days: [4, 4, 4, 4, 4, 5, 5], came, unanswered, otherDays: { days: 0, came: 0 } },
  };
};
const week = [['09:00-17:00'], [], [], [], [], [], []];

it('counts what comes while it is open, to the quarter of an hour', () => {
  expect(within(demand(), week)).toEqual({ came: 20, unanswered: 0, hours: 8 });
  expect(within(demand(), [['08:45-12:00', '13:00-17:00'], [], [], [], [], ['10:00-11:00'], []])).toEqual({
    ...{ came: 34, unanswered: 3, hours: 8.25 },
  });
  expect(all(demand())).toEqual({ came: 34, unanswered: 3 });
});

it('shows each hour by the average of such a day', () => {
  expect(hoursOf(demand(), week, 0).slice(8, 10)).toEqual([
    { hour: 8, aDay: 2.5, isOpen: false },
    { hour: 9, aDay: 5, isOpen: true },
  ]);
  expect(hoursOf({ ...demand(), days: [0, 0, 0, 0, 0, 0, 0] }, week, 5)[10]!.aDay).toBeNull();
});
