const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Contacts that came to an entry point within an hour. */
export interface HourCount {
  /** When the hour began: epoch milliseconds UTC, on the hour. */
  hour: number;
  count: number;
}

/** What an hour is like: which hour of which weekday clocks show, from 0 for Monday 0:00 to 167. A day off is like a Sunday. */
export type SlotOf = (hour: number) => number;

export interface Heard {
  /** Of the last eight weeks; hours without a contact may be left out. */
  hours: readonly HourCount[];
  /** Since when contacts are counted: what came before says nothing. */
  since: number;
  /** When the last contact came; undefined where none did. */
  lastAt: number | undefined;
  now: number;
  slotOf: SlotOf;
}

export type Silence =
  /** Too little has come for anything to be usual. */
  | { is: 'learning' }
  /** `expected`: contacts that usually come in such a time as has gone by since the last. */
  | { is: 'usual'; expected: number }
  | { is: 'silent'; expected: number; since: number };

/** A week of each hour has to have gone by twice, with some contacts, before silence means anything. */
const LEAST_WEEKS = 2;
const LEAST_CONTACTS = 20;
/** By chance alone, an alarm may be raised once in so many years. */
const YEARS = 100;
/** It has to be so much longer than the longest that there was: contacts come in bursts, and not by chance alone. */
const BEYOND_LONGEST = 1.5;

/**
 * Whether nothing has come for longer than is usual at this hour of this weekday, learnt from the entry point’s own history.
 * What is usual in an hour of the week is the mean of that hour; a silence is measured by how many contacts would usually have
 * come in it, so that a quiet Sunday, on which few come, counts little, and an hour on Monday morning much.
 */
export function judgeSilence({ hours, since, lastAt, now, slotOf }: Heard): Silence {
  const weeks = (now - since) / (7 * DAY_MS);
  const total = hours.reduce((sum, { count }) => sum + count, 0);
  if (weeks < LEAST_WEEKS || total < LEAST_CONTACTS || lastAt === undefined) return { is: 'learning' };
  const usual = usualBySlot(hours, since, Math.min(now, lastAt + HOUR_MS), slotOf);
  const expected = expectedBetween(lastAt, now, usual, slotOf);
  const longest = longestOf(hours, since, lastAt, usual, slotOf);
  // Nothing comes where x contacts are expected with a chance of e^-x (Poisson), and each contact begins a new silence.
  const least = Math.log(((total * 52) / weeks) * YEARS);
  const isSilent = expected >= least && expected >= longest * BEYOND_LONGEST;
  return isSilent ? { is: 'silent', expected, since: lastAt } : { is: 'usual', expected };
}

const floorHour = (instant: number): number => Math.floor(instant / HOUR_MS) * HOUR_MS;

/** Contacts that usually come in each hour of the week. The silence that is judged is no part of what is usual. */
function usualBySlot(hours: readonly HourCount[], since: number, until: number, slotOf: SlotOf): number[] {
  const counts = new Map(hours.map(({ hour, count }) => [hour, count]));
  const sums = Array.from({ length: 168 }, () => 0);
  const seen = Array.from({ length: 168 }, () => 0);
  for (let hour = floorHour(since) + HOUR_MS; hour < until; hour += HOUR_MS) {
    const slot = slotOf(hour);
    sums[slot]! += counts.get(hour) ?? 0;
    seen[slot]! += 1;
  }
  return sums.map((sum, slot) => (seen[slot] === 0 ? 0 : sum / seen[slot]!));
}

/** Contacts that usually come between two instants; parts of an hour count by their share. */
function expectedBetween(from: number, to: number, usual: readonly number[], slotOf: SlotOf): number {
  let expected = 0;
  for (let hour = floorHour(from); hour < to; hour += HOUR_MS) {
    const share = (Math.min(to, hour + HOUR_MS) - Math.max(from, hour)) / HOUR_MS;
    expected += share * usual[slotOf(hour)]!;
  }
  return expected;
}

/** Of all silences that there were, measured like the one that is judged, the longest. */
function longestOf(
  hours: readonly HourCount[],
  since: number,
  until: number,
  usual: readonly number[],
  slotOf: SlotOf,
): number {
  const heard = hours
    .filter(({ count, hour }) => count > 0 && hour >= since && hour < floorHour(until))
    .map(({ hour }) => hour)
    .toSorted((a, b) => a - b);
  let longest = 0;
  for (const [index, hour] of heard.entries()) {
    const next = heard[index + 1];
    // Between the end of one hour and the beginning of another nothing came; what of these hours was silent nobody knows.
    if (next !== undefined && next > hour + HOUR_MS)
      longest = Math.max(longest, expectedBetween(hour + HOUR_MS, next, usual, slotOf));
  }
  return longest;
}
