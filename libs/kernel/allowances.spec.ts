import { expect, it } from 'vitest';
import { Allowances } from './allowances.js';

it('each may so often within a time, and is told when again', () => {
  const allowances = new Allowances(2, 1000);
  expect([allowances.take('a', 0), allowances.take('a', 400), allowances.take('b', 500)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
  expect(allowances.take('a', 999)).toBe(1000);
  expect(allowances.take('b', 999)).toBeUndefined();
  expect(allowances.take('a', 1000)).toBeUndefined();
  expect(allowances.take('b', 1000)).toBe(1500);
});

it('what is given back does not count', () => {
  const allowances = new Allowances(1, 1000);
  allowances.take('a', 0);
  allowances.giveBack('a');
  allowances.giveBack('a');
  allowances.giveBack('nobody');
  expect(allowances.take('a', 1)).toBeUndefined();
  expect(allowances.take('a', 2)).toBe(1000);
});

it('whoever comes with ever new addresses fills no memory', () => {
  const allowances = new Allowances(1, 1000);
  for (let i = 0; i < 250_000; i++) allowances.take(`holder ${i}`, 0);
  expect((allowances as unknown as { spent: Map<string, unknown> }).spent.size).toBeLessThanOrEqual(100_000);
});
