import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { draw } from './draw.js';

const ids = Array.from({ length: 20 }, (): string => randomUUID());

describe('a sample that is drawn', () => {
  it('is the same with the same seed, in whatever order they come', () => {
    const drawn = draw('seed', ids, 5);
    expect(new Set(drawn).size).toBe(5);
    expect(draw('seed', ids.toReversed(), 5)).toEqual(drawn);
    expect(draw('another', ids, 5)).not.toEqual(drawn);
    const [first, ...rest] = drawn;
    expect(
      draw(
        'seed',
        ids.filter((id) => id !== first),
        5,
      ).slice(0, 4),
    ).toEqual(rest);
  });

  it('is all of them where there are no more', () =>
    expect(draw('seed', ids, 50).toSorted()).toEqual(ids.toSorted()));

  it('leaves each the same chance', () => {
    const times = new Map<string, number>(ids.map((id) => [id, 0]));
    for (let seed = 0; seed < 4000; seed++)
      for (const id of draw(`${seed}`, ids, 5)) times.set(id, times.get(id)! + 1);
    // 1,000 each, with a standard deviation of 27.
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(140);
  });
});
