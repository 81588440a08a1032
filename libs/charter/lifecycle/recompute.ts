import { dayPlan, type DayPlan } from '../calendar/calendar.js';
import { dueTime, type Stretch } from '../clock/due-time.js';
import { clockOf } from '../clock/clock-of.js';
import { sayDay, sayHours, sayReason } from '../explain/say.js';
import type { Clock, Pack } from '../pack/pack.js';
import { sayWithin } from '../pack/within.js';

export interface Recomputed {
  previousDueAt: number;
  dueAt: number;
  /** Why it moved, line by line. */
  because: string[];
}

/** A commitment that is still open. Instants are epoch milliseconds UTC. */
export interface StillOpen {
  clockId: string;
  countedFrom: number;
  pauses: readonly Stretch[];
}

/**
 * The due time of an open commitment after its pack changed (a new bank holiday, a closure, other hours), with
 * the old one and the reasons; undefined when it stays. One whose later date was agreed with the customer keeps
 * that date: do not ask for it.
 */
export function recompute(
  before: Pack,
  after: Pack,
  { clockId, countedFrom, pauses }: StillOpen,
): Recomputed | undefined {
  const [old, now] = [clockOf(before, clockId), clockOf(after, clockId)];
  const previousDueAt = dueTime(old, countedFrom, pauses);
  const dueAt = dueTime(now, countedFrom, pauses);
  if (dueAt === previousDueAt) return undefined;
  return { previousDueAt, dueAt, because: because(old, now, countedFrom, Math.max(previousDueAt, dueAt)) };
}

function because(old: Clock, now: Clock, from: number, to: number): string[] {
  const lines: string[] = [];
  const [was, is] = [old.spans.map(sayWithin).join(', '), now.spans.map(sayWithin).join(', ')];
  if (was !== is) lines.push(`The promise changed from ${was} to ${is}.`);
  now.spans.forEach(({ calendar }, i) => {
    const earlier = old.spans[i]?.calendar ?? calendar;
    const { zone } = calendar;
    for (let day = zone.localDay(from); day <= zone.localDay(to); day++) {
      const [then, today] = [
        sayPlan(dayPlan(earlier.calendar, day)),
        sayPlan(dayPlan(calendar.calendar, day)),
      ];
      if (then !== today) lines.push(`${sayDay(day)} is now ${today}; it was ${then}.`);
    }
  });
  // Two limits on one calendar see the same days.
  return [...new Set(lines)];
}

function sayPlan({ openings, reason }: DayPlan): string {
  if (reason) return sayReason(reason);
  return `open ${sayHours(openings)}`;
}
