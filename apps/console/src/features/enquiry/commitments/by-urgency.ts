import type { Commitment } from '@frontdoor/contracts';
import { isOpen } from '../standing.js';

/** What is still open first, in the order it falls due; then what is settled, the latest first. */
export const byUrgency = (a: Commitment, b: Commitment): number => {
  if (isOpen(a) !== isOpen(b)) return isOpen(a) ? -1 : 1;
  const order = Date.parse(a.dueAt) - Date.parse(b.dueAt);
  return isOpen(a) ? order : -order;
};
