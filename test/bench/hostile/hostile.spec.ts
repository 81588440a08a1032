import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import type { benchHostile } from './hostile.js';

const run = promisify(execFile);

/** The short form of `npm run bench -- hostile`. */
describe('hostile input', () => {
  beforeAll(() => run(process.execPath, ['apps/cli/bin/build.mjs']), 180_000);

  it('costs each reader a bounded time, and fails no ordinary contact', async () => {
    const bench = ['dist/test/bench/main.js', 'hostile', '--json', '--seconds', '0.5', '--inputs', '1'];
    const { stdout, stderr } = await run(process.execPath, bench);
    const { readers, ordinary, doors } = JSON.parse(stdout) as Awaited<ReturnType<typeof benchHostile>>;
    // Each of these took from seconds to for ever before it had a bound.
    for (const [reader, costs] of Object.entries(readers))
      expect(costs['1MB'].cpuMs, `${reader}: ${stderr}`).toBeLessThan(5000);
    expect(ordinary.failed, stderr).toBe(0);
    expect(ordinary.sent).toBeGreaterThan(0);
    expect(doors).toMatchObject({
      mail: { taken: 1 },
      html: { taken: 1 },
      json: { refused: 1 },
      form: { refused: 1 },
      formData: { refused: 1 },
    });
  }, 180_000);
});
