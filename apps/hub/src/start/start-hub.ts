import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Clock, FrontdoorError, Ids, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, Integration, migrate } from '@frontdoor/persistence';
import { type Config, createLogger, InstanceSecret, startEmbeddedPostgres } from '@frontdoor/platform';
import { Channels, type WiredAdapter, wireAdapters } from '@frontdoor/casework/channels';
import { CharterPacks } from '@frontdoor/casework/charters';
import { createDemonstration, INTEGRATION_KEY } from '@frontdoor/demonstration';
import { type StandIns, startStandIns } from '../demonstration/stand-ins.js';
import { createHub } from './create-hub.js';

export interface RunningHub {
  app: NestFastifyApplication;
  /** Where it really listens. */
  url: string;
  standIns: StandIns | null;
  demonstrationPassword: string | null;
  databaseUrl: string;
  stop: () => Promise<void>;
}

type Say = (line: string) => void;

interface StartOptions {
  say?: Say;
  clock?: Clock;
  /** Channels beside those that ship. */
  furtherAdapters?: readonly WiredAdapter[];
}

/** Brings the hub up from nothing, saying what it does. What was started is stopped again when something fails. */
export async function startHub(
  config: Config,
  { say = () => {}, clock = new SystemClock(), furtherAdapters = [] }: StartOptions = {},
): Promise<RunningHub> {
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const log = createLogger(config);
    const packs = CharterPacks.read(config.chartersDir);
    const databaseUrl = await openDatabase(config, say, undo);
    const migrated = await migrate(databaseUrl);
    say(migrated > 0 ? `The database is up to date (${migrated} steps)` : 'The database is up to date');
    const secret = InstanceSecret.of(config);
    const demonstration = config.demo
      ? await openDemonstration(config, databaseUrl, secret, clock, say, undo)
      : null;
    const shipped = wireAdapters(
      config,
      secret,
      { smtp: true, mailboxes: config.WORKER },
      demonstration?.standIns.settings,
    );
    const adapters = [...shipped, ...furtherAdapters];
    const app = await createHub(
      { config, log, databaseUrl, adapters, packs, secret, clock },
      demonstration?.standIns ?? null,
    );
    undo.push(() => app.close());
    await listen(app, config);
    await app.get(Channels).listen();
    return {
      app,
      url: `http://${config.HOST}:${config.PORT}`,
      standIns: demonstration?.standIns ?? null,
      demonstrationPassword: demonstration?.password ?? null,
      databaseUrl,
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

async function openDemonstration(
  config: Config,
  databaseUrl: string,
  secret: InstanceSecret,
  clock: Clock,
  say: Say,
  undo: (() => Promise<unknown>)[],
): Promise<{ standIns: StandIns; password: string }> {
  const source = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  try {
    const password = passwordIn(config.dataDir);
    const created = await createDemonstration(
      source,
      { clock, ids: new Ids(clock), secret },
      { packId: config.DEMO_PACK, password },
    );
    if (created) say('Created the demonstration council');
    const secretOf = once(async () => {
      const integration = await source.manager.findOneBy(Integration, { key: INTEGRATION_KEY });
      return integration ? secret.unseal(integration.sealedSecret) : '';
    });
    await secretOf();
    const localUrl = `http://${config.HOST}:${config.PORT}`;
    const standIns = await startStandIns({
      clock,
      callerId: config.CALLER_ID,
      publicUrl: config.publicUrl,
      localUrl,
      secretOf,
    });
    undo.push(() => standIns.close());
    await source.manager.update(Integration, { key: INTEGRATION_KEY }, { replyUrl: standIns.replies.url });
    return { standIns, password };
  } finally {
    await source.destroy();
  }
}

/** Made once for each installation, so that no two have the same. */
function passwordIn(dataDir: string): string {
  const file = path.join(dataDir, 'demonstration.password');
  fs.mkdirSync(dataDir, { recursive: true });
  if (!fs.existsSync(file)) fs.writeFileSync(file, `door-${randomBytes(4).toString('hex')}`, { mode: 0o600 });
  return fs.readFileSync(file, 'utf8').trim();
}

async function listen(app: NestFastifyApplication, { PORT, HOST }: Config): Promise<void> {
  try {
    await app.listen(PORT, HOST);
  } catch (error) {
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new FrontdoorError('port-busy', { port: PORT, host: HOST, setting: 'PORT' }, { cause: error });
  }
}

const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
};
