import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { runChaos } from './chaos.js';
import { CHAOS_DEFAULTS } from './settings.js';

/** The short form of `npm run fault -- --chaos`: some faults of each arrangement, briefly. */
describe('everything that the hub stands on, disturbed in turn', () => {
  beforeAll(() => promisify(execFile)(process.execPath, ['apps/cli/bin/build.mjs']), 180_000);

  it('loses, doubles and forgets nothing, and ends no process', async () => {
    const said: string[] = [];
    const only = ['database restarted fast', 'database gone', 'Redis lost', 'database disk full'];
    const summary = await runChaos(
      { ...CHAOS_DEFAULTS, minutes: 0.25, rate: 15, faultSeconds: [0.5, 1.5], only, quietSeconds: 60 },
      (line) => said.push(line),
    );
    expect(summary.findings, said.join('\n')).toEqual([]);
    expect(summary).toMatchObject({ lost: 0, doubled: 0, stuck: 0, wrong: 0, processesEnded: 0 });
    expect(new Set(summary.faults.map(({ arrangement }) => arrangement)).size).toBe(2);
    expect(summary.accepted).toBeGreaterThan(50);
  }, 300_000);
});
