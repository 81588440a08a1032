import 'reflect-metadata';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, dataSourceOptions, findOtherConnections, migrate } from '@frontdoor/persistence';
import { type Config, type EmbeddedPostgres, startEmbeddedPostgres } from '@frontdoor/platform';
import { CommandFault } from './faults.js';
import { locked } from './lock.js';
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
  const { dataDir } = config;
  const open = config.DATABASE_URL
    ? { ...(await connect(config.DATABASE_URL, config.DATABASE_MIGRATE_URL)), server: undefined }
    : await locked(dataDir, () => joinOrStart(dataDir, create, say));
  try {
    return await work(open);
  } finally {
    await open.source.destroy();
    if (open.server) await stopWhenAlone(dataDir, open.server, say);
  }
}

/** Joins the server that runs on the data folder, or starts it. */
async function joinOrStart(
  dataDir: string,
  create: boolean,
  say: Options['say'],
): Promise<OpenDatabase & { server: EmbeddedPostgres | undefined }> {
  const running = await findRunningServer(dataDir);
  if (running) return { ...(await connect(running)), server: undefined };
  if (!create && !existsSync(path.join(dataDir, 'postgres', 'PG_VERSION'))) throw missing(dataDir);
  say('The hub is not running; starting its database for this command …');
  const server = await startEmbeddedPostgres({ dataDir });
  try {
    return { ...(await connect(server.url())), server };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function connect(url: string, owner?: string): Promise<OpenDatabase> {
  await migrate(url, owner);
  return { url, source: await new DataSource(dataSourceOptions(url, 4)).initialize() };
}

/** Another command that joined our server meanwhile must not lose it. */
async function stopWhenAlone(dataDir: string, server: EmbeddedPostgres, say: Options['say']): Promise<void> {
  for (let looks = 0; ; looks++) {
    const stopped = await locked(dataDir, async () => {
      if (await hasOthers(server.url())) return false;
      await server.stop();
      return true;
    });
    if (stopped) return;
    if (looks === 5) say('Another command is using the database; waiting for it to finish …');
    await sleep(200);
  }
}

/** Whether anybody of ours is connected. Nobody is when the server has gone away by itself. */
async function hasOthers(url: string): Promise<boolean> {
  const source = new DataSource(dataSourceOptions(url, 1));
  try {
    await source.initialize();
    return (await findOtherConnections(source, {})).length > 0;
  } catch {
    return false;
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}

const missing = (dataDir: string): CommandFault =>
  new CommandFault(
    'database-missing',
    `There is no database in ${dataDir} yet.`,
    'Name the folder of your hub in DATA_DIR, start the hub once, or begin with `frontdoor admin organisation create`.',
  );
