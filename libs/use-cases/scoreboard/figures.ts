import type { CommitmentState, Scoreboard } from '@frontdoor/contracts';

export type Figures = Scoreboard['totals'];

/** Within these times at least half, and at least nine in ten, were met. */
export type Times = Pick<Figures, 'median' | 'p90'>;

export const NO_TIMES: Times = { median: null, p90: null };

/** How many commitments are in a state; of those still open, how many are overdue. */
export interface Counted {
  state: CommitmentState;
  count: number;
  overdue: number;
}

/** Adds up what was counted. */
export function figuresOf(counted: readonly Counted[], times: Times): Figures {
  const sum = (...states: CommitmentState[]): number =>
    counted.reduce((total, { state, count }) => total + (states.includes(state) ? count : 0), 0);
  const overdue = counted.reduce((total, each) => total + each.overdue, 0);
  const kept = sum('kept');
  const missed = sum('missed') + overdue;
  const extended = sum('extended');
  const decided = kept + missed + extended;
  return {
    opened: counted.reduce((total, { count }) => total + count, 0),
    kept,
    missed,
    extended,
    waived: sum('waived'),
    withdrawn: sum('withdrawn'),
    running: sum('running', 'paused') - overdue,
    keptShare: decided === 0 ? null : kept / decided,
    ...times,
  };
}
