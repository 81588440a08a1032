import { expect, it } from 'vitest';
import { Estimator, quantileOfT, RatioEstimator } from './estimate.js';

// Tables of Student's t.
it.each([
  [0.975, 5, 2.571],
  [0.975, 9, 2.262],
  [0.975, 30, 2.042],
  [0.975, 1000, 1.962],
  [0.995, 29, 2.756],
  [0.9995, 39, 3.558],
])('the quantile of t at %s with %s degrees of freedom is %s', (share, freedom, value) => {
  expect(quantileOfT(share, freedom)).toBeCloseTo(value, 2);
});

it('a mean has an interval by its spread over the days', () => {
  const estimator = new Estimator();
  for (const value of [2, 4, 4, 4, 5, 5, 7, 9]) estimator.add(value);
  const { mean, error, low, high } = estimator.estimate();
  expect(mean).toBe(5);
  expect(error).toBeCloseTo(Math.sqrt(32 / 7 / 8), 10);
  expect(high - mean).toBeCloseTo(mean - low, 10);
  expect(high - mean).toBeCloseTo(2.365 * error, 2);
});

it('a ratio is one of means, not the mean of ratios', () => {
  const ratio = new RatioEstimator();
  ratio.add(1, 1);
  ratio.add(0, 9);
  expect(ratio.estimate().mean).toBe(0.1);
});

it('what happened on one day alone has no interval', () => {
  const one = new Estimator();
  one.add(3);
  expect(one.estimate()).toEqual({ mean: 3, low: 3, high: 3, error: 0 });
});
