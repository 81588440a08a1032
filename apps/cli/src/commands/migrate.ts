import { readSettings } from '@frontdoor/casework/channels';
import { migrateQueue } from '@frontdoor/jobs';
import { withDatabase } from '../database.js';
import type { Io } from '../io.js';

/** Brings the database up to date, as a process does when it starts, and lets the role that works do so. */
export async function migrate(io: Io): Promise<void> {
  const config = readSettings(io.environment);
  const say = (line: string): void => io.err(`${line}\n`);
  await withDatabase(config, { say }, async ({ url }) => {
    if (!config.REDIS_URL) await migrateQueue(url, config.DATABASE_MIGRATE_URL);
  });
  await io.out('The database is up to date.\n');
}
