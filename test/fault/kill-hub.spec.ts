import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { runFault } from './run.js';
import { DEFAULTS } from './settings.js';

/** The short form of `npm run fault`: each kind of kill that matters most, once. */
describe('the hub killed under load', () => {
  // What is killed is what `npm start` starts; built only when it is out of date.
  beforeAll(() => promisify(execFile)(process.execPath, ['apps/cli/bin/build.mjs']), 180_000);

  it('keeps everything it has answered for, exactly once', async () => {
    const said: string[] = [];
    const summary = await runFault(
      {
        ...DEFAULTS,
        kills: 3,
        clients: 8,
        secondsBetween: [0.5, 1.5],
        quietSeconds: 110,
        waitForClaims: false,
      },
      (line) => said.push(line),
    );
    expect(summary, said.join('\n')).toMatchObject({ lost: 0, doubled: 0, stuck: 0, wrong: 0, faults: [] });
    expect(summary.kills).toBe(3);
    expect(summary.accepted.all).toBeGreaterThan(20);
  }, 240_000);
});
