import { describe, expect, it } from 'vitest';
import { type HourCount, judgeSilence, type Silence } from './silence.js';
import { slotsIn } from './slot-of.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;
/** A Monday, 0:00 in London. */
const BEGIN = Date.UTC(2026, 0, 5);
const HOLIDAY = '2026-03-03';
const slotOf = slotsIn('Europe/London', (day) => day === HOLIDAY);

/** Numbers by chance that a seed repeats (mulberry32). */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** How many of a day come in an hour: a council by day, little in the evening, next to nothing at night; a tenth at weekends. */
function shareOf(hour: number): number {
  const slot = slotOf(hour);
  const [weekday, clock] = [Math.floor(slot / 24), slot % 24];
  const byDay = clock >= 8 && clock < 18 ? 0.085 : clock >= 18 && clock < 23 ? 0.02 : 0.006;
  return weekday >= 5 ? byDay / 10 : byDay;
}

/** Instants at which contacts come: by chance, thinned out of a stream that is as fast as the busiest hour. */
function arrivals(seed: number, perDay: number, weeks: number, isDown = (_at: number) => false): number[] {
  const chance = chanceOf(seed);
  const fastest = (perDay * 0.085) / HOUR_MS;
  const found: number[] = [];
  for (let at = BEGIN; ;) {
    at += -Math.log(1 - chance()) / fastest;
    if (at > BEGIN + weeks * WEEK_MS) return found;
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    if (chance() < shareOf(hour) / 0.085 && !isDown(at)) found.push(at);
  }
}

function countsOf(found: readonly number[]): HourCount[] {
  const counts = new Map<number, number>();
  for (const at of found) {
    const hour = Math.floor(at / HOUR_MS) * HOUR_MS;
    counts.set(hour, (counts.get(hour) ?? 0) + 1);
  }
  return Array.from(counts, ([hour, count]) => ({ hour, count }));
}

const judgeAt = (found: readonly number[], now: number, counts = countsOf(found)): Silence => {
  const since = Math.max(BEGIN, now - 8 * WEEK_MS);
  return judgeSilence({
    hours: counts.filter(({ hour }) => hour >= since && hour <= now),
    since,
    lastAt: found.findLast((at) => at <= now),
    now,
    slotOf,
  });
};

/** The hours of some weeks in which it was called silent. */
function alarmsOf(found: readonly number[], fromWeek: number, toWeek: number): number[] {
  const alarms: number[] = [];
  const counts = countsOf(found);
  for (let now = BEGIN + fromWeek * WEEK_MS; now < BEGIN + toWeek * WEEK_MS; now += HOUR_MS)
    if (judgeAt(found, now, counts).is === 'silent') alarms.push(now);
  return alarms;
}

describe('silence at an entry point', () => {
  it.each([2, 12, 60, 400])(
    'with %i contacts a day is none by chance, on a Sunday or any other day',
    (perDay) => {
      const falsely = Array.from(
        { length: 4 },
        (_, seed) => alarmsOf(arrivals(seed + 1, perDay, 10), 8, 10).length,
      );
      expect(falsely).toEqual(falsely.map(() => 0));
    },
  );

  it('of a day off is that of a Sunday', () => {
    const found = arrivals(3, 60, 9);
    const noon = Date.UTC(2026, 2, 3, 12);
    expect(judgeAt(found, noon).is).toBe('usual');
  });

  it.each([
    [60, 5],
    [400, 1],
    [12, 12],
  ])('of %i a day that went down on a Tuesday morning is told within %i hours of work', (perDay, within) => {
    const down = BEGIN + 8 * WEEK_MS + DAY_MS + WEEK_MS + 9 * HOUR_MS;
    const told = Array.from({ length: 8 }, (_, seed) => {
      const found = arrivals(seed + 1, perDay, 12, (at) => at >= down);
      for (let now = down; now < down + 3 * DAY_MS; now += HOUR_MS / 4)
        if (judgeAt(found, now).is === 'silent') return (now - down) / HOUR_MS;
      return Infinity;
    });
    const late = told.filter((hours) => hours > within + (perDay < 50 ? 24 : 0));
    expect({ perDay, late: late.length <= 1, never: told.includes(Infinity) }).toEqual({
      perDay,
      late: true,
      never: false,
    });
  });

  it('that was long before is not told again for less', () => {
    const [from, to] = [BEGIN + 6 * WEEK_MS + 9 * HOUR_MS, BEGIN + 6 * WEEK_MS + 13 * HOUR_MS];
    const down = BEGIN + 8 * WEEK_MS + 9 * HOUR_MS;
    const before = arrivals(5, 60, 12, (at) => (at >= from && at < to) || at >= down);
    expect(judgeAt(before, down + 4 * HOUR_MS).is).toBe('usual');
    expect(judgeAt(before, down + 9 * HOUR_MS).is).toBe('silent');
  });

  it('is not judged before anything is usual', () => {
    expect(judgeAt(arrivals(1, 400, 2), BEGIN + WEEK_MS).is).toBe('learning');
    expect(judgeAt(arrivals(1, 0.2, 12), BEGIN + 9 * WEEK_MS).is).toBe('learning');
    expect(judgeAt([], BEGIN + 9 * WEEK_MS).is).toBe('learning');
  });

  it('goes by the clocks of the zone when they change', () => {
    const [winter, summer] = [Date.UTC(2026, 2, 23, 9), Date.UTC(2026, 2, 30, 8)];
    expect(slotOf(winter)).toBe(9);
    expect(slotOf(summer)).toBe(9);
  });
});
