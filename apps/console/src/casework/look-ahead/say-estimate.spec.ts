import { expect, it } from 'vitest';
import { sayDifference, sayEstimate, sayVerdict } from './say-estimate.js';

const of = (mean: number, low = mean, high = mean) => ({ mean, low, high });

it.each([
  [of(3), '3'],
  [of(3.24, 2.81, 3.62), '3.2 (2.8 to 3.6)'],
  [of(0.1, -0.2, 0.4), '0.1 (0 to 0.4)'],
])('says %j as %s', (estimate, said) => expect(sayEstimate(estimate)).toBe(said));

it.each([
  [of(0), '0'],
  [of(-2), '−2'],
  [of(-2, -3, 1), '−2 (−3 to +1)'],
])('says the difference %j as %s', (estimate, said) => expect(sayDifference(estimate)).toBe(said));

it.each([
  [of(-2, -3, -1), 'About 2 fewer promises missed, with 95 % certainty at least 1 fewer.'],
  [of(2, 1, 3), 'About 2 more promises missed, with 95 % certainty at least 1 more.'],
  [of(0.1, -1, 1), 'It makes no difference to the promises missed that could be told from chance.'],
  [of(0), 'No promise is missed more or less because of it.'],
])('judges %j', (missedMore, said) => expect(sayVerdict(missedMore, of(0))).toBe(said));
