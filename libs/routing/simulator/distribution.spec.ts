import { expect, it } from 'vitest';
import {
  always,
  type Distribution,
  exponential,
  fromData,
  gamma,
  lognormal,
  uniform,
} from './distribution.js';
import { randomRow } from './random.js';

const DRAWS = 200_000;

it.each<[string, Distribution, number, number]>([
  ['constant', always([3]), 3, 0],
  ['exponential', exponential([2]), 2, 2],
  ['uniform', uniform([1], [5]), 3, 4 / Math.sqrt(12)],
  ['gamma of a small shape', gamma([0.5], [2]), 2, 2 / Math.sqrt(0.5)],
  ['gamma of a large shape', gamma([28.7], [1]), 1, 1 / Math.sqrt(28.7)],
  ['lognormal', lognormal([4], [3]), 4, 3],
  ['data', fromData([[1, 1, 4]]), 2, Math.sqrt(2)],
])('a %s distribution has its mean and its spread', (name, distribution, mean, deviation) => {
  const draw = distribution.drawer(randomRow(7, name.length));
  const drawn = Array.from({ length: DRAWS }, () => draw(0));
  const average = drawn.reduce((sum, value) => sum + value, 0) / DRAWS;
  const spread = Math.sqrt(drawn.reduce((sum, value) => sum + (value - average) ** 2, 0) / DRAWS);
  expect(distribution.mean(0)).toBe(mean);
  // Five standard errors of the mean; the spread varies more, by its heavy tail.
  expect(Math.abs(average - mean)).toBeLessThanOrEqual((5 * deviation) / Math.sqrt(DRAWS) + 1e-9);
  expect(Math.abs(spread - deviation)).toBeLessThanOrEqual(0.05 * deviation + 1e-9);
});

it('a distribution may have other parameters in each period', () => {
  const draw = exponential([1, 100]).drawer(randomRow(1));
  const means = [0, 1].map(
    (period) => Array.from({ length: 5000 }, () => draw(period)).reduce((a, b) => a + b) / 5000,
  );
  expect(means[0]).toBeCloseTo(1, 0);
  expect(means[1]! / 100).toBeCloseTo(1, 0);
});

it('the same seed and purpose give the same row of numbers, another gives another', () => {
  const row = (...which: [number, ...number[]]): number[] => {
    const next = randomRow(...which);
    return [next(), next(), next()];
  };
  expect(row(1, 2, 3)).toEqual(row(1, 2, 3));
  const others = [row(1, 2, 3), row(2, 2, 3), row(1, 3, 2), row(1, 2), row(1)];
  expect(new Set(others.map(([first]) => first)).size).toBe(others.length);
});
