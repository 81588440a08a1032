import type { LineMoment } from '@frontdoor/channels/core';
import type { CallLeg } from '@frontdoor/persistence';
import { problemsOf } from './line-problems.js';

/** A telephone only goes on in this order. */
const STATES = ['asked', 'ringing', 'answered', 'joined', 'ended'] as const;

const AFTER: Readonly<Record<LineMoment['what'], CallLeg['state'] | undefined>> = {
  ringing: 'ringing',
  answered: 'answered',
  recognised: 'answered',
  joined: 'joined',
  held: undefined,
  resumed: undefined,
  left: undefined,
  ended: 'ended',
};

type Leg = Pick<
  CallLeg,
  'state' | 'rangAt' | 'joinedAt' | 'endedAt' | 'problem' | 'providerId' | 'answeredBy' | 'kind' | 'number'
>;

/**
 * What a moment changes about a telephone that we rang; undefined where it is nothing new. The same moments in any order,
 * each any number of times, come to the same.
 */
export function legAfter(
  known: Leg,
  { what, at, problem, answeredBy, line }: LineMoment,
): Partial<Leg> | undefined {
  const state = AFTER[what];
  if (!state) return undefined;
  const providerId = 'leg' in line ? line.providerId : undefined;
  // Given up before anybody knew by which id it rings: it has not ended there, and is silenced by that id.
  const wasGivenUp = known.state === 'ended' && known.providerId === null && providerId !== undefined;
  const leg: Leg = wasGivenUp ? { ...known, endedAt: null } : known;
  const changes: Partial<Leg> = {
    ...(wasGivenUp && { endedAt: null }),
    ...(STATES.indexOf(state) > STATES.indexOf(leg.state) && { state }),
    ...(what === 'ringing' && isEarlier(at, leg.rangAt) && { rangAt: at }),
    ...(what === 'joined' && isEarlier(at, leg.joinedAt) && { joinedAt: at }),
    ...(what === 'ended' && isEarlier(at, leg.endedAt) && { endedAt: at }),
    ...(what === 'ended' && problem && leg.problem === null && { problem: problemsOf(leg)[problem] }),
    ...(answeredBy && leg.answeredBy === null && { answeredBy }),
    ...(providerId && leg.providerId === null && { providerId }),
  };
  return Object.keys(changes).length > 0 ? changes : undefined;
}

const isEarlier = (at: number, known: number | null): boolean => known === null || at < known;
