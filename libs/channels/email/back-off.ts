import { digest } from './arrivals.js';

const STEPS_MS = [1_000, 2_000, 5_000, 10_000, 20_000, 40_000, 60_000];
const SPREAD = 0.25;

/**
 * Milliseconds to wait after the `attempt`-th failure in a row, counted from 0: a second at first, a minute at
 * most, a quarter more or less by source, so that many mailboxes of one server do not come back all at once.
 */
export function backOff(attempt: number, source: string): number {
  const step = STEPS_MS[Math.min(attempt, STEPS_MS.length - 1)] ?? 0;
  const fraction = parseInt(digest(source, String(attempt)).slice(0, 4), 16) / 0xffff;
  return Math.round(step * (1 - SPREAD + 2 * SPREAD * fraction));
}
