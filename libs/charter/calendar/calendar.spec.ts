import { describe, expect, it } from 'vitest';
import { dayPlan, type Calendar } from './calendar.js';
import { parseDate } from './civil.js';

const HOUR = 3_600_000;
const nine = [{ from: 9 * HOUR, to: 17 * HOUR }];
const ten = [{ from: 10 * HOUR, to: 16 * HOUR }];
const day = (date: string): number => parseDate(date)!;
const week = (hours: typeof nine) => [hours, hours, hours, hours, hours, [], []];

const calendar: Calendar = {
  name: 'office',
  title: 'Office',
  divisions: ['scotland'],
  versions: [
    { from: day('2020-01-01'), week: week(nine) },
    { from: day('2026-06-01'), week: week(ten) },
  ],
  closures: new Map([
    [day('2026-06-15'), { title: 'Open for the count', openings: ten }],
    [day('2026-06-16'), { title: 'Office move', openings: [] }],
  ]),
  holidays: new Map([
    [day('2026-06-15'), { title: 'World Cup bank holiday', divisions: ['scotland'] }],
    [day('2026-06-17'), { title: 'Another', divisions: ['scotland'] }],
  ]),
  holidaysKnown: { from: -Infinity, until: Infinity },
};

describe('a day of a calendar', () => {
  it.each([
    ['2019-05-01', { openings: nine }],
    ['2026-05-29', { openings: nine }],
    ['2026-06-01', { openings: ten }],
    ['2026-05-30', { openings: [], reason: { kind: 'weekday' } }],
    ['2026-06-15', { openings: ten }],
    ['2026-06-16', { openings: [], reason: { kind: 'closed', title: 'Office move' } }],
    [
      '2026-06-17',
      { openings: [], reason: { kind: 'bank-holiday', title: 'Another', divisions: ['scotland'] } },
    ],
  ] as const)('%s is as its version, closure or holiday says', (date, plan) => {
    expect(dayPlan(calendar, day(date))).toEqual(plan);
  });
});
