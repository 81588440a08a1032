import type { Commitment } from '@frontdoor/contracts';
import { urgencyOf } from '../../time/urgency.js';

export type Standing =
  | 'safe'
  | 'at-risk'
  | 'missed'
  | 'met-late'
  | 'paused'
  | 'kept'
  | 'kept-by-later-date'
  | 'waived'
  | 'withdrawn'
  | 'lapsed';

/** How a promise stands at an instant (milliseconds since the epoch); a running one may be over before the hub says so. */
export const standingOf = (commitment: Commitment, now: number): Standing => {
  const { state, settledAt } = commitment;
  switch (state) {
    case 'running': {
      const urgency = urgencyOf(commitment, now);
      return urgency === 'on-track' ? 'safe' : urgency;
    }
    case 'missed':
      return settledAt === null ? 'missed' : 'met-late';
    case 'extended':
      return 'kept-by-later-date';
    case 'paused':
    case 'kept':
    case 'waived':
    case 'withdrawn':
    case 'lapsed':
      return state;
  }
};

/** Whether something can still be done for it. */
export const isOpen = ({ state, settledAt }: Pick<Commitment, 'state' | 'settledAt'>): boolean =>
  settledAt === null && (state === 'running' || state === 'paused' || state === 'missed');
