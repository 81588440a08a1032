import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdersOf } from './holders.js';

const ANYBODY = ['ann', 'ben', 'cat', 'dan', 'eve'] as const;
const said = fc.array(fc.record({ fromId: fc.constantFrom(...ANYBODY), toId: fc.constantFrom(...ANYBODY) }), {
  maxLength: 12,
});

describe('who has what is theirs', () => {
  it('is everybody for themselves, until something is said', () => {
    expect(ANYBODY.map(holdersOf([]))).toEqual(ANYBODY);
  });

  it('is the one into which the others went, and those who were one with them', () => {
    const holder = holdersOf([
      { fromId: 'ann', toId: 'ben' },
      { fromId: 'ben', toId: 'cat' },
    ]);
    expect(ANYBODY.map(holder)).toEqual(['cat', 'cat', 'cat', 'dan', 'eve']);
  });

  it('is one for all of those whom a chain of what was said connects, and for nobody else', () => {
    fc.assert(
      fc.property(said, (all) => {
        const holder = holdersOf(all);
        const connected = (from: string): Set<string> => {
          const known = new Set([from]);
          for (let size = 0; size !== known.size;) {
            size = known.size;
            for (const { fromId, toId } of all)
              if (known.has(fromId) || known.has(toId)) known.add(fromId).add(toId);
          }
          return known;
        };
        for (const one of ANYBODY)
          for (const other of ANYBODY) expect(holder(one) === holder(other)).toBe(connected(one).has(other));
        for (const one of ANYBODY) expect(holder(holder(one))).toBe(holder(one));
      }),
    );
  });
});
