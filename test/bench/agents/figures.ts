import { quantile, round } from '../due/numbers.js';

export interface Latency {
  p50Ms: number;
  p99Ms: number;
}

/** What agents did, by kind. Milliseconds from the request to the last byte of the answer. */
export interface ActionFigures extends Latency {
  count: number;
  /** Answers nobody foresaw, and requests without an answer. */
  errors: number;
  /** Answered 409 as designed: somebody or something else was first. Counted in `count`, and no error. */
  conflicts: number;
}

export interface Action {
  ms: number[];
  errors: number;
  conflicts: number;
}

export const latencyOf = (ms: readonly number[]): Latency => ({
  p50Ms: round(quantile(ms, 0.5)),
  p99Ms: round(quantile(ms, 0.99)),
});

export const figuresOf = ({ ms, errors, conflicts }: Action): ActionFigures => ({
  count: ms.length,
  ...latencyOf(ms),
  errors,
  conflicts,
});
