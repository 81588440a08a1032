import { describe, expect, it } from 'vitest';
import { amount, count, percent } from './numbers.js';

describe('percent', () => {
  it.each([
    [null, '–'],
    [0, '0%'],
    [1, '100%'],
    [0.965, '96.5%'],
    [0.9, '90.0%'],
    [0.96549, '96.5%'],
    [0.9999, '> 99.9%'],
    [0.0001, '< 0.1%'],
  ])('%d reads %s', (share, text) => expect(percent(share)).toBe(text));
});

describe('amount', () => {
  it.each([
    [1, 'working-days', '1', 'working day'],
    [1.04, 'working-hours', '1', 'working hour'],
    [2.46, 'working-hours', '2.5', 'working hours'],
    [0, 'seconds', '0', 'seconds'],
    [20, 'statutory-working-days', '20', 'working days'],
    [1250, 'minutes', '1,250', 'minutes'],
  ])('%d %s reads %s %s', (value, unit, figure, word) =>
    expect(amount(value, unit)).toEqual({ figure, unit: word }),
  );
});

it('count groups thousands', () => expect(count(12345)).toBe('12,345'));
