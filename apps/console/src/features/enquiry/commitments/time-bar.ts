import type { Commitment } from '@frontdoor/contracts';

/** The way from the start of a promise to its due time, in shares from 0 to 1. */
interface TimeBarShares {
  gone: number;
  /** Where the promise begins to be at risk. */
  marks: number[];
}

/** Shares for the picture of a promise that runs from its start to its due time. */
export const timeBarShares = (
  { startedAt, dueAt, atRiskAt }: Pick<Commitment, 'startedAt' | 'dueAt' | 'atRiskAt'>,
  now: number,
): TimeBarShares => {
  const start = Date.parse(startedAt);
  const length = Math.max(1, Date.parse(dueAt) - start);
  const share = (at: number) => Math.min(1, Math.max(0, (at - start) / length));
  const marks = atRiskAt.map((at) => share(Date.parse(at))).filter((mark) => mark > 0 && mark < 1);
  return { gone: share(now), marks };
};
