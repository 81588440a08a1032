import type { ScoreRow } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { sortAfter, sorted, sortOf, sortText } from './sort.js';

const row = (promiseId: string, missed: number, median: number | null): ScoreRow => ({
  promiseId,
  clockId: 'response',
  title: '',
  within: '',
  unit: 'working-days',
  published: true,
  charter: { id: '', version: '', hash: '' },
  channel: null,
  service: null,
  team: null,
  opened: 0,
  kept: 0,
  missed,
  extended: 0,
  waived: 0,
  withdrawn: 0,
  running: 0,
  keptShare: null,
  median,
  p90: null,
});
const rows = [row('CITY-E10', 3, null), row('CITY-E2', 3, 5), row('CITY-C1', 7, 2)];
const ids = (sort: string) => sorted(rows, sortOf(sort)).map(({ promiseId }) => promiseId);

describe('sorted', () => {
  it('reads numbers in names as numbers', () => expect(ids('')).toEqual(['CITY-C1', 'CITY-E2', 'CITY-E10']));
  it('puts the largest first and keeps equal ones in order', () =>
    expect(ids('-missed')).toEqual(['CITY-C1', 'CITY-E2', 'CITY-E10']));
  it('puts what has no figure last, whichever way', () => {
    expect(ids('median')).toEqual(['CITY-C1', 'CITY-E2', 'CITY-E10']);
    expect(ids('-median')).toEqual(['CITY-E2', 'CITY-C1', 'CITY-E10']);
  });
});

describe('a press on a column head', () => {
  it('begins with the largest and then turns round', () => {
    const first = sortAfter(sortOf(null), 'missed');
    expect(sortText(first)).toBe('-missed');
    expect(sortText(sortAfter(first, 'missed'))).toBe('missed');
  });
  it('begins with A for the promise', () =>
    expect(sortText(sortAfter(sortOf('-missed'), 'promise'))).toBe(''));
});
