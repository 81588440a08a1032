import { describe, expect, it } from 'vitest';
import { indexable } from './indexable.js';

describe('indexable', () => {
  it('keeps what fits, and of what does not a start and a digest, in at most 500 bytes', () => {
    expect(indexable('case-1@citizen.example')).toBe('case-1@citizen.example');
    for (const long of ['a'.repeat(998), '🏠'.repeat(998), 'ŵ'.repeat(501)])
      expect(Buffer.byteLength(indexable(long))).toBeLessThanOrEqual(500);
    expect(indexable('🏠'.repeat(998)).isWellFormed()).toBe(true);
  });

  it('keeps two apart that begin alike, and gives the same when done twice', () => {
    const one = indexable(`${'🏠'.repeat(900)}one`);
    expect(one).not.toBe(indexable(`${'🏠'.repeat(900)}two`));
    expect(indexable(one)).toBe(one);
  });
});
