import { describe, expect, it } from 'vitest';
import { parseWithin, sayWithin } from './within.js';

describe('an amount of time in words', () => {
  it.each([
    ['4 working hours', { amount: 4, unit: 'working-hours' }],
    ['4.5 working hours', { amount: 4.5, unit: 'working-hours' }],
    ['2.25 working hours', { amount: 2.25, unit: 'working-hours' }],
    ['1 second', { amount: 1, unit: 'seconds' }],
    ['1 statutory working day', { amount: 1, unit: 'statutory-working-days' }],
    ['0.1 working hours', { amount: 0.1, unit: 'working-hours' }],
    ['1 working day', { amount: 1, unit: 'working-days' }],
    ['20 statutory working days', { amount: 20, unit: 'statutory-working-days' }],
    ['28 calendar days', { amount: 28, unit: 'calendar-days' }],
    ['1 calendar month', { amount: 1, unit: 'calendar-months' }],
    ['21 seconds', { amount: 21, unit: 'seconds' }],
    [' 15 minutes ', { amount: 15, unit: 'minutes' }],
  ] as const)('%s is read', (text, within) => {
    expect(parseWithin(text)).toEqual(within);
    expect(sayWithin(within)).toBe(text.trim());
  });

  it.each([
    '4 hours',
    'four working hours',
    '1.5 working days',
    '0 working days',
    '4.005 working hours',
    '-1 minutes',
    '4',
    '4 minutes or so',
    '4 minutes!',
    'all 4 minutes',
    '1 calendar',
  ])('%s is not', (text) => expect(parseWithin(text)).toBeUndefined());
});
