import type { Commitment } from '@frontdoor/contracts';

const isSettled = ({ state, settledAt }: Commitment) =>
  settledAt !== null || state === 'kept' || state === 'waived';

/** What still runs first, in the order it falls due; then what is settled, the latest first. */
export const byUrgency = (a: Commitment, b: Commitment): number => {
  if (isSettled(a) !== isSettled(b)) return isSettled(a) ? 1 : -1;
  const order = Date.parse(a.dueAt) - Date.parse(b.dueAt);
  return isSettled(a) ? -order : order;
};
