const SHORTEST_MS = 5000;
const LONGEST_MS = 1_800_000;
/** What a subscriber asks for is believed up to this. */
const LONGEST_ASKED_MS = 3_600_000;

/** After so long without anything taken a subscriber is switched off, and an event given up. */
export const GIVE_UP_MS = 3 * 24 * 3_600_000;

/**
 * How long to wait after so many failures in a row, in milliseconds: twice as long each time from 5 seconds up to half an
 * hour, between half of that and all of it by chance; as long as the subscriber asks for where that is longer, up to an hour.
 *
 * @param chance from 0 up to 1
 */
export function restAfter(failures: number, chance: number, retryAfterMs = 0): number {
  const full = Math.min(SHORTEST_MS * 2 ** (failures - 1), LONGEST_MS);
  return Math.max(Math.round(full * (0.5 + chance / 2)), Math.min(retryAfterMs, LONGEST_ASKED_MS));
}
