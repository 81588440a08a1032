import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';

describe('embedded PostgreSQL', () => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-postgres-'));
  const postmaster = path.join(dataDir, 'postgres', 'postmaster.pid');
  const said: string[] = [];
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    server = await startEmbeddedPostgres({ dataDir, say: (line) => said.push(line) });
  });
  afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }));

  it('is there again at the same address, with its data, after it was killed', async () => {
    await query('CREATE TABLE kept AS SELECT 7 AS n');
    process.kill(Number(fs.readFileSync(postmaster, 'utf8').split('\n')[0]), 'SIGKILL');
    expect(await eventually(() => query('SELECT n FROM kept'))).toEqual([{ n: 7 }]);
    expect(said).toContain('PostgreSQL ended unexpectedly; starting it again …');
  });

  it('stays stopped once it is stopped', async () => {
    await server.stop();
    await sleep(300);
    expect(fs.existsSync(postmaster)).toBe(false);
    await expect(query('SELECT 1')).rejects.toThrow();
  });

  async function query(sql: string): Promise<unknown[]> {
    const client = new pg.Client(server.url());
    client.on('error', () => {
      // The server is killed while somebody is connected.
    });
    await client.connect();
    try {
      return (await client.query(sql)).rows;
    } finally {
      await client.end();
    }
  }
});

/** Tries until it works; a server that has just died refuses connections for a while. */
async function eventually<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 100) throw error;
      await sleep(100);
    }
  }
}
