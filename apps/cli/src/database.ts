import 'reflect-metadata';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { type Config, startEmbeddedPostgres } from '@frontdoor/platform';
import { CommandFault } from './faults.js';
import { findRunningServer } from './running-server.js';

export interface OpenDatabase {
  url: string;
  source: DataSource;
}

interface Options {
  /** Told in plain words what is going on. */
  say: (line: string) => void;
  /** Make a database where there is none yet. */
  create?: boolean;
}

/**
 * Runs `work` on the database in use: the one of DATABASE_URL, or the embedded one. When a hub runs on the data
 * folder its server is joined; otherwise the server is started and stopped again after the work.
 *
 * @throws CommandFault `database-missing` where there is none and none may be made.
 */
export async function withDatabase<T>(
  config: Config,
  { say, create = false }: Options,
  work: (database: OpenDatabase) => Promise<T>,
): Promise<T> {
  if (config.DATABASE_URL) return connect(config.DATABASE_URL, work);
  const running = await findRunningServer(config.dataDir);
  if (running) return connect(running, work);
  if (!create && !existsSync(path.join(config.dataDir, 'postgres', 'PG_VERSION')))
    throw new CommandFault(
      'database-missing',
      `There is no database in ${config.dataDir} yet.`,
      'Name the folder of your hub in DATA_DIR, start the hub once, or begin with `frontdoor admin organisation create`.',
    );
  say('The hub is not running; starting its database for this command …');
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir });
  try {
    return await connect(server.url(), work);
  } finally {
    await othersGone(server.url(), say);
    await server.stop();
  }
}

async function connect<T>(url: string, work: (database: OpenDatabase) => Promise<T>): Promise<T> {
  await migrate(url);
  const source = await new DataSource(dataSourceOptions(url, 4)).initialize();
  try {
    return await work({ url, source });
  } finally {
    await source.destroy();
  }
}

/** Another command that joined our server meanwhile must not lose it. */
async function othersGone(url: string, say: Options['say']): Promise<void> {
  const source = await new DataSource(dataSourceOptions(url, 1)).initialize();
  try {
    for (let looks = 0; await hasOthers(source); looks++) {
      if (looks === 5) say('Another command is using the database; waiting for it to finish …');
      await sleep(200);
    }
  } finally {
    await source.destroy();
  }
}

async function hasOthers(source: DataSource): Promise<boolean> {
  const others = await source.query<unknown[]>(
    `SELECT 1 FROM pg_stat_activity WHERE application_name = 'frontdoor' AND pid <> pg_backend_pid() LIMIT 1`,
  );
  return others.length > 0;
}
