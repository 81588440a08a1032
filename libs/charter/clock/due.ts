import { account } from '../explain/account.js';
import { explain } from '../explain/explain.js';
import type { Pack } from '../pack/pack.js';
import { dueTime, type Stretch } from './due-time.js';
import { findClock } from './find-clock.js';

export interface DueContext {
  /** Waits for the customer, in order and not overlapping. Ignored where the promise does not pause. */
  pauses?: readonly Stretch[];
}

/**
 * When a promise is due whose own start event is at `at` (epoch milliseconds UTC). Takes a promise ID or a
 * clock id. Fast: no explanation is made.
 * @throws ClockError for an unknown promise or one without a time limit, OutsideCalendar outside 1990-2199.
 */
export function dueAt(pack: Pack, clockId: string, at: number, context: DueContext = {}): number {
  const clock = findClock(pack, clockId, at);
  return dueTime(clock, at, clock.pauses ? context.pauses : undefined);
}

/** As `dueAt`, with its account line by line. */
export function due(
  pack: Pack,
  clockId: string,
  at: number,
  context: DueContext = {},
): { dueAt: number; explanation: string[] } {
  const clock = findClock(pack, clockId, at);
  const counted = account(clock, at, clock.pauses ? context.pauses : undefined);
  return { dueAt: counted.dueAt, explanation: explain(clock, counted) };
}
