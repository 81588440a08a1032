import type { ChannelError } from '@frontdoor/channels/core';

const SHORTEST_MS = 1000;
const LONGEST_MS = 1_800_000;
/** No published limit lasts longer. */
const LONGEST_RESET_MS = 25 * 3_600_000;
/** Somebody has to correct a setting first. */
const REAUTHORISE_MS = 300_000;

/** How long a delivery rests after so many attempts, in milliseconds: at most half an hour. */
export const backoff = (attempts: number): number => Math.min(5000 * 2 ** (attempts - 1), LONGEST_MS);

/**
 * How long a delivery rests after this failure, in milliseconds. What the far side asks for is believed from a second to
 * half an hour: no answer of somebody else may put a message off for days, or have us ask without a pause. A limit of the
 * day that the adapter knows of is waited for.
 */
export function restAfter({ remedy, retryAfterMs, resetInMs }: ChannelError, attempts: number): number {
  if (remedy === 'reauthorise') return REAUTHORISE_MS;
  if (resetInMs !== undefined) return Math.min(Math.max(resetInMs, SHORTEST_MS), LONGEST_RESET_MS);
  if (retryAfterMs === undefined || Number.isNaN(retryAfterMs)) return backoff(attempts);
  return Math.min(Math.max(retryAfterMs, SHORTEST_MS), LONGEST_MS);
}
