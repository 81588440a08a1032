import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Fault } from './arrangement.js';
import type { SmallDisk } from './small-disk.js';

type Connect = () => Promise<pg.Client>;

const asAdministrator = async (connect: Connect, ...statements: string[]): Promise<void> => {
  const client = await connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

const END_OTHERS = `
  SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name <> 'chaos'`;

/** It answers questions and takes no changes. */
export const readOnly = (connect: Connect): Fault => ({
  name: 'database read-only',
  begin: async () => {
    await asAdministrator(
      connect,
      'ALTER SYSTEM SET default_transaction_read_only = on',
      'SELECT pg_reload_conf()',
    );
    return () =>
      asAdministrator(connect, 'ALTER SYSTEM RESET default_transaction_read_only', 'SELECT pg_reload_conf()');
  },
});

/** Everybody is put out, and all connections are taken before they come back. */
export const connectionsFull = (connect: Connect, url: () => string): Fault => ({
  name: 'database without connections',
  begin: async () => {
    const administrator = await connect();
    await administrator.query(`SET application_name = 'chaos'`);
    const taken: pg.Client[] = [];
    let full = true;
    const take = async (): Promise<boolean> => {
      const client = new pg.Client({ connectionString: url(), application_name: 'chaos' });
      client.on('error', () => undefined);
      try {
        await client.connect();
        taken.push(client);
        return true;
      } catch {
        return false;
      }
    };
    const taking = (async () => {
      for (let round = 0; full; round++) {
        if (round % 5 === 0) await administrator.query(END_OTHERS).catch(() => undefined);
        while (full && (await take()));
        await sleep(100);
      }
    })();
    return async () => {
      full = false;
      await taking;
      await Promise.allSettled([...taken, administrator].map((client) => client.end()));
    };
  },
});

export const diskFull = (disk: SmallDisk): Fault => ({
  name: 'database disk full',
  begin: async () => {
    disk.fill();
    return () => disk.empty();
  },
});
