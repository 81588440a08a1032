import { describe, expect, it } from 'vitest';
import { withRange } from './range.js';

const order = ['a', 'b', 'c', 'd', 'e'];

describe('a range of rows', () => {
  it.each([
    ['downwards', ['a', 'd'], 'a', 'd', ['a', 'b', 'c', 'd']],
    ['upwards', ['d', 'b'], 'd', 'b', ['b', 'c', 'd']],
    ['beside what was chosen before', ['a', 'c', 'e'], 'c', 'e', ['a', 'c', 'd', 'e']],
    ['from a row that has gone', ['b'], 'gone', 'b', ['b']],
    ['from nowhere', ['b'], null, 'b', ['b']],
  ] as const)('%s', (_, chosen, from, to, expected) =>
    expect(withRange(order, chosen, from, to).toSorted()).toEqual([...expected]),
  );
});
