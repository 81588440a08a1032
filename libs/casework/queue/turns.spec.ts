import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

const later = () => {
  let end!: () => void;
  const ended = new Promise<void>((resolve) => (end = resolve));
  return { end, ended };
};

describe('turns', () => {
  it('come one after the other, in order, also after one that failed', async () => {
    const turns = new Turns(1000);
    const done: string[] = [];
    const first = later();
    const acts = [
      turns.take('a', () => first.ended.then(() => Promise.reject(new Error('failed')))),
      turns.take('a', async () => void done.push('second')),
      turns.take('a', async () => void done.push('third')),
    ];
    await turns.take('b', async () => void done.push('of another'));
    expect(done).toEqual(['of another']);
    first.end();
    await expect(acts[0]).rejects.toThrow('failed');
    await Promise.all(acts.slice(1));
    expect(done).toEqual(['of another', 'second', 'third']);
    await turns.take('a', async () => void done.push('free again'));
    expect(done.at(-1)).toBe('free again');
  });

  it('are waited for so long, and whoever went away keeps nobody waiting', async () => {
    const turns = new Turns(20);
    const first = later();
    const holds = turns.take('a', () => first.ended);
    await expect(turns.take('a', async () => undefined)).rejects.toMatchObject({ code: 'database-busy' });
    const next = turns.take('a', async () => 'mine');
    first.end();
    await holds;
    expect(await next).toBe('mine');
  });
});
