import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpenHours, standingOf } from './slack.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Open on every day from an hour to another. */
const daily = (opens: number, closes: number): OpenHours => {
  const openUntil = (at: number): number => {
    const day = Math.floor(at / DAY);
    return (
      day * (closes - opens) * HOUR +
      Math.min(Math.max(at - day * DAY - opens * HOUR, 0), (closes - opens) * HOUR)
    );
  };
  return {
    openTimeBetween: (from, to) => openUntil(to) - openUntil(from),
    openingFrom: (at) => {
      const day = Math.floor(at / DAY);
      const is = (each: number) => ({ from: each * DAY + opens * HOUR, to: each * DAY + closes * HOUR });
      return at < is(day).to ? is(day) : is(day + 1);
    },
  };
};
const office = daily(9, 17);
const always = daily(0, 24);
const at = (day: number, hour: number): number => day * DAY + hour * HOUR;

describe('where a promise has its work stand', () => {
  it('is when it falls due, less the time it takes, within one opening', () => {
    expect(standingOf({ dueAt: at(3, 15), hours: office, handlingMs: HOUR }, at(3, 10))).toEqual({
      ranksAt: at(3, 14),
      reckonAt: null,
    });
  });

  it('leaves out closed time: what is due first thing tomorrow goes before what is due late tonight', () => {
    const tomorrow = standingOf({ dueAt: at(4, 10), hours: office, handlingMs: 0 }, at(3, 16));
    const tonight = standingOf({ dueAt: at(3, 22), hours: always, handlingMs: 0 }, at(3, 16));
    expect(tomorrow).toEqual({ ranksAt: at(3, 18), reckonAt: at(3, 17) });
    expect(tomorrow.ranksAt).toBeLessThan(tonight.ranksAt);
  });

  it('counts from the next opening while it is closed', () => {
    const promise = { dueAt: at(4, 10), hours: office, handlingMs: 0 };
    expect(standingOf(promise, at(3, 20)).ranksAt).toBe(at(4, 10));
    expect(standingOf(promise, at(4, 9)).ranksAt).toBe(at(4, 10));
  });

  const promises = fc.record({
    dueAt: fc.integer({ min: at(3, 0), max: at(9, 0) }),
    hours: fc.constantFrom(office, always, daily(7, 21)),
    handlingMs: fc.constant(0),
  });
  const left = ({ dueAt, hours }: { dueAt: number; hours: OpenHours }, now: number): number =>
    hours.openTimeBetween(now, dueAt);

  it('orders promises of open calendars by the working time that is left', () => {
    fc.assert(
      fc.property(promises, promises, fc.integer({ min: 9 * HOUR, max: 17 * HOUR - 1 }), (a, b, time) => {
        const now = 2 * DAY + time;
        const order = Math.sign(standingOf(a, now).ranksAt - standingOf(b, now).ranksAt);
        expect(order).toBe(Math.sign(left(a, now) - left(b, now)));
      }),
    );
  });

  it('stays the same until it says that it has to be reckoned anew', () => {
    fc.assert(
      fc.property(promises, fc.nat(DAY), fc.nat(DAY), (promise, one, other) => {
        const first = 2 * DAY + one;
        const { ranksAt, reckonAt } = standingOf(promise, first);
        const later = first + other;
        fc.pre(later < Math.min(reckonAt ?? Infinity, promise.dueAt));
        expect(standingOf(promise, later).ranksAt).toBe(ranksAt);
      }),
    );
  });
});
