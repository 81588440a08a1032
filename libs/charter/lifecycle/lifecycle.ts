import type { Pack } from '../pack/pack.js';
import type { EnquiryEvent } from '../words/events.js';
import type { Lifecycle, Refusal } from './commitment.js';
import { openings } from './openings.js';
import { timeline } from './timeline.js';
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
  return { commitments, refusals: [...refusals, ...addressedToNobody(line, refusals, commitments)] };
}

/** Extensions that name a clock which never opened. */
function addressedToNobody(
  { moments }: ReturnType<typeof timeline>,
  refused: readonly Refusal[],
  commitments: Lifecycle['commitments'],
): Refusal[] {
  return moments.flatMap(({ event }) =>
    event.type === 'extended' &&
    !commitments.some(({ clockId }) => clockId === event.clockId) &&
    !refused.some((refusal) => refusal.event === event)
      ? [{ event, clockId: event.clockId, reason: 'no such promise is open' }]
      : [],
  );
}
