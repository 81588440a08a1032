import type { Config } from '@frontdoor/platform';
import { createPostgresBackend, type QueueOptions, runMigrations, setDefaultBackendFactory } from 'bullmq';
import pg from 'pg';

/**
 * The queue is a hint, so its own writes need not wait for the disk; what it may lose in a crash is found again in
 * the database by the sweeps.
 */
export const WITHOUT_DISK_WAIT = '-c synchronous_commit=off';

/** Keys of one installation live under one hash tag, so that Redis Cluster keeps them on one node. */
const PREFIX = '{frontdoor}';

/** Every wait for it ends, however it fails. */
export const LIMITS = { connectionTimeoutMillis: 5000, query_timeout: 10_000, keepAlive: true };

/**
 * Chooses what BullMQ runs on, for the whole process: Redis when REDIS_URL is set, else the database.
 * Must have run before the first Queue or Worker is made.
 */
export async function chooseBackend(
  config: Pick<Config, 'REDIS_URL'>,
  databaseUrl: string,
): Promise<QueueOptions> {
  if (config.REDIS_URL) {
    setDefaultBackendFactory();
    return { connection: { url: config.REDIS_URL, maxRetriesPerRequest: null }, prefix: PREFIX };
  }
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
  setDefaultBackendFactory(createPostgresBackend as never);
  return {
    connection: { connectionString: databaseUrl, max: 4, options: WITHOUT_DISK_WAIT, ...LIMITS } as never,
  };
}
