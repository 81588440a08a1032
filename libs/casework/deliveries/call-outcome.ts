import type { findCallEvents, RowOf } from '@frontdoor/persistence';

export type CallMoment = Pick<
  RowOf<typeof findCallEvents>,
  'leg' | 'what' | 'at' | 'sequence' | 'talkedMs' | 'problem'
>;

/** What has become of a call that we made, as far as is known. */
export type CallOutcome =
  | { state: 'delivered'; at: number }
  | { state: 'failed'; problem: string }
  /** Its agent let it be, or could not be rung: nothing was tried with the customer. */
  | { state: 'taken-back'; problem: string }
  /** The agent's telephone rings, or the agent waits for the customer. */
  | { state: 'sent' };

/**
 * Reads the moments of a call, in whatever order they came. Once the customer has answered, nothing undoes it; of
 * several moments that say so the earliest counts, and of the ends of a leg the one with the highest sequence.
 */
export function outcomeOf(moments: readonly CallMoment[]): CallOutcome {
  const answered = moments.flatMap((each) => (each.leg === 'customer' ? answeredAt(each) : []));
  if (answered.length > 0) return { state: 'delivered', at: Math.min(...answered) };
  const problem = lastProblem(moments, 'customer') ?? lastProblem(moments, 'agent');
  if (!problem) return { state: 'sent' };
  const isUnrung = moments.every(({ leg }) => leg === 'agent');
  return { state: isUnrung ? 'taken-back' : 'failed', problem };
}

/** When the customer answered, by a moment that shows it: also the end of a conversation, less its length. */
function answeredAt({ what, at, talkedMs, problem }: CallMoment): number[] {
  if (what === 'answered') return [at];
  return what === 'ended' && problem === null ? [at - (talkedMs ?? 0)] : [];
}

/** Whether the customer's part of a call is over. */
export const isOver = (moments: readonly CallMoment[]): boolean =>
  moments.some(({ leg, what }) => leg === 'customer' && what === 'ended');

const lastProblem = (moments: readonly CallMoment[], leg: CallMoment['leg']): string | null | undefined =>
  moments
    .filter((each) => each.leg === leg && each.what === 'ended')
    .toSorted((a, b) => b.sequence - a.sequence)[0]?.problem;

/** When a call that came in first rang at an agent's, and when the first of them answered. */
export function firstRingAndAnswer(moments: readonly CallMoment[]): { rangAt?: number; answeredAt?: number } {
  const first = (what: CallMoment['what']): number | undefined => {
    const times = moments.filter((each) => each.leg === 'agent' && each.what === what).map(({ at }) => at);
    return times.length > 0 ? Math.min(...times) : undefined;
  };
  return { rangAt: first('ringing'), answeredAt: first('answered') };
}
