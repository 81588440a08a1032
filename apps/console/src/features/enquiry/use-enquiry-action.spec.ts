import { describe, expect, it } from 'vitest';
import { commitmentWith } from './commitment.test-fixture.js';
import { effectsBetween } from './use-enquiry-action.js';

const a = commitmentWith({ id: 'a', promiseId: 'CITY-C1' });
const b = commitmentWith({ id: 'b', promiseId: 'CITY-E1' });
const time = (instant: string) => instant.slice(11, 16);

describe('what a recorded event did to the promises', () => {
  it('names what was opened and what was settled', () =>
    expect(effectsBetween([b], [{ ...b, state: 'withdrawn' }, a], time)).toEqual([
      'CITY-E1 was withdrawn.',
      'CITY-C1 was opened, due 12:00.',
    ]));
  it('names a due time that moved', () =>
    expect(effectsBetween([a], [{ ...a, dueAt: '2026-07-01T14:00:00Z' }], time)).toEqual([
      'CITY-C1 is now due 14:00.',
    ]));
  it('is silent about what stayed as it was', () => expect(effectsBetween([a], [a], time)).toEqual([]));
});
