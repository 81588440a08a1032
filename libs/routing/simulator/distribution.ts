import { randomExponential, randomGamma, randomLogNormal } from 'd3-random';
import type { Random } from './random.js';

/** A length of time, or a factor, that chance decides; it may differ by period. */
export interface Distribution {
  /** By the number of the period. */
  mean(period: number): number;
  /** What draws from it with these random numbers, by the number of the period. */
  drawer(random: Random): (period: number) => number;
}

/** One value for all periods, or one for each. */
export type ByPeriod = readonly number[];

const at = (values: ByPeriod, period: number): number => values[period % values.length]!;

export const always = (value: ByPeriod): Distribution => ({
  mean: (period) => at(value, period),
  drawer: () => (period) => at(value, period),
});

export const exponential = (mean: ByPeriod): Distribution => ({
  mean: (period) => at(mean, period),
  drawer(random) {
    const one = randomExponential.source(random)(1);
    return (period) => one() * at(mean, period);
  },
});

export const uniform = (from: ByPeriod, to: ByPeriod): Distribution => ({
  mean: (period) => (at(from, period) + at(to, period)) / 2,
  drawer: (random) => (period) => at(from, period) + random() * (at(to, period) - at(from, period)),
});

export const gamma = (shape: ByPeriod, mean: ByPeriod): Distribution => ({
  mean: (period) => at(mean, period),
  drawer(random) {
    const draws = shape.map((each) => randomGamma.source(random)(each, 1));
    return (period) => (draws[period % draws.length]!() * at(mean, period)) / at(shape, period);
  },
});

/** @param deviation standard deviation, in the unit of the mean. */
export function lognormal(mean: ByPeriod, deviation: ByPeriod): Distribution {
  return {
    mean: (period) => at(mean, period),
    drawer(random) {
      const one = randomLogNormal.source(random)(0, 1);
      return (period) => {
        const variance = Math.log1p((at(deviation, period) / at(mean, period)) ** 2);
        return at(mean, period) * Math.exp(-variance / 2) * one() ** Math.sqrt(variance);
      };
    },
  };
}

/** Each of the values that were seen is as likely as the others. */
export function fromData(seen: readonly (readonly number[])[]): Distribution {
  const means = seen.map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
  return {
    mean: (period) => at(means, period),
    drawer: (random) => (period) => {
      const values = seen[period % seen.length]!;
      return values[Math.floor(random() * values.length)]!;
    },
  };
}
