import type { Commitment, CommitmentState } from '@frontdoor/contracts';

const words: Record<CommitmentState, string> = {
  running: 'runs',
  paused: 'waits for the customer',
  kept: 'was kept',
  missed: 'was missed',
  extended: 'was kept by the later date',
  waived: 'was waived',
  lapsed: 'lapsed',
  withdrawn: 'was withdrawn',
};

/** What became of the promises between two looks at an enquiry, a sentence each. */
export const effectsBetween = (
  before: readonly Commitment[],
  after: readonly Commitment[],
  time: (instant: string) => string,
): string[] =>
  after.flatMap((commitment) => {
    const { promiseId, state, dueAt } = commitment;
    const old = before.find(({ id }) => id === commitment.id);
    if (!old) return [`${promiseId} was opened, due ${time(dueAt)}.`];
    if (old.state !== state) return [`${promiseId} ${words[state]}.`];
    return old.dueAt === dueAt ? [] : [`${promiseId} is now due ${time(dueAt)}.`];
  });
