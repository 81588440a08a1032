import type { Clock } from '../pack/pack.js';
import type { Stretch } from './due-time.js';

/** Stretches at most; who waits longer than that is told by the calendar on the wall. */
const MOST = 30;

/** What counts of the time until a promise is due, in the unit that the charter gave it in. */
export interface TimeLeft {
  unit: 'working-hours' | 'working-days';
  /** For working hours the open times that are left; for working days each of them, from its midnight to its close. */
  stretches: Stretch[];
}

/** Null for a promise that is due, is far off, or counts by the clock on the wall. Instants are epoch milliseconds. */
export function timeLeft(clock: Clock, now: number, dueAt: number): TimeLeft | null {
  const { unit, calendar } = clock.spans[0]!;
  const isHours = unit === 'working-hours';
  if (dueAt <= now || !(isHours || unit === 'working-days' || unit === 'statutory-working-days')) return null;
  const last = calendar.localDay(dueAt);
  const stretches: Stretch[] = [];
  let day = calendar.workingDayFrom(calendar.localDay(now));
  for (; day <= last; day = calendar.workingDayAfter(day, 1)) {
    stretches.push(
      ...(isHours
        ? within(calendar.openings(day), now, dueAt)
        : [{ from: calendar.zone.instant(day, 0), to: calendar.closingTime(day) }]),
    );
    if (stretches.length > MOST) return null;
  }
  return { unit: isHours ? unit : 'working-days', stretches };
}

const within = (openings: readonly Stretch[], now: number, dueAt: number): Stretch[] =>
  openings
    .map(({ from, to }) => ({ from: Math.max(from, now), to: Math.min(to, dueAt) }))
    .filter(({ from, to }) => to > from);
