import { createHash } from 'node:crypto';
import { mkdirSync, rmdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { locked } from './lock.js';

const folder = (name: string): string => path.join(os.tmpdir(), `frontdoor-lock-${process.pid}-${name}`);

it('one command at a time works on a folder, and others on other folders', async () => {
  const order: string[] = [];
  const work = (name: string) => async () => {
    order.push(`${name} begins`);
    await sleep(60);
    order.push(`${name} ends`);
  };
  await Promise.all([
    locked(folder('one'), work('first')).then(() => locked(folder('one'), work('third'))),
    locked(folder('one'), work('second')),
  ]);
  for (let i = 0; i < order.length; i += 2) expect(order[i + 1]).toBe(order[i]!.replace(/begins$/, 'ends'));
  expect(order).toHaveLength(6);
  await locked(folder('one'), () => locked(folder('other'), work('inner')));
  expect(order).toHaveLength(8);
});

it('the lock is given back when the work fails', async () => {
  await expect(locked(folder('fails'), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await locked(folder('fails'), () => Promise.resolve(1))).toBe(1);
});

it.concurrent(
  'the lock of a command that was killed is taken over',
  async () => {
    const name = createHash('sha256').update(folder('killed')).digest('hex').slice(0, 16);
    mkdirSync(path.join(os.tmpdir(), `frontdoor-${name}.lock`));
    expect(await locked(folder('killed'), () => Promise.resolve(1))).toBe(1);
  },
  20_000,
);

it.concurrent(
  'a lock that somebody took away is said so',
  async () => {
    const name = createHash('sha256').update(folder('lost')).digest('hex').slice(0, 16);
    const lost = locked(folder('lost'), async () => {
      rmdirSync(path.join(os.tmpdir(), `frontdoor-${name}.lock`));
      await sleep(3_500);
    });
    await expect(lost).rejects.toThrow(/lock/i);
  },
  20_000,
);
