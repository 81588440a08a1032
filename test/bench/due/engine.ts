import { dueAt } from '@frontdoor/charter';
import { type Charters, clockIds, UNITS } from './charters.js';
import { type Asked, mixed, ofOneClock } from './mix.js';
import { median, round } from './numbers.js';

const MIXED = 1_000_000;
const RUNS = 7;
const OF_ONE_CLOCK = 50_000;
const PAIRS = 25;

/** Due times a second in one process. */
export function measureEngine({ packs }: Charters): number {
  const asked = mixed(packs, MIXED);
  const times = Array.from({ length: RUNS + 1 }, () => secondsFor(asked));
  // The first run lays out the calendars and is left out.
  return Math.round(MIXED / median(times.slice(1)));
}

/** What a limit of five years costs, as a multiple of what one of five days does: short runs, one beside the other. */
export function spanRatios({ packs }: Charters): Record<string, number> {
  return Object.fromEntries(
    UNITS.map((unit) => {
      const ids = clockIds(unit);
      const short = ofOneClock(packs, ids.days, OF_ONE_CLOCK);
      const long = ofOneClock(packs, ids.years, OF_ONE_CLOCK);
      const ratios = Array.from({ length: PAIRS + 1 }, () => {
        const days = secondsFor(short);
        return secondsFor(long) / days;
      });
      return [unit, round(median(ratios.slice(1)))];
    }),
  );
}

function secondsFor(asked: readonly Asked[]): number {
  const from = performance.now();
  let sum = 0;
  for (const { pack, clockId, at } of asked) sum += dueAt(pack, clockId, at);
  if (!Number.isFinite(sum)) throw new Error('A due time is no number');
  return (performance.now() - from) / 1000;
}
