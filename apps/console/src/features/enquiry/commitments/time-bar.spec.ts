import { describe, expect, it } from 'vitest';
import { commitmentWith } from './fixture.js';
import { timeBarShares } from './time-bar.js';

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
