import { describe, expect, it } from 'vitest';
import { isTapTooMany } from './tap-too-many.js';

const first = { at: 1000, x: 100, y: 100 };

describe('a tap too many', () => {
  it('comes at the same place at once', () =>
    expect(isTapTooMany(first, { at: 1200, x: 108, y: 95 })).toBe(true));
  it.each([
    ['another place', { at: 1200, x: 100, y: 160 }],
    ['later', { at: 1500, x: 100, y: 100 }],
  ])('is none at %s', (_, tap) => expect(isTapTooMany(first, tap)).toBe(false));
});
