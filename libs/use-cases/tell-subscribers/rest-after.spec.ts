import { expect, it } from 'vitest';
import { GIVE_UP_MS, restAfter } from './rest-after.js';

it.each([
  [1, 0, 2500],
  [1, 0.5, 3750],
  [2, 1, 10_000],
  [9, 1, 1_280_000],
  [10, 1, 1_800_000],
  [1000, 0, 900_000],
])('after %i failures, by chance %d: %i ms', (failures, chance, ms) => {
  expect(restAfter(failures, chance)).toBe(ms);
});

it('waits as long as it is asked to, up to an hour', () => {
  expect(restAfter(1, 0, 60_000)).toBe(60_000);
  expect(restAfter(10, 1, 60_000)).toBe(1_800_000);
  expect(restAfter(1, 0, 1e12)).toBe(3_600_000);
});

it('three days hold some two hundred attempts, not thousands', () => {
  let [spent, attempts] = [0, 0];
  while (spent < GIVE_UP_MS) spent += restAfter(++attempts, 0.5);
  expect(attempts).toBeGreaterThan(100);
  expect(attempts).toBeLessThan(250);
});
