import { expect, it } from 'vitest';
import { Shares } from './shares.js';

it('shares are bounded for each and for all, and come back', () => {
  const shares = new Shares(10, 6);
  expect([shares.take('a', 4), shares.take('a', 3), shares.take('a', 2)]).toEqual([true, false, true]);
  expect([shares.take('b', 5), shares.take('b', 4), shares.take('c', 1)]).toEqual([false, true, false]);
  shares.give('a', 6);
  expect([shares.take('c', 6), shares.take('a', 1)]).toEqual([true, false]);
  expect(shares.take('b', 0, Infinity)).toBe(true);
});
