import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = path.resolve('dist/apps/cli/src/main.js');
const LINE = `${JSON.stringify({ pack: 'cambridge-city', standard: 'CITY-E1', at: '2025-12-24T16:30:00Z' })}\n`;

const start = (...words: string[]): ChildProcess =>
  spawn(process.execPath, [PROGRAM, ...words], { stdio: 'pipe' });

async function frontdoor(words: string[], input = ''): Promise<{ code: number; out: string; err: string }> {
  const child = start(...words);
  child.stdin!.end(input);
  const ended = once(child, 'close') as Promise<[number]>;
  const [out, err] = await Promise.all([text(child.stdout!), text(child.stderr!)]);
  const [code] = await ended;
  return { code, out, err };
}

// What is out of date is built, as the launcher does it.
beforeAll(() => void spawnSync(process.execPath, ['apps/cli/bin/build.mjs'], { stdio: 'ignore' }), 180_000);

describe('the frontdoor process', () => {
  it('ends with the exit code of its command', async () => {
    expect(await frontdoor(['config', '--json'])).toMatchObject({ code: 0, err: '' });
    expect(await frontdoor(['due', 'a', 'b', 'c'])).toMatchObject({ code: 1, out: '' });
    expect(await frontdoor(['nonsense'])).toMatchObject({ code: 2, out: '' });
  });

  it('answers many lines in order', async () => {
    const { code, out } = await frontdoor(['due', '--json'], LINE.repeat(20_000));
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines).toHaveLength(20_001);
    expect(new Set(lines).size).toBe(2);
  });

  it('answers a line before the next one is sent', async () => {
    const child = start('due', '--json');
    for (let i = 0; i < 3; i++) {
      child.stdin!.write(LINE);
      const [piece] = (await once(child.stdout!, 'data')) as [Buffer];
      expect(JSON.parse(piece.toString())).toMatchObject({ due: '2025-12-29T12:30:00Z' });
    }
    child.stdin!.end();
    expect(await once(child, 'close')).toEqual([0, null]);
  });

  it('ends quietly when its reader has gone', async () => {
    const child = start('due', '--json');
    const err = text(child.stderr!);
    child.stdin!.on('error', () => {});
    child.stdin!.write(LINE.repeat(20_000));
    await once(child.stdout!, 'data');
    child.stdout!.destroy();
    child.stdin!.end(LINE.repeat(20_000));
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(await err).toBe('');
  });
});
