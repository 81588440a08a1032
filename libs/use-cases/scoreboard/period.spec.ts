import { describe, expect, it } from 'vitest';
import { choosablePeriods, monthsOf, periodOf } from './period.js';

const ZONE = 'Europe/London';
const now = Date.parse('2026-11-22T20:00:00Z');
const iso = (instant: number): string => new Date(instant).toISOString();

describe('a period', () => {
  it('is the last twelve months when nothing is said', () => {
    expect(periodOf(ZONE, now, {})).toMatchObject({ from: '2025-11-23', to: '2026-11-22' });
  });

  it('begins and ends at local midnight, in summer an hour earlier in UTC', () => {
    const { since, until } = periodOf(ZONE, now, { from: '2026-03-28', to: '2026-03-29' });
    expect([iso(since), iso(until)]).toEqual(['2026-03-28T00:00:00.000Z', '2026-03-29T23:00:00.000Z']);
  });

  it('ends today at the latest, where today is a local date', () => {
    const justAfterMidnight = Date.parse('2026-06-30T23:30:00Z');
    expect(periodOf(ZONE, justAfterMidnight, { from: '2026-07-01' }).to).toBe('2026-07-01');
  });

  it.each([
    [{ from: '2026-11-23' }, /from: 2026-11-23 lies in the future; today is 2026-11-22/],
    [{ from: '2026-11-01', to: '2026-11-23' }, /to: 2026-11-23 lies in the future/],
    [{ from: '2026-02-02', to: '2026-02-01' }, /to: the period ends on 2026-02-01, before it begins/],
    [{ from: '2016-11-22', to: '2026-11-22' }, /from: the period is longer than 10 years/],
  ])('is refused in plain words: %o', (asked, words) => {
    expect(() => periodOf(ZONE, now, asked)).toThrow(words);
  });

  it('may be ten years long, and one day', () => {
    expect(periodOf(ZONE, now, { from: '2016-11-23', to: '2026-11-22' }).from).toBe('2016-11-23');
    expect(periodOf(ZONE, now, { from: '2026-11-22', to: '2026-11-22' }).to).toBe('2026-11-22');
  });

  it('has its months, the first from its first day', () => {
    const months = monthsOf(ZONE, periodOf(ZONE, now, { from: '2026-02-10', to: '2026-04-01' }));
    expect(months.map(({ month, since }) => `${month} ${iso(since)}`)).toEqual([
      '2026-02 2026-02-10T00:00:00.000Z',
      '2026-03 2026-03-01T00:00:00.000Z',
      '2026-04 2026-03-31T23:00:00.000Z',
    ]);
  });

  it('can be chosen by name, and a year that is not over ends today', () => {
    expect(choosablePeriods('2026-11-22', [2026, 2025])).toEqual([
      { key: 'last-12-months', name: 'Last 12 months', from: '2025-11-23', to: '2026-11-22' },
      { key: 'last-3-months', name: 'Last 3 months', from: '2026-08-23', to: '2026-11-22' },
      { key: 'this-month', name: 'This month', from: '2026-11-01', to: '2026-11-22' },
      { key: '2026', name: '2026', from: '2026-01-01', to: '2026-11-22' },
      { key: '2025', name: '2025', from: '2025-01-01', to: '2025-12-31' },
    ]);
  });
});
