import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyClock, anyInstant, anyStart, buildClock, tries } from '../spec/arbitraries.js';
import { SlowCalendar } from '../spec/slow-calendar.js';
import type { Clock } from '../pack/pack.js';
import { dueTime, type Stretch } from './due-time.js';

const run = (check: (clock: Clock, start: number, pauses: Stretch[]) => void): void =>
  fc.assert(
    fc.property(anyClock, anyStart, (plan, [start, pauses]) => check(buildClock(plan), start, pauses)),
    tries(200),
  );

describe('a due time', () => {
  it('is never before the start, and never moves earlier when the start moves later', () => {
    fc.assert(
      fc.property(anyClock, anyInstant, fc.integer({ min: 0, max: 20_000 }), (plan, start, minutes) => {
        const clock = buildClock(plan);
        const due = dueTime(clock, start);
        expect(due).toBeGreaterThanOrEqual(start);
        expect(dueTime(clock, start + minutes * 60_000)).toBeGreaterThanOrEqual(due);
      }),
      tries(200),
    );
  });

  it('is never on a closed instant where working time counts, save a closing time', () => {
    run((clock, start, pauses) => {
      const working = clock.spans.every(({ unit }) => unit === 'working-hours' || unit === 'working-days');
      if (!working) return;
      const due = dueTime(clock, start, pauses);
      const { calendar } = clock.spans[0]!;
      const slow = new SlowCalendar(calendar.calendar, calendar.zone.id);
      const openings = slow.openings(slow.localDate(due)).concat(slow.openings(slow.localDate(due - 1)));
      expect(openings.some(({ from, to }) => due > from && due <= to)).toBe(true);
    });
  });

  it('is never shortened by a pause, nor by a longer one', () => {
    run((clock, start, pauses) => {
      let before = dueTime(clock, start);
      for (let n = 1; n <= pauses.length; n++) {
        const due = dueTime(clock, start, pauses.slice(0, n));
        expect(due).toBeGreaterThanOrEqual(before);
        before = due;
      }
      const last = pauses.at(-1);
      if (!last) return;
      const longer = [...pauses.slice(0, -1), { from: last.from, to: last.to + 86_400_000 }];
      expect(dueTime(clock, start, longer)).toBeGreaterThanOrEqual(before);
    });
  });

  it('is not moved by a wait that begins once it is past', () => {
    run((clock, start) => {
      const due = dueTime(clock, start);
      expect(dueTime(clock, start, [{ from: due, to: due + 1e9 }])).toBe(due);
    });
  });

  it('is not moved by a wait that was over before the start', () => {
    run((clock, start) => {
      const due = dueTime(clock, start);
      expect(dueTime(clock, start, [{ from: start - 1e9, to: start }])).toBe(due);
    });
  });
});
