/** A work item as the policy sees it. Instants are epoch milliseconds. */
export interface Waiting {
  id: string;
  service: string;
  language: string;
  channel: string;
  /** Share of an agent's capacity that it takes. */
  weight: number;
  /** The instant by which something must have happened: the one measure that compares all channels. */
  urgentAt: number;
  queuedAt: number;
  notBefore: number | null;
  /** Whoever has it has no other on its channel meanwhile, as with a call. */
  isOneAtATime?: boolean;
  preferredAgentId: string | null;
  declinedBy: readonly string[];
}

type Ranked = Pick<Waiting, 'urgentAt' | 'queuedAt' | 'id'>;

/** Earliest promise first; then who has waited longest; then the id, so that the order is total. */
export const byUrgency = (a: Ranked, b: Ranked): number =>
  a.urgentAt - b.urgentAt || a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1);

/** A work item without a promise counts as if one fell due a day after it came, so that it never waits for ever. */
const WITHOUT_PROMISE_MS = 24 * 3_600_000;

interface Urgency {
  queuedAt: number;
  /** When the promises still to be kept fall due. */
  dueAts: readonly number[];
  /** The end of the agreed time to ring. */
  callbackTo?: number | undefined;
  /** The customer does not know yet that something went wrong. */
  atOnce?: boolean;
}

/** When something must have happened for a work item: its earliest promise, or the end of the agreed time to ring. */
export function urgentAt({ queuedAt, dueAts, callbackTo = Infinity, atOnce = false }: Urgency): number {
  if (atOnce) return queuedAt;
  const earliest = Math.min(...dueAts, callbackTo);
  return earliest === Infinity ? queuedAt + WITHOUT_PROMISE_MS : earliest;
}
