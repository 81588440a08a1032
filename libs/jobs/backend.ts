import { refusalAtStart } from '@frontdoor/persistence';
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
 * The same on Redis: a connection on which nothing comes back is given up (what waits for work there is answered every
 * few seconds), and tried again at least every second, since routing goes on only when it is there.
 */
export const onRedis = (url: string): object => ({
  url,
  maxRetriesPerRequest: null,
  connectTimeout: 5000,
  socketTimeout: 20_000,
  keepAlive: 10_000,
  retryStrategy: (attempts: number) => Math.min(100 * attempts, 1000),
});

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
    return { connection: onRedis(config.REDIS_URL), prefix: PREFIX };
  }
  await migrateQueue(databaseUrl);
  setDefaultBackendFactory(createPostgresBackend as never);
  return {
    connection: { connectionString: databaseUrl, max: 4, options: WITHOUT_DISK_WAIT, ...LIMITS } as never,
  };
}

async function migrateQueue(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, ...LIMITS });
  try {
    await client.connect();
    await runMigrations(client);
  } catch (error) {
    throw refusalAtStart(error, databaseUrl) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
