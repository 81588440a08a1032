import { dayOf, startOfDay } from '@frontdoor/kernel';

/** By then a day's post has left, on the clocks of the organisation. */
const POST_LEAVES_MS = 17 * 3_600_000;

/**
 * The instant from which something counts as sent that was posted on a day: of today now; of an earlier day, of which nobody
 * knows the hour, when that day's post leaves. Never before it was there to be posted.
 *
 * @param day `YYYY-MM-DD` in the zone
 * @param queuedAt when it was there; epoch milliseconds UTC, as `now` and the result
 */
export function postedAt(
  day: string,
  { zone, queuedAt, now }: { zone: string; queuedAt: number; now: number },
): number {
  if (day === dayOf(now, zone)) return now;
  return Math.min(Math.max(startOfDay(day, zone) + POST_LEAVES_MS, queuedAt), now);
}
