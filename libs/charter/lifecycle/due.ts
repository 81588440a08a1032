import { account } from '../explain/account.js';
import { explain } from '../explain/explain.js';
import type { Clock, Pack } from '../pack/pack.js';
import { isCertain } from '../clock/certain.js';
import { decidingSpan, dueTime, type Stretch } from '../clock/due-time.js';
import { clockOf, inForce } from '../clock/clock-of.js';

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
  const clock = clockOf(pack, clockId, at);
  return dueTime(clock, at, clock.pauses ? context.pauses : undefined);
}

/** As `dueAt`, with its account line by line. */
export function due(
  pack: Pack,
  clockId: string,
  at: number,
  context: DueContext = {},
): { dueAt: number; explanation: string[] } {
  const clock = clockOf(pack, clockId, at);
  const counted = account(clock, at, clock.pauses ? context.pauses : undefined);
  return { dueAt: counted.dueAt, explanation: explain(clock, counted) };
}

export interface ClockDue {
  clockId: string;
  /** Epoch milliseconds, UTC. */
  dueAt: number;
  /** False when it lies beyond the published bank holidays. */
  certain: boolean;
}

/**
 * The due times of every clock of a promise that starts on the same event as the clock named, that one first: a
 * full response and the acknowledgement owed beside it, say.
 * @throws as `dueAt`.
 */
export function allDue(pack: Pack, clockId: string, at: number): ClockDue[] {
  const named = clockOf(pack, clockId, at);
  const found = [clockDue(named, at)];
  if (named.id !== named.promiseId) return found;
  for (const clock of pack.clocksOf.get(named.promiseId) ?? []) {
    if (clock !== named && clock.starts === named.starts && inForce(clock, at))
      found.push(clockDue(clock, at));
  }
  return found;
}

function clockDue(clock: Clock, at: number): ClockDue {
  const end = dueTime(clock, at);
  return { clockId: clock.id, dueAt: end, certain: isCertain(decidingSpan(clock, at, []), end) };
}
