import type { Waiting } from './rank.js';

/** When others are asked too: minutes since it joined the queue, or thousandths of the time from then to its promise. */
export interface RingTime {
  minutes: number;
  permille: number;
}

/** From the start. */
export const AT_ONCE: RingTime = { minutes: 0, permille: 0 };

/** One widening of who may be given the work of a service. */
export interface WiderRing extends RingTime {
  leastLevel?: number;
  alsoServices?: readonly string[];
}

/** Who may be given the work of a service at first, and who else once nobody took it in time. */
export interface Widening {
  startsAtLevel: number;
  rings: readonly WiderRing[];
}

/** Instants in epoch milliseconds. */
interface Since {
  queuedAt: number;
  promiseDueAt: number | null;
}

/** When a ring is reached; undefined for never, as with a share of a promise that is none. */
export function reachedAt(
  { minutes, permille }: RingTime,
  { queuedAt, promiseDueAt }: Since,
): number | undefined {
  const byMinutes = minutes > 0 ? queuedAt + minutes * 60_000 : -Infinity;
  if (permille === 0) return byMinutes;
  if (promiseDueAt === null) return undefined;
  return Math.max(byMinutes, queuedAt + ((promiseDueAt - queuedAt) * permille) / 1000);
}

/** Whether a ring is reached. */
export const isReached = (time: RingTime, since: Since, now: number): boolean =>
  (reachedAt(time, since) ?? Infinity) <= now;

/** What a work item asks of whoever gets it, now; its place stays the same. */
export function widened(
  { startsAtLevel, rings }: Widening,
  since: Since,
  now: number,
): Pick<Waiting, 'leastLevel' | 'alsoServices'> {
  const reached = rings.filter((ring) => isReached(ring, since, now));
  const leastLevel = Math.min(startsAtLevel, ...reached.map((ring) => ring.leastLevel ?? startsAtLevel));
  const alsoServices = [...new Set(reached.flatMap((ring) => ring.alsoServices ?? []))];
  return { ...(leastLevel > 1 && { leastLevel }), ...(alsoServices.length > 0 && { alsoServices }) };
}

/** The earliest ring by which somebody at a level may be given work of their own service; undefined for never. */
export const ringForLevel = ({ startsAtLevel, rings }: Widening, level: number): RingTime | undefined =>
  level >= startsAtLevel
    ? AT_ONCE
    : earliest(rings.filter(({ leastLevel }) => leastLevel !== undefined && leastLevel <= level));

/** The earliest ring by which people of some services help out; undefined for never. */
export const ringForHelpers = ({ rings }: Widening, services: readonly string[]): RingTime | undefined =>
  earliest(rings.filter(({ alsoServices = [] }) => alsoServices.some((id) => services.includes(id))));

/** Minutes and shares cannot be compared without a work item: among both, none is left out. */
export function earliest(times: readonly RingTime[]): RingTime | undefined {
  const [first, ...others] = times;
  return others.reduce<RingTime | undefined>((best, time) => {
    if (!best) return time;
    if (best.permille === 0 && time.permille === 0) return best.minutes <= time.minutes ? best : time;
    if (best.minutes === 0 && time.minutes === 0) return best.permille <= time.permille ? best : time;
    return AT_ONCE;
  }, first);
}
