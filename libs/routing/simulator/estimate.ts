/** A mean over days with an interval; `error` is the standard error of the mean. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
  error: number;
}

/** Share of intervals that hold the true mean. */
const CONFIDENCE = 0.95;

/** Sums up independent values, one a day. */
export class Estimator {
  private count = 0;
  private mean = 0;
  private squares = 0;

  add(value: number): void {
    this.count++;
    const off = value - this.mean;
    this.mean += off / this.count;
    this.squares += off * (value - this.mean);
  }

  estimate(confidence = CONFIDENCE): Estimate {
    const error = this.count > 1 ? Math.sqrt(this.squares / (this.count - 1) / this.count) : 0;
    return around(this.mean, error, this.count - 1, confidence);
  }
}

/** A ratio of two means, as with a service level: its interval by the delta method. */
export class RatioEstimator {
  private readonly pairs: [number, number][] = [];

  add(part: number, whole: number): void {
    this.pairs.push([part, whole]);
  }

  estimate(confidence = CONFIDENCE): Estimate {
    const count = this.pairs.length;
    const part = this.pairs.reduce((sum, [each]) => sum + each, 0) / count;
    const whole = this.pairs.reduce((sum, [, each]) => sum + each, 0) / count;
    if (whole === 0) return around(0, 0, count - 1, confidence);
    const ratio = part / whole;
    const squares = this.pairs.reduce((sum, [top, bottom]) => sum + (top - ratio * bottom) ** 2, 0);
    const error = count > 1 ? Math.sqrt(squares / (count - 1) / count) / whole : 0;
    return around(ratio, error, count - 1, confidence);
  }
}

function around(mean: number, error: number, freedom: number, confidence: number): Estimate {
  const reach = freedom > 0 ? quantileOfT((1 + confidence) / 2, freedom) * error : 0;
  return { mean, low: mean - reach, high: mean + reach, error };
}

/** The quantile of Student's t, by Hill's expansion (1970) from that of the normal distribution; to 1 in 1,000 from 5 on. */
export function quantileOfT(share: number, freedom: number): number {
  const z = quantileOfNormal(share);
  const g1 = (z ** 3 + z) / 4;
  const g2 = (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96;
  const g3 = (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384;
  return z + g1 / freedom + g2 / freedom ** 2 + g3 / freedom ** 3;
}

/** The quantile of the normal distribution for shares above a half, by bisection of its tail. */
function quantileOfNormal(share: number): number {
  let low = 0;
  let high = 10;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (upperTail(middle) > 1 - share) low = middle;
    else high = middle;
  }
  return low;
}

/** Chance that a standard normal value is above `z` > 0, by Laplace's continued fraction, or its series near 0. */
function upperTail(z: number): number {
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let n = 1; n < 200; n++) sum += term *= (z * z) / (2 * n + 1);
    return 0.5 - density * sum;
  }
  let fraction = z;
  for (let k = 100; k > 0; k--) fraction = z + k / fraction;
  return density / fraction;
}
