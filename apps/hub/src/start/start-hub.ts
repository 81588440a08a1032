import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock, FrontdoorError, SystemClock } from '@frontdoor/kernel';
import { QueueDepth } from '@frontdoor/jobs';
import { migrate } from '@frontdoor/persistence';
import {
  type Config,
  createLogger,
  InstanceSecret,
  localUrl,
  startEmbeddedPostgres,
} from '@frontdoor/platform';
import { ADAPTERS } from '@frontdoor/channels';
import type { ChannelAdapter } from '@frontdoor/channels/core';
import { Channels, wireAdapters } from '@frontdoor/casework/channels';
import { CharterPacks } from '@frontdoor/casework/charters';
import { openDemonstration } from '../demonstration/open-demonstration.js';
import type { StandIns } from '../demonstration/stand-ins.js';
import { createHub } from './create-hub.js';

export interface RunningHub {
  app: NestFastifyApplication;
  /** Where it really listens. */
  url: string;
  standIns: StandIns | null;
  demonstrationPassword: string | null;
  databaseUrl: string;
  /** Where contacts reach it besides its pages, in sentences. */
  reachedAt: readonly string[];
  stop: () => Promise<void>;
}

type Say = (line: string) => void;

interface StartOptions {
  say?: Say;
  clock?: Clock;
  /** The channels there are. */
  adapters?: readonly ChannelAdapter[];
}

/** Brings the hub up from nothing, saying what it does. What was started is stopped again when something fails. */
export async function startHub(
  config: Config,
  { say = () => {}, clock = new SystemClock(), adapters = ADAPTERS }: StartOptions = {},
): Promise<RunningHub> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const log = createLogger(config);
    const packs = CharterPacks.read(config.chartersDir);
    const databaseUrl = await openDatabase(config, say, undo);
    const migrated = await migrate(databaseUrl, config.DATABASE_MIGRATE_URL);
    say(migrated > 0 ? `The database is up to date (${migrated} steps)` : 'The database is up to date');
    const secret = InstanceSecret.of(config);
    const demonstration = config.demo
      ? await openDemonstration({ config, databaseUrl, secret, clock, say })
      : null;
    if (demonstration) undo.push(() => demonstration.standIns.close());
    const wired = wireAdapters(adapters, { ...config.declared, ...demonstration?.standIns.settings });
    const wiring = { adapters: wired, process: { serves: true, reads: config.WORKER } };
    const app = await createHub(
      { config, log, databaseUrl, wiring, packs, secret, clock },
      demonstration?.standIns ?? null,
    );
    undo.push(() => app.close());
    await listen(app, config);
    await app.get(Channels).listen();
    const trouble = await app.get(QueueDepth).trouble();
    if (trouble) say(`${trouble} Contacts are taken meanwhile and wait in the database.`);
    return {
      app,
      url: localUrl(config),
      standIns: demonstration?.standIns ?? null,
      demonstrationPassword: demonstration?.password ?? null,
      databaseUrl,
      reachedAt: wired.flatMap(({ adapter, settings }) => adapter.reachedAt?.(settings) ?? []),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openDatabase(config: Config, say: Say, undo: (() => Promise<unknown>)[]): Promise<string> {
  if (config.DATABASE_URL) return config.DATABASE_URL;
  say(`Starting PostgreSQL on ${config.dataDir} …`);
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, say });
  undo.push(() => server.stop());
  return server.url();
}

async function listen(app: NestFastifyApplication, { PORT, HOST }: Config): Promise<void> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new FrontdoorError('port-busy', { port: PORT, host: HOST, setting: 'PORT' }, { cause: error });
  }
}
