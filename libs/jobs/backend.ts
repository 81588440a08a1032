import { allowWork, makeQueueSequences, refusalAtStart } from '@frontdoor/persistence';
import type { Config } from '@frontdoor/platform';
import {
  assertSchemaCompatibility,
  createPostgresBackend,
  LATEST_SCHEMA_VERSION,
  type QueueOptions,
  runMigrations,
  setDefaultBackendFactory,
} from 'bullmq';
import pg from 'pg';
import { QUEUES } from './catalogue.js';

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
  url: understood(url),
  maxRetriesPerRequest: null,
  connectTimeout: 5000,
  socketTimeout: 10_000,
  keepAlive: 10_000,
  retryStrategy: (attempts: number) => Math.min(100 * attempts, 1000),
});

/** That it may be in clear is said to the hub; a client of Redis would take it for one of its own options. */
function understood(url: string): string {
  const parts = new URL(url);
  parts.searchParams.delete('tls');
  return parts.href;
}

/**
 * Chooses what BullMQ runs on, for the whole process: Redis when REDIS_URL is set, else the database.
 * Must have run before the first Queue or Worker is made.
 */
export async function chooseBackend(
  config: Pick<Config, 'REDIS_URL' | 'DATABASE_MIGRATE_URL'>,
  databaseUrl: string,
): Promise<QueueOptions> {
  if (config.REDIS_URL) {
    setDefaultBackendFactory();
    return { connection: onRedis(config.REDIS_URL), prefix: PREFIX };
  }
  await migrateQueue(databaseUrl, config.DATABASE_MIGRATE_URL);
  setDefaultBackendFactory(createPostgresBackend as never);
  return {
    connection: { connectionString: databaseUrl, max: 4, options: WITHOUT_DISK_WAIT, ...LIMITS } as never,
  };
}

/**
 * Brings the schema of the queue up to date, and lets the role that works do so.
 *
 * @param owner the same database with a role that changes schemas, where the role of `databaseUrl` only works with them
 */
export async function migrateQueue(databaseUrl: string, owner: string = databaseUrl): Promise<void> {
  const client = new pg.Client({ connectionString: owner, ...LIMITS });
  try {
    await client.connect();
    // Even to find that nothing is to be done, migrating wants the right to change it.
    const version = await assertSchemaCompatibility(client).catch(() => 0);
    if (version < LATEST_SCHEMA_VERSION) await runMigrations(client);
    await makeQueueSequences(client, QUEUES);
    if (owner !== databaseUrl) await allowWork(owner, databaseUrl, 'bullmq');
  } catch (error) {
    throw refusalAtStart(error, owner) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}
