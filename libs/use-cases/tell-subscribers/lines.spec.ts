import { expect, it } from 'vitest';
import { linesOf, workThrough } from './lines.js';

it('puts what belongs together into lines, in order', () => {
  const events = [1, 2, 3, 4, 5].map((n) => ({ n, line: n % 2 ? 'odd' : 'even' }));
  expect(linesOf(events).map((line) => line.map(({ n }) => n))).toEqual([
    [1, 3, 5],
    [2, 4],
  ]);
});

it('goes through each line in order and several at once; what fails ends its own line only', async () => {
  const done: string[] = [];
  let [now, most] = [0, 0];
  const work = async (one: string): Promise<boolean> => {
    most = Math.max(most, ++now);
    await new Promise((resolve) => setTimeout(resolve, 2));
    now--;
    done.push(one);
    return one !== 'a2';
  };
  const lines = ['a', 'b', 'c', 'd'].map((name) => [1, 2, 3].map((n) => `${name}${n}`));
  await workThrough(lines, { first: 2, most: 2 }, work, () => false);
  expect(most).toBe(2);
  expect(done.filter((each) => each.startsWith('a'))).toEqual(['a1', 'a2']);
  for (const name of ['b', 'c', 'd'])
    expect(done.filter((each) => each.startsWith(name))).toEqual([`${name}1`, `${name}2`, `${name}3`]);
});

it('begins nothing more once it is told to stop', async () => {
  let count = 0;
  await workThrough(
    [[1, 2], [3, 4], [5]],
    { first: 1, most: 1 },
    async () => ++count > 0,
    () => count >= 3,
  );
  expect(count).toBe(3);
});

it('begins with few at once, so that one that hangs takes up little, and gets more as they are done', async () => {
  const open: (() => void)[] = [];
  let most = 0;
  const work = (): Promise<boolean> =>
    new Promise((resolve) => {
      open.push(() => resolve(true));
      most = Math.max(most, open.length);
    });
  const ended = workThrough(
    Array.from({ length: 40 }, (_, n) => [n]),
    { first: 2, most: 8 },
    work,
    () => false,
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 1));
  await settle();
  expect(open).toHaveLength(2);
  for (let done = 0; done < 40; done++) {
    open.shift()!();
    await settle();
  }
  await ended;
  expect(most).toBe(8);
});
