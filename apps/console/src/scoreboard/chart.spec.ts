import { describe, expect, it } from 'vitest';
import { monthName, roundUp, stretches } from './chart.js';

it.each([
  [0, 1],
  [1, 1],
  [3, 5],
  [10, 10],
  [11, 20],
  [480, 500],
  [1001, 2000],
])('the axis of %i ends at %i', (value, end) => expect(roundUp(value)).toBe(end));

describe('stretches', () => {
  it('runs through the middle of each month, from the bottom', () =>
    expect(stretches([1, 0.5])).toEqual(['25,0 75,50']));
  it('breaks where nothing was decided', () =>
    expect(stretches([1, 1, null, 0, 0])).toEqual(['10,0 30,0', '70,100 90,100']));
  it('draws no line to a single point', () => expect(stretches([null, 1, null])).toEqual([]));
});

describe('monthName', () => {
  it('gives the year at the beginning and in January', () =>
    expect(['2025-12', '2026-01', '2026-02'].map((month, index) => monthName(month, index === 0))).toEqual([
      'Dec 2025',
      'Jan 2026',
      'Feb',
    ]));
});
