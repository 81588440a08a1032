import { describe, expect, it } from 'vitest';
import { commitmentWith } from './commitments/fixture.js';
import { isOpen, standingOf } from './standing.js';

const at = (time: string) => Date.parse(`2026-07-01T${time}:00Z`);

describe('the standing of a promise', () => {
  it.each([
    ['10:59', 'safe'],
    ['11:00', 'at-risk'],
    ['12:00', 'missed'],
  ])('at %s a running one is %s', (time, standing) =>
    expect(standingOf(commitmentWith(), at(time))).toBe(standing),
  );
  it('tells a missed one from one that was met late', () => {
    const missed = commitmentWith({ state: 'missed' });
    const metLate = commitmentWith({ state: 'missed', settledAt: '2026-07-01T13:00:00Z' });
    expect([missed, metLate].map((one) => standingOf(one, at('14:00')))).toEqual(['missed', 'met-late']);
    expect([missed, metLate].map(isOpen)).toEqual([true, false]);
  });
  it('is kept by the later date when it was extended', () =>
    expect(standingOf(commitmentWith({ state: 'extended' }), at('14:00'))).toBe('kept-by-later-date'));
  it('is not at risk while it waits for the customer', () =>
    expect(standingOf(commitmentWith({ state: 'paused' }), at('11:30'))).toBe('paused'));
});
