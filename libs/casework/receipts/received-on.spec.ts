import { describe, expect, it } from 'vitest';
import { receivedOn } from './received-on.js';

const ZONE = 'Europe/London';
const at = (instant: string) => Date.parse(instant);
const count = (date: string, takenInAt = '2026-11-05T14:20:00Z', now = takenInAt) =>
  new Date(receivedOn(date, { zone: ZONE, takenInAt: at(takenInAt), now: at(now) })).toISOString();

describe('a date of receipt', () => {
  it.each([
    ['a day before the scan', '2026-11-03', '2026-11-03T00:00:00.000Z'],
    ['the day of the scan', '2026-11-05', '2026-11-05T14:20:00.000Z'],
    ['a day in summer time', '2026-10-23', '2026-10-22T23:00:00.000Z'],
    ['the day on which the clocks change', '2026-10-25', '2026-10-24T23:00:00.000Z'],
    ['a day a year back', '2025-11-05', '2025-11-05T00:00:00.000Z'],
  ])('counts: %s', (_, date, instant) => {
    expect(count(date)).toBe(instant);
  });

  it('is the day where the organisation is, not in UTC', () => {
    expect(count('2026-07-01', '2026-06-30T23:30:00Z')).toBe('2026-06-30T23:30:00.000Z');
    expect(count('2026-06-30', '2026-06-30T23:30:00Z')).toBe('2026-06-29T23:00:00.000Z');
  });

  it.each([
    ['in the future', '2026-11-06', 'it lies in the future'],
    ['more than a year back', '2025-11-04', 'it lies more than a year back'],
  ])('is refused %s', (_, date, reason) => {
    expect(() => count(date)).toThrowError(reason);
  });

  it('is refused after the scan', () => {
    expect(() => count('2026-11-06', '2026-11-05T14:20:00Z', '2026-11-09T09:00:00Z')).toThrowError(
      'it was taken in on 2026-11-05 already',
    );
  });
});
