import { describe, expect, it } from 'vitest';
import { clockAt, dayOf, localInstant, mondayOf, monthsAfter } from './local-day.js';

describe('the local day', () => {
  it.each([
    ['2026-06-30T22:59:59Z', 'Europe/London', '2026-06-30'],
    ['2026-06-30T23:00:00Z', 'Europe/London', '2026-07-01'],
    ['2026-12-31T23:59:59Z', 'Europe/London', '2026-12-31'],
    ['2026-12-31T23:59:59Z', 'Pacific/Auckland', '2027-01-01'],
  ])('of %s in %s is %s', (instant, zone, day) => {
    expect(dayOf(Date.parse(instant), zone)).toBe(day);
  });

  it.each([
    ['2026-01-15', 6, '2026-07-15'],
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-11-22', -24, '2024-11-22'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months is %s', (day, months, later) => {
    expect(monthsAfter(day, months)).toBe(later);
  });

  it.each([
    ['2026-06-08', 9 * 60 + 30, '2026-06-08T08:30:00.000Z'],
    ['2026-06-08', 1440, '2026-06-08T23:00:00.000Z'],
    ['2026-06-08', 1440 + 6 * 60, '2026-06-09T05:00:00.000Z'],
    // The clocks go forward at one, and back at two.
    ['2026-03-29', 90, '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', 90, '2026-10-25T00:30:00.000Z'],
  ])('%s and %i minutes are an instant in London', (day, minutes, instant) => {
    expect(new Date(localInstant(day, minutes, 'Europe/London')).toISOString()).toBe(instant);
  });

  it('shows what clocks show, and the Monday of a week', () => {
    expect(clockAt(Date.parse('2026-06-08T08:30:00Z'), 'Europe/London')).toBe('09:30');
    expect(['2026-06-08', '2026-06-14', '2026-06-15'].map(mondayOf)).toEqual([
      '2026-06-08',
      '2026-06-08',
      '2026-06-15',
    ]);
  });
});
