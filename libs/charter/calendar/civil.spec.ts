import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { addMonths, civilDate, dayNumber, daysInMonth, formatDate, parseDate, weekday } from './civil.js';

const date = (day: number): Temporal.PlainDate => new Temporal.PlainDate(1970, 1, 1).add({ days: day });
const anyDay = fc.integer({ min: -200_000, max: 200_000 });

describe('day numbers', () => {
  it('name the dates that the Gregorian calendar does', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { year, month, day: dayOfMonth, dayOfWeek, daysInMonth: days } = date(day);
        expect(civilDate(day)).toEqual({ year, month, day: dayOfMonth });
        expect(dayNumber(year, month, dayOfMonth)).toBe(day);
        expect(weekday(day)).toBe(dayOfWeek - 1);
        expect(daysInMonth(year, month)).toBe(days);
      }),
    );
  });

  it.each([
    '1600-02-29',
    '1899-12-31',
    '1900-02-28',
    '1900-03-01',
    '2000-02-29',
    '2000-12-31',
    '2100-02-28',
    '2400-02-29',
  ])('know the turn of a century, %s', (text) => {
    const { year, month, day } = Temporal.PlainDate.from(text);
    expect(civilDate(dayNumber(year, month, day))).toEqual({ year, month, day });
  });

  it.each([1900, 2000, 2023, 2024, 2100])('know February of %i', (year) => {
    expect(daysInMonth(year, 2)).toBe(new Temporal.PlainYearMonth(year, 2).daysInMonth);
  });

  it('are read from a date and written as one', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 900_000 }), (day) => {
        expect(parseDate(formatDate(day))).toBe(day);
      }),
    );
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-04-31',
    '26-01-01',
    '2026-1-1',
    '2026-01-01T',
    '12026-01-01',
  ])('are not read from %s', (text) => expect(parseDate(text)).toBeUndefined());
});

describe('adding months', () => {
  it('keeps to the end of a shorter month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 60 }), (day, months) => {
        expect(formatDate(addMonths(day, months))).toBe(date(day).add({ months }).toString());
      }),
    );
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-11-30', 1, '2025-12-30'],
  ])('makes %s + %i months %s', (from, months, to) => {
    expect(formatDate(addMonths(parseDate(from)!, months))).toBe(to);
  });
});
