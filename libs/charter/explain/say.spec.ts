import { describe, expect, it } from 'vitest';
import { dayNumber } from '../calendar/civil.js';
import { parseInstant } from '../calendar/instant.js';
import { Zone } from '../calendar/zone.js';
import { sayWeek } from './say-week.js';
import { sayCount, sayDay, sayDuration, sayHours, sayInstant, sayOffset, sayReason, sayTime } from './say.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

describe('a day in words', () => {
  it.each([
    [dayNumber(2026, 1, 5), 'Monday 5 January 2026'],
    [dayNumber(2026, 2, 3), 'Tuesday 3 February 2026'],
    [dayNumber(2026, 3, 4), 'Wednesday 4 March 2026'],
    [dayNumber(2026, 4, 30), 'Thursday 30 April 2026'],
    [dayNumber(2026, 5, 1), 'Friday 1 May 2026'],
    [dayNumber(2026, 6, 6), 'Saturday 6 June 2026'],
    [dayNumber(2026, 7, 5), 'Sunday 5 July 2026'],
    [dayNumber(2026, 8, 31), 'Monday 31 August 2026'],
    [dayNumber(2026, 9, 1), 'Tuesday 1 September 2026'],
    [dayNumber(2026, 10, 7), 'Wednesday 7 October 2026'],
    [dayNumber(2026, 11, 26), 'Thursday 26 November 2026'],
    [dayNumber(2026, 12, 25), 'Friday 25 December 2026'],
  ])('%i is %s', (day, words) => expect(sayDay(day)).toBe(words));
});

describe('a time in words', () => {
  const london = new Zone('Europe/London');
  it.each([
    ['2026-01-05T00:00:00Z', '00:00'],
    ['2026-01-05T09:05:00Z', '09:05'],
    ['2026-06-05T09:05:00Z', '10:05'],
    ['2026-01-05T23:59:59Z', '23:59:59'],
    ['2026-01-05T12:00:07Z', '12:00:07'],
    ['2026-01-05T12:00:00.999Z', '12:00'],
  ])('%s is %s', (instant, words) => expect(sayTime(london, parseInstant(instant)!)).toBe(words));

  it('comes after the day', () =>
    expect(sayInstant(london, parseInstant('2026-06-30T23:30:00Z')!)).toBe('Wednesday 1 July 2026 at 00:30'));
});

describe('a length of time in words', () => {
  it.each([
    [0, 'no time'],
    [499, 'no time'],
    [500, '1 second'],
    [21_000, '21 seconds'],
    [MINUTE, '1 minute'],
    [HOUR, '1 hour'],
    [HOUR + MINUTE + 1000, '1 hour 1 minute 1 second'],
    [3 * HOUR + 30 * MINUTE, '3 hours 30 minutes'],
    [2 * HOUR + 59_000, '2 hours 59 seconds'],
    [100 * HOUR, '100 hours'],
  ])('%i ms are %s', (ms, words) => expect(sayDuration(ms)).toBe(words));

  it('is counted in the singular once', () =>
    expect([0, 1, 2].map((n) => sayCount(n, 'day'))).toEqual(['0 days', '1 day', '2 days']));
});

describe('a reason in words', () => {
  it.each([
    [{ kind: 'weekday' }, 'closed on this day of the week'],
    [{ kind: 'closed', title: 'Office move' }, 'closed (Office move)'],
    [
      { kind: 'bank-holiday', title: 'Easter Monday', divisions: ['england-and-wales', 'northern-ireland'] },
      'bank holiday in England and Wales and Northern Ireland (Easter Monday)',
    ],
    [
      {
        kind: 'bank-holiday',
        title: 'Good Friday',
        divisions: ['england-and-wales', 'scotland', 'northern-ireland'],
      },
      'bank holiday in England and Wales, Scotland and Northern Ireland (Good Friday)',
    ],
  ] as const)('%j is "%s"', (reason, words) => expect(sayReason(reason)).toBe(words));
});

describe('an offset in words', () => {
  it.each([
    [0, 'UTC+0'],
    [HOUR, 'UTC+1'],
    [-3.5 * HOUR, 'UTC-3:30'],
    [5.75 * HOUR, 'UTC+5:45'],
    [10 * HOUR + 5 * MINUTE, 'UTC+10:05'],
    [-11 * HOUR, 'UTC-11'],
  ])('%i is %s', (offset, words) => expect(sayOffset(offset)).toBe(words));
});

describe('opening hours in words', () => {
  const nine = [{ from: 9 * HOUR, to: 17 * HOUR }];
  const split = [
    { from: 9 * HOUR + 5 * MINUTE, to: 12.5 * HOUR },
    { from: 13 * HOUR, to: 24 * HOUR },
  ];

  it('of a day, one stretch after the other', () => {
    expect(sayHours(nine)).toBe('9:00 to 17:00');
    expect(sayHours(split)).toBe('9:05 to 12:30 and 13:00 to 24:00');
    expect(sayHours([])).toBe('');
  });

  it.each([
    [[nine, nine, nine, nine, nine, [], []], 'Monday to Friday 9:00 to 17:00'],
    [[nine, nine, nine, nine, nine, nine, nine], 'Monday to Sunday 9:00 to 17:00'],
    [
      [nine, [], nine, split, nine, [], []],
      'Monday 9:00 to 17:00, Wednesday 9:00 to 17:00, Thursday 9:05 to 12:30 and 13:00 to 24:00, Friday 9:00 to 17:00',
    ],
    [[[], [], [], [], [], [], nine], 'Sunday 9:00 to 17:00'],
  ])('of a week, days of the same hours together', (week, words) =>
    expect(sayWeek({ from: 0, week })).toBe(words),
  );
});
