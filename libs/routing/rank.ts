/** A work item as the policy sees it. Instants are epoch milliseconds. */
export interface Waiting {
  id: string;
  service: string;
  language: string;
  channel: string;
  weight: number;
  /** The instant by which something must have happened: the one measure that compares all channels. */
  urgentAt: number;
  queuedAt: number;
  notBefore: number | null;
  preferredAgentId: string | null;
  declinedBy: readonly string[];
}

/** Earliest promise first; then who has waited longest; then the id, so that the order is total. */
export const byUrgency = (
  a: Pick<Waiting, 'urgentAt' | 'queuedAt' | 'id'>,
  b: Pick<Waiting, 'urgentAt' | 'queuedAt' | 'id'>,
): number => a.urgentAt - b.urgentAt || a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1);

/** A work item without a promise counts as if one fell due a day after it came, so that it never waits for ever. */
const WITHOUT_PROMISE_MS = 24 * 3_600_000;

/** When something must have happened for a work item: its earliest promise, or the end of the agreed time to ring. */
export const urgentAt = (queuedAt: number, dueAts: readonly number[], callbackTo?: number): number =>
  Math.min(...dueAts, callbackTo ?? Infinity) === Infinity
    ? queuedAt + WITHOUT_PROMISE_MS
    : Math.min(...dueAts, callbackTo ?? Infinity);
