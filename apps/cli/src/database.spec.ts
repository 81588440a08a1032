import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@frontdoor/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { frontdoor, type Ran } from './run.test-io.js';

let dataDir: string;
const pidFile = (): string => path.join(dataDir, 'postgres', 'postmaster.pid');
const show = (): Promise<Ran> =>
  frontdoor(['admin', 'organisation', 'show'], { environment: { DATA_DIR: dataDir } });

beforeAll(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'frontdoor-cli-'));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('the embedded database', () => {
  it('is not made by a command that only looks', async () => {
    expect(await show()).toMatchObject({ code: 1, err: expect.stringContaining('There is no database in') });
    expect(existsSync(path.join(dataDir, 'postgres'))).toBe(false);
  });

  it('is made for an organisation, started for each command and stopped after it', async () => {
    const environment = { DATA_DIR: dataDir };
    const words = ['admin', 'organisation', 'create', 'Testshire', '--pack', 'cambridge-city'];
    const { code, err } = await frontdoor(words, { environment });
    expect(code).toBe(0);
    expect(err).toContain('Start the hub with DEMO=off');
    expect(existsSync(pidFile())).toBe(false);
    expect(await show()).toMatchObject({ code: 0, out: expect.stringContaining('Testshire') });
    expect(existsSync(pidFile())).toBe(false);
  });

  it('is started where a crash left the file of a server behind', async () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(pidFile(), `${pid}\n${path.dirname(pidFile())}\n0\n1\n\n127.0.0.1\n0\nready   \n`);
    expect(await show()).toMatchObject({ code: 0 });
    expect(existsSync(pidFile())).toBe(false);
  });

  describe('of a running hub', () => {
    let server: EmbeddedPostgres;
    beforeAll(async () => {
      server = await startEmbeddedPostgres({ dataDir });
    });
    afterAll(() => server.stop());

    it('is joined and left running', async () => {
      const before = readFileSync(pidFile(), 'utf8').split('\n')[0];
      expect(await show()).toMatchObject({ code: 0, err: '', out: expect.stringContaining('Testshire') });
      expect(readFileSync(pidFile(), 'utf8').split('\n')[0]).toBe(before);
      const source = await new DataSource(dataSourceOptions(server.url(), 1)).initialize();
      expect(await source.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
      await source.destroy();
    });
  });

  it('is kept running for another command that joined it', async () => {
    const both = await Promise.all([show(), show(), show()]);
    expect(both.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(existsSync(pidFile())).toBe(false);
  });
});

describe('a database of one’s own', () => {
  it('that does not answer is said so', async () => {
    const environment = {
      DATABASE_URL: 'postgres://x:y@127.0.0.1:1/x',
      SECRET: 'a secret for tests that is long enough to be one',
    };
    const { code, err } = await frontdoor(['admin', 'user', 'list'], { environment });
    expect(code).toBe(1);
    expect(err).toMatch(/^The database at 127\.0\.0\.1:1 cannot be reached: nothing listens there\. /);
    expect(err).not.toContain('postgres://');
  });
});
