import { expect, it } from 'vitest';
import { AtOnce } from './at-once.js';

it('does at most so many at once, in the order in which they came, and goes on after one that fails', async () => {
  const two = new AtOnce(2);
  const began: number[] = [];
  let [now, most] = [0, 0];
  const work = async (n: number): Promise<number> => {
    began.push(n);
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now--;
    if (n === 1) throw new Error('One failed');
    return n;
  };
  const done = await Promise.allSettled([0, 1, 2, 3, 4].map((n) => two.run(() => work(n))));
  expect(done.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
    'fulfilled',
  ]);
  expect([most, began]).toEqual([2, [0, 1, 2, 3, 4]]);
  expect(await two.run(() => work(5))).toBe(5);
});
