import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { earliest, isReached, ringForHelpers, ringForLevel, type Widening, widened } from './rings.js';

const MINUTE = 60_000;
const RULES: Widening = {
  startsAtLevel: 4,
  rings: [
    { minutes: 10, permille: 0, leastLevel: 2 },
    { minutes: 0, permille: 500, alsoServices: ['planning'] },
  ],
};

describe('the rings of a service', () => {
  const work = { queuedAt: 0, promiseDueAt: 60 * MINUTE };

  it.each([
    [0, { leastLevel: 4 }],
    [10, { leastLevel: 2 }],
    [29, { leastLevel: 2 }],
    [30, { leastLevel: 2, alsoServices: ['planning'] }],
  ])('after %i minutes ask %j', (minutes, asks) => {
    expect(widened(RULES, work, minutes * MINUTE)).toEqual(asks);
  });

  it('that count by a promise are never reached without one', () => {
    expect(widened(RULES, { ...work, promiseDueAt: null }, 10_000 * MINUTE)).toEqual({ leastLevel: 2 });
  });

  it('ask nothing where anybody of the service will do', () => {
    expect(widened({ startsAtLevel: 1, rings: [] }, work, 0)).toEqual({});
  });

  it('say from when on somebody may be given the work', () => {
    expect(ringForLevel(RULES, 5)).toEqual({ minutes: 0, permille: 0 });
    expect(ringForLevel(RULES, 3)).toMatchObject({ minutes: 10 });
    expect(ringForLevel(RULES, 1)).toBeUndefined();
    expect(ringForHelpers(RULES, ['planning', 'tax'])).toMatchObject({ permille: 500 });
    expect(ringForHelpers(RULES, ['tax'])).toBeUndefined();
  });

  it('leave nothing out by what is read ahead: whatever one of several reaches, the earliest of them has', () => {
    const time = fc.oneof(
      fc.record({ minutes: fc.integer({ min: 1, max: 50 }), permille: fc.constant(0) }),
      fc.record({ minutes: fc.constant(0), permille: fc.integer({ min: 1, max: 1000 }) }),
    );
    fc.assert(
      fc.property(fc.array(time, { minLength: 1, maxLength: 4 }), fc.nat(70), (times, now) => {
        const first = earliest(times)!;
        for (const one of times)
          if (isReached(one, work, now * MINUTE)) expect(isReached(first, work, now * MINUTE)).toBe(true);
      }),
    );
  });
});
