import { parseDate, toCalendarDate, parseAbsolute } from '@internationalized/date';
import { describe, expect, it } from 'vitest';
import { daysOf } from './period.js';

const today = parseDate('2026-11-22');

describe('daysOf', () => {
  it.each([
    ['this-month', '2026-11-01', '2026-11-22'],
    ['3-months', '2026-09-01', '2026-11-22'],
    ['12-months', '2025-12-01', '2026-11-22'],
    ['last-year', '2025-01-01', '2025-12-31'],
  ] as const)('%s is %s to %s', (period, from, to) => expect(daysOf(period, today)).toEqual({ from, to }));

  it('counts months and not days back from the end of a long month', () =>
    expect(daysOf('3-months', parseDate('2024-04-30')).from).toBe('2024-02-01'));

  it('goes by the day in the zone, which is not the day in UTC', () => {
    const inLondon = toCalendarDate(parseAbsolute('2026-06-30T23:30:00Z', 'Europe/London'));
    expect(daysOf('this-month', inLondon)).toEqual({ from: '2026-07-01', to: '2026-07-01' });
  });
});
