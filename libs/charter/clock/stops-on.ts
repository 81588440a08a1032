import type { Clock, Pack } from '../pack/pack.js';
import type { CharterEvent } from '../words/events.js';
import { clockOf } from './clock-of.js';

/**
 * Does this event meet the promise? An acknowledgement is also met by a full response where the pack says so.
 * @throws ClockError when the pack has no such clock.
 */
export const stopsOn = (pack: Pack, clockId: string, event: CharterEvent): boolean =>
  stops(clockOf(pack, clockId), event);

/** As `stopsOn`, for a clock already found. */
export function stops(clock: Clock, event: CharterEvent): boolean {
  const { stage } = clock.appliesWhen;
  return clock.stops.includes(event.type) && (stage === undefined || stage === stageOf(event));
}

/** The stage an event belongs to. Asking for the next stage, the `stage` of that event, ends the one before. */
function stageOf(event: CharterEvent): number {
  return event.type === 'escalated' ? (event.stage ?? 2) - 1 : (event.stage ?? 1);
}
