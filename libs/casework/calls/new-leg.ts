import type { LegToRing } from '@frontdoor/channels/core';
import type { CallLeg } from '@frontdoor/persistence';

/** A telephone that is to ring, as it is written down before it does. */
export const newLeg = (
  leg: Pick<CallLeg, 'id' | 'callId' | 'kind' | 'askedAt'> & Partial<Pick<CallLeg, 'agentId' | 'number'>>,
): CallLeg => ({
  ...{ agentId: null, number: null, providerId: null, state: 'asked', rangAt: null, joinedAt: null },
  ...{ endedAt: null, problem: null, answeredBy: null, wordsWantedAt: null, wordsSaidAt: null },
  ...leg,
});

/** Where a telephone is: at a number, or in the browser of its agent. */
export const placeOfLeg = ({ number, agentId }: Pick<CallLeg, 'number' | 'agentId'>): LegToRing['to'] =>
  number === null ? { softphone: agentId! } : { number };
