import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';

const cluster = (dataDir: string): string => path.join(dataDir, 'postgres');

const pidFile = (dataDir: string): string[] => {
  try {
    return fs.readFileSync(path.join(cluster(dataDir), 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
};

/** Process id of the PostgreSQL server on this data folder; undefined for any other process that has the number now. */
export function findPostmaster(dataDir: string): number | undefined {
  const pid = Number(pidFile(dataDir)[0]);
  try {
    return pid && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(cluster(dataDir))
      ? pid
      : undefined;
  } catch {
    return undefined;
  }
}

/** A connection of the test's own to the hub's database, wherever it listens now. */
export async function connectTo(dataDir: string): Promise<pg.Client> {
  const port = Number(pidFile(dataDir)[3]);
  const password = fs.readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  client.on('error', () => {
    // It goes away with every kill.
  });
  await client.connect();
  return client;
}
