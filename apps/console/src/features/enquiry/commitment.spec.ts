import { describe, expect, it } from 'vitest';
import { byUrgency, isOpen, standingOf, takenWords, timeBarShares } from './commitment.js';
import { commitmentWith } from './commitment.test-fixture.js';

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

describe('the order of promises', () => {
  it('puts the next one due first and settled ones last', () => {
    const sorted = [
      commitmentWith({
        title: 'kept early',
        dueAt: '2026-07-01T09:00:00Z',
        state: 'kept',
        settledAt: '2026-07-01T08:30:00Z',
      }),
      commitmentWith({ title: 'later', dueAt: '2026-07-03T09:00:00Z' }),
      commitmentWith({
        title: 'kept late',
        dueAt: '2026-07-02T09:00:00Z',
        state: 'kept',
        settledAt: '2026-07-01T08:40:00Z',
      }),
      commitmentWith({ title: 'missed and not met yet', dueAt: '2026-07-01T07:00:00Z', state: 'missed' }),
      commitmentWith({ title: 'sooner' }),
    ].toSorted(byUrgency);
    expect(sorted.map(({ title }) => title)).toEqual([
      'missed and not met yet',
      'sooner',
      'later',
      'kept late',
      'kept early',
    ]);
  });
});

describe('the picture of a promise', () => {
  it('shows how much of the time is gone and where the risk begins', () =>
    expect(timeBarShares(commitmentWith(), Date.parse('2026-07-01T10:00:00Z'))).toEqual({
      gone: 0.5,
      marks: [0.75],
    }));
  it('is full once the promise is due', () =>
    expect(timeBarShares(commitmentWith(), Date.parse('2026-07-02T10:00:00Z')).gone).toBe(1));
  it('leaves out marks outside the stretch', () =>
    expect(
      timeBarShares(commitmentWith({ atRiskAt: ['2026-07-01T07:00:00Z', '2026-07-01T12:00:00Z'] }), 0),
    ).toEqual({ gone: 0, marks: [] }));
});

it.each([
  [3.54, 'working-hours', '3.5 working hours'],
  [1, 'working-days', '1 working day'],
  [0, 'minutes', '0 minutes'],
  [0.01, 'working-days', 'less than 0.1 working days'],
  [12, 'statutory-working-days', '12 working days'],
])('%d in %s is said as %s', (taken, unit, words) => expect(takenWords(taken, unit)).toBe(words));
