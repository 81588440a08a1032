import { describe, expect, it } from 'vitest';
import { scoreRow } from './score-row.test-fixture.js';
import { sortAfter, sorted, sortOf, sortText } from './sort.js';

const rows = [
  scoreRow({ promiseId: 'CITY-E1', missed: 3 }),
  scoreRow({ promiseId: 'CITY-E2', missed: 3, median: 5 }),
  scoreRow({ promiseId: 'CITY-C1', missed: 7, median: 2 }),
];
const ids = (sort: string) => sorted(rows, sortOf(sort)).map(({ promiseId }) => promiseId);

describe('sorted', () => {
  it('keeps the order of the charter, or turns it round', () => {
    expect(ids('')).toEqual(['CITY-E1', 'CITY-E2', 'CITY-C1']);
    expect(ids('-promise')).toEqual(['CITY-C1', 'CITY-E2', 'CITY-E1']);
  });
  it('puts the largest first and keeps equal ones in order', () =>
    expect(ids('-missed')).toEqual(['CITY-C1', 'CITY-E1', 'CITY-E2']));
  it('puts what has no figure last, whichever way', () => {
    expect(ids('median')).toEqual(['CITY-C1', 'CITY-E2', 'CITY-E1']);
    expect(ids('-median')).toEqual(['CITY-E2', 'CITY-C1', 'CITY-E1']);
  });
});

describe('a press on a column head', () => {
  it('begins with the largest and then turns round', () => {
    const first = sortAfter(sortOf(null), 'missed');
    expect(sortText(first)).toBe('-missed');
    expect(sortText(sortAfter(first, 'missed'))).toBe('missed');
  });
  it('begins with the order of the charter', () =>
    expect(sortText(sortAfter(sortOf('-missed'), 'promise'))).toBe(''));
});
