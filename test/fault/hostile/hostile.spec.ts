import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { runHostile } from './hostile.js';
import { HOSTILE_DEFAULTS } from './settings.js';

/** The short form of `npm run fault -- --hostile`. */
describe('the hub, sent what nobody should send', () => {
  beforeAll(() => promisify(execFile)(process.execPath, ['apps/cli/bin/build.mjs']), 180_000);

  it('refuses it, answers everybody else, and goes on', async () => {
    const said: string[] = [];
    const summary = await runHostile({ ...HOSTILE_DEFAULTS, requests: 1500, short: true }, (line) =>
      said.push(line),
    );
    expect(summary.faults, said.join('\n')).toEqual([]);
    expect(summary).toMatchObject({ http5xx: 0, hangs: 0, errorsLogged: 0, processesEnded: 0 });
    expect(summary.ordinary.failed).toBe(0);
    expect(summary.requests.sent).toBe(1500);
    // Not everything was turned away at the door.
    const statuses = Object.keys(summary.requests.byStatus);
    expect(statuses).toEqual(expect.arrayContaining(['200', '400', '401', '403']));
    // Which of them depends on what there is to ask for.
    expect(statuses.filter((status) => ['201', '202', '204'].includes(status))).not.toEqual([]);
  }, 300_000);
});
