import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { benchAgents } from './agents.js';

const run = promisify(execFile);
const AGENTS = 12;

/** The short form of `npm run bench -- agents`. */
describe('a room of agents at work', () => {
  beforeAll(() => run(process.execPath, ['apps/cli/bin/build.mjs']), 180_000);

  it('meets no error, and nothing is with two of them', async () => {
    const bench = ['dist/test/bench/main.js', 'agents', '--json'];
    const size = ['--rooms', String(AGENTS), '--seconds', '5', '--contacts', '5'];
    const { stdout, stderr } = await run(process.execPath, [...bench, ...size]);
    const { agents } = JSON.parse(stdout) as Awaited<ReturnType<typeof benchAgents>>;
    const { actions, ...room } = agents[AGENTS]!;
    expect(room, stderr).toMatchObject({ doubled: 0, misloaded: 0, contacts: { errors: 0 } });
    expect(
      Object.entries(actions).filter(([, { errors }]) => errors > 0),
      stderr,
    ).toEqual([]);
    expect(Object.keys(actions)).toEqual(
      expect.arrayContaining(['accept', 'open', 'note', 'reply', 'close']),
    );
    expect(room.offers).toBeGreaterThan(0);
  }, 120_000);
});
