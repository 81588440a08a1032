/** Work that waits or is in hand. Instants are epoch milliseconds. */
interface Open {
  service: string;
  urgentAt: number;
  /** Of the promise it is urgent for; null without one. */
  dueAt: number | null;
  isMissed: boolean;
}

/**
 * How many promises fall due before an instant and are missed, by service, if what is there is done one after the other, the
 * most urgent first, as fast as in the last hour, and nothing new comes: a quick estimate. Where nothing was done in the last
 * hour, nothing will be.
 *
 * @param perHour what was done of each service in the last hour
 */
export function missedAtPace(
  work: readonly Open[],
  perHour: ReadonlyMap<string, number>,
  { now, until }: { now: number; until: number },
): Map<string, number> {
  const missed = new Map<string, number>();
  const place = new Map<string, number>();
  for (const { service, dueAt, isMissed } of work.toSorted((a, b) => a.urgentAt - b.urgentAt)) {
    const before = (place.get(service) ?? 0) + 1;
    place.set(service, before);
    const rate = perHour.get(service) ?? 0;
    const doneAt = rate === 0 ? Infinity : now + (before / rate) * 3_600_000;
    if (dueAt !== null && !isMissed && dueAt < until && doneAt > dueAt)
      missed.set(service, (missed.get(service) ?? 0) + 1);
  }
  return missed;
}
