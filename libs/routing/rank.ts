/** A work item as the policy sees it. Instants are epoch milliseconds. */
export interface Waiting {
  id: string;
  service: string;
  /** BCP 47; `*` where anybody will do, as with an interpreter. */
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
  /**
   * How long after `urgentAt`, in milliseconds, it lets what can still be kept go first. Then its turn has come whatever
   * else waits, so that nothing waits for ever.
   */
  yields?: number;
  preferredAgentId: string | null;
  declinedBy: readonly string[];
  /** Who must not deal with it, whoever gives it to them. */
  excluded?: readonly string[];
  /** Channels by which its customer has to be answered: whoever gets it serves them too. */
  needs?: readonly string[];
  /** Dealt with on the telephone, at one go. */
  isSpoken?: boolean;
  /** How long it will take whoever gets it, in milliseconds. */
  expectedMs?: number;
  /** Nobody gets it who knows its service less well than this. */
  leastLevel?: number;
  /** Services whose people may help out with it. */
  alsoServices?: readonly string[];
}

type Ranked = Pick<Waiting, 'urgentAt' | 'yields' | 'queuedAt' | 'id'>;

/** Whether what it is urgent for can no longer be kept. */
export const hasMissed = (item: Pick<Ranked, 'urgentAt'>, now: number): boolean => item.urgentAt < now;

/** The instant by which work is ranked: what was missed yields to what can still be kept, for a while. */
export const standsAt = (item: Ranked, now: number): number =>
  hasMissed(item, now) ? item.urgentAt + (item.yields ?? 0) : item.urgentAt;

/**
 * The order of work at an instant: the earliest promise that can still be kept first; then who has waited longest; then
 * the id, so that the order is total.
 *
 * @param now epoch milliseconds.
 */
export const byUrgencyAt =
  (now: number) =>
  (a: Ranked, b: Ranked): number =>
    standsAt(a, now) - standsAt(b, now) || a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1);

/**
 * How long what was missed lets what can still be kept go first, in milliseconds. Whoever is there, as on the telephone,
 * has given up by then or is as urgent as what falls due in half an hour; what was written is never put off for longer
 * than a day. The simulator shows what other lengths would come to.
 */
export const YIELDS = { there: 30 * 60_000, written: 24 * 3_600_000 } as const;

/** A work item without a promise counts as if one fell due a day after it came, so that it never waits for ever. */
const WITHOUT_PROMISE_MS = 24 * 3_600_000;

/** Whoever is to be helped as soon as possible is due before everything that has a time; among themselves, who came first. */
const BEFORE_ALL = 0;

interface Urgency {
  queuedAt: number;
  /**
   * Promises still to be kept: when each falls due, whether that is past, and where one that can be kept has its work stand
   * (`standingOf`); where that is not known, as when it falls due.
   */
  promises: readonly { dueAt: number; isMissed: boolean; ranksAt?: number }[];
  /** The customer is there while they wait, as in a call. */
  isThere?: boolean;
  /** The end of the agreed time to ring. */
  callbackTo?: number | undefined;
  /** The customer does not know yet that something went wrong. */
  atOnce?: boolean;
  /** Somebody at reception whom the charter helps before all others. */
  goesFirst?: boolean;
  /** How long what was missed yields, in milliseconds. */
  yields?: { there: number; written: number };
}

/**
 * When something must have happened for a work item: its earliest promise, or the end of the agreed time to ring. What was
 * missed counts as if it were due later by what it yields.
 */
export function urgentAt({
  queuedAt,
  promises,
  isThere = false,
  callbackTo = Infinity,
  atOnce = false,
  goesFirst = false,
  yields = YIELDS,
}: Urgency): number {
  if (goesFirst) return BEFORE_ALL;
  if (atOnce) return queuedAt;
  const later = isThere ? yields.there : yields.written;
  const earliest = Math.min(
    ...promises.map(({ dueAt, isMissed, ranksAt = dueAt }) => (isMissed ? dueAt + later : ranksAt)),
    callbackTo,
  );
  return earliest === Infinity ? queuedAt + WITHOUT_PROMISE_MS : earliest;
}
