import type { ForeseenMove } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { sayCount, summaryOf } from './foreseen-moves.js';

type Promised = NonNullable<ForeseenMove['change']>['promises'][number];

const NOON = '2026-11-23T12:00:00.000Z';
const NIGHT = '2026-11-23T22:00:00.000Z';
const promised = (becomes: Promised['becomes'], dueAt: string, wasDueAt: string | null): Promised => ({
  ...{ promiseId: 'CITY-E1', title: 'An email is answered', becomes, dueAt, wasDueAt },
});
const move = (id: string, ...promises: Promised[]): ForeseenMove => ({
  ...{ id, change: { promises, later: null, owner: null }, problem: null },
});

describe('what becomes of the promises of several enquiries', () => {
  it('counts those that keep their time and lists the others, the worst first', () => {
    const { keep, changed } = summaryOf([
      move('a', promised('goes-on', NOON, NOON), promised('goes-on', NOON, NIGHT)),
      move('b', promised('ends', NOON, NOON), promised('begins', NIGHT, null)),
      move('c', promised('goes-on', NIGHT, NOON)),
    ]);
    expect(keep).toBe(1);
    expect(changed.map(({ enquiryId, how }) => `${enquiryId} ${how}`)).toEqual([
      'c later',
      'b ends',
      'b begins',
      'a sooner',
    ]);
  });

  it('names who would wait longer, and what stays where it is', () => {
    const later: ForeseenMove = {
      ...move('a'),
      change: { promises: [], later: { from: NOON, to: NIGHT }, owner: null },
    };
    const problem = { code: 'enquiry-not-found', message: 'There is no such enquiry.', remedy: '' };
    const summary = summaryOf([later, { id: 'b', change: null, problem }]);
    expect([...summary.later]).toEqual(['a']);
    expect(summary.refused).toEqual([{ id: 'b', message: 'There is no such enquiry.' }]);
  });

  it('says one and many', () => {
    expect(sayCount('keep', 1)).toBe('1 promise keeps its time');
    expect(sayCount('keep', 12)).toBe('12 promises keep their time');
    expect(sayCount('begins', 2)).toBe('2 promises begin');
  });
});
