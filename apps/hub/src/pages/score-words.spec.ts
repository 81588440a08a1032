import { describe, expect, it } from 'vitest';
import { sayClock, sayShare, sayTimes } from './score-words.js';

describe('figures in words', () => {
  it('never call anything 100 % that is not', () => {
    expect([1, 0.99999, 0.9, 0].map(sayShare)).toEqual(['100 %', '99.9 %', '90 %', '0 %']);
  });

  it.each([
    [
      { median: 1.31, p90: 2.7, unit: 'working-hours' },
      'Half were done within 1.4 working hours; nine in ten within 2.7.',
    ],
    [
      { median: 1, p90: 3, unit: 'working-days' },
      'Half were done within 1 working day; nine in ten within 3.',
    ],
    [
      { median: 0, p90: 1, unit: 'working-days' },
      'Half were done on the same day; nine in ten within 1 working day.',
    ],
    [{ median: 0, p90: 0, unit: 'calendar-days' }, 'Nine in ten were done on the same day.'],
    [
      { median: 12, p90: 31, unit: 'calendar-months' },
      'Half were done within 12 days; nine in ten within 31.',
    ],
    [{ median: null, p90: null, unit: 'minutes' }, undefined],
  ])('%o', (row, words) => {
    expect(sayTimes(row)).toBe(words);
  });

  it('name a further clock of a promise', () => {
    expect(sayClock('CITY-E1/first-reply')).toBe('First reply');
    expect(sayClock('CITY-E1')).toBeUndefined();
  });
});
