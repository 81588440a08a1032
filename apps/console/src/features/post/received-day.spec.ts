import { describe, expect, it } from 'vitest';
import { dayOf, isOfToday } from './received-day.js';

const ZONE = 'Europe/London';
// A quarter past midnight on the 8th in London.
const now = Date.parse('2026-07-07T23:15:00Z');

describe('the day on which post was received', () => {
  it('goes by the council’s clock', () => {
    expect(dayOf('today', now, ZONE)).toBe('2026-07-08');
    expect(dayOf('yesterday', now, ZONE)).toBe('2026-07-07');
    expect(dayOf({ date: '2026-07-03' }, now, ZONE)).toBe('2026-07-03');
  });

  it('is not known while nobody said it', () => {
    expect(dayOf(null, now, ZONE)).toBeNull();
    expect(dayOf({ date: null }, now, ZONE)).toBeNull();
  });

  it('is for somebody to say where it was brought before midnight', () => {
    expect(isOfToday('2026-07-07T23:05:00Z', now, ZONE)).toBe(true);
    expect(isOfToday('2026-07-07T22:55:00Z', now, ZONE)).toBe(false);
  });
});
