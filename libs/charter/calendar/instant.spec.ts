import { toIso } from '@frontdoor/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from './instant.js';

describe('parseInstant', () => {
  it('reads what the kernel writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6e13, max: 7e12 }), (instant) => {
        expect(parseInstant(toIso(instant))).toBe(instant);
      }),
    );
  });

  it.each([
    ['2025-12-24T16:30:00Z', 1_766_593_800_000],
    ['2025-12-24T16:30Z', 1_766_593_800_000],
    ['2025-12-24T17:30:00+01:00', 1_766_593_800_000],
    ['2025-12-24T13:00:00-03:30', 1_766_593_800_000],
    ['2025-12-24T16:30:00.5Z', 1_766_593_800_500],
    ['2025-12-24T16:30:00.123456789Z', 1_766_593_800_123],
    ['2024-02-29T00:00:00Z', 1_709_164_800_000],
    ['2024-02-29T23:59:00.25+23:59', 1_709_164_800_250],
  ])('reads %s', (text, instant) => expect(parseInstant(text)).toBe(instant));

  it.each([
    '2025-12-24T16:30:00',
    '2025-12-24',
    '2025-02-29T10:00:00Z',
    '2025-12-24T24:00:00Z',
    '2025-12-24T16:60:00Z',
    '2025-12-24T16:30:60Z',
    '2025-12-24T16:30:00+24:00',
    '2025-12-24T16:30:00+01:60',
    '2025-12-24 16:30:00Z',
    ' 2025-12-24T16:30:00Z',
    '2025-12-24T16:30:00Z!',
    'yesterday',
    '',
  ])('refuses %s', (text) => expect(parseInstant(text)).toBeUndefined());
});

describe('formatInstant', () => {
  it('writes two digits each', () => {
    expect(formatInstant(parseInstant('2025-10-10T10:10:10Z')!)).toBe('2025-10-10T10:10:10Z');
    expect(formatInstant(parseInstant('2025-01-02T03:04:05Z')!)).toBe('2025-01-02T03:04:05Z');
  });

  it('writes UTC to the second', () => {
    fc.assert(
      fc.property(fc.integer({ min: -6e13, max: 7e12 }), (instant) => {
        expect(formatInstant(instant)).toBe(`${toIso(instant).slice(0, 19)}Z`);
      }),
    );
  });
});
