import { describe, expect, it } from 'vitest';
import { footOf, monthName, stretches } from './chart.js';

it.each([
  [[0.93, null, 0.99], 0.8],
  [[0.81, 0.99], 0.5],
  [[0.2, 0.99], 0],
  [[], 0.8],
])('the foot of %j is %d', (shares, foot) => expect(footOf(shares)).toBe(foot));

describe('stretches', () => {
  it('runs through the middle of each month, from the bottom', () =>
    expect(stretches([1, 0.5], 0)).toEqual(['25,0 75,50']));
  it('begins at the foot', () => expect(stretches([1, 0.8], 0.8)).toEqual(['25,0 75,100']));
  it('breaks where nothing was decided', () =>
    expect(stretches([1, 1, null, 0, 0], 0)).toEqual(['10,0 30,0', '70,100 90,100']));
  it('draws no line to a single point', () => expect(stretches([null, 1, null], 0)).toEqual([]));
});

describe('monthName', () => {
  it('gives the year at the beginning and in January', () =>
    expect(['2025-12', '2026-01', '2026-02'].map((month, index) => monthName(month, index === 0))).toEqual([
      'Dec 2025',
      'Jan 2026',
      'Feb',
    ]));
});
