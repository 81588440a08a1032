import type { Clock } from '../pack/pack.js';

/**
 * The instants at which the shares of the time left are reached, earliest first. Working time counts where the
 * clock counts working time, so that half the time left is never a Sunday for a promise in working hours.
 */
export function atRiskTimes(clock: Clock, startedAt: number, dueAt: number): number[] {
  const { unit, calendar } = clock.spans[0]!;
  const open = unit.includes('working') ? calendar.openTimeBetween(startedAt, dueAt) : 0;
  return [...clock.atRisk]
    .sort((a, b) => b - a)
    .map((left) => {
      if (open === 0) return Math.round(startedAt + (dueAt - startedAt) * (1 - left));
      return Math.min(dueAt, calendar.addOpenTime(startedAt, Math.max(1, Math.round(open * (1 - left)))));
    });
}
