import type { Pack } from '../pack/pack.js';
import type { EnquiryEvent, Extended } from '../words/events.js';
import type { Commitment, Lifecycle, Refusal } from './commitment.js';
import { openings } from './openings.js';
import { timeline, type Timeline } from './timeline.js';
import { trace } from './trace.js';

/**
 * Every commitment of one enquiry as it stands at `now` (epoch milliseconds UTC), from what happened to it.
 * Events after `now` are left out; their order in the list matters only within one instant. Calling it again
 * with a pack whose calendar changed recomputes the due times and forgets no pause.
 */
export function lifecycle(pack: Pack, events: readonly EnquiryEvent[], now: number): Lifecycle {
  const line = timeline(events, now);
  const refusals: Refusal[] = [];
  const commitments = openings(pack, line).map((opening) => trace(pack, opening, line, refusals));
  return { commitments, refusals: [...refusals, ...tooLateOrUnknown(line, commitments)] };
}

/** Extensions of a promise that was not open at the time. */
const tooLateOrUnknown = ({ moments }: Timeline, commitments: readonly Commitment[]): Refusal[] =>
  moments.flatMap(({ event }) =>
    event.type === 'extended' && !commitments.some((commitment) => wasOpen(commitment, event))
      ? [{ event, clockId: event.clockId, reason: 'no such promise is open' }]
      : [],
  );

const wasOpen = ({ clockId, startedAt, endedAt }: Commitment, event: Extended): boolean =>
  clockId === event.clockId && startedAt <= event.at && (endedAt ?? Infinity) >= event.at;
