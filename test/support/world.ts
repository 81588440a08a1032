import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Clock, Ids, SystemClock } from '@frontdoor/kernel';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { ADAPTERS } from '@frontdoor/channels';
import type { ChannelAdapter } from '@frontdoor/channels/core';
import { Channels, readSettings } from '@frontdoor/casework/channels';
import { createDemonstration, INTEGRATION_KEY, replyTo, signingKey } from '@frontdoor/demonstration';
import { startStandIns, type StandIns } from '../../apps/hub/src/demonstration/stand-ins.js';
import { type RunningHub, startHub } from '../../apps/hub/src/start/start-hub.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { newDatabase } from './database.js';
import { newFolder } from './new-folder.js';
import { freePort } from './ports.js';

export interface World {
  hub: RunningHub;
  standIns: StandIns;
  url: string;
  smtpPort: number;
  password: string;
  database: DataSource;
  integrationSecret: string;
  stop(): Promise<void>;
}

export const SECRET = 'a secret for tests that is long enough to be one';

/** Everything on one machine, as `npm start` has it: embedded PostgreSQL, worker inside the hub, demonstration on. */
export async function startEmbedded(
  settings: Record<string, string> = {},
  adapters: readonly ChannelAdapter[] = ADAPTERS,
  clock?: Clock,
): Promise<World> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-world-'));
  const ports = { PORT: String(await freePort()), SMTP_PORT: String(await freePort()) };
  const hub = await startHub(
    readSettings(
      {
        DATA_DIR: dataDir,
        LOG_LEVEL: 'error',
        PUBLIC_RATE: '100000',
        FORM_POSTS_HOURLY: '100000',
        FORM_SENDER_HOURLY: '100000',
        WEBHOOK_RATE: '1000000',
        FORM_LEAST_SECONDS: '0',
        ...ports,
        ...settings,
      },
      adapters,
    ),
    { adapters, clock },
  );
  const database = await new DataSource(dataSourceOptions(hub.databaseUrl, 3)).initialize();
  return {
    hub,
    database,
    standIns: hub.standIns!,
    url: hub.url,
    smtpPort: Number(ports.SMTP_PORT),
    password: hub.demonstrationPassword!,
    integrationSecret: await hub.app.get(Channels).signingKey(INTEGRATION_KEY),
    stop: async () => {
      await database.destroy();
      await hub.stop();
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The scale-out shape: PostgreSQL and Redis given, the worker apart from the hub, providers set up by settings. */
export async function startScaledOut(
  redisUrl: string,
  settings: Record<string, string> = {},
  clock: Clock = new SystemClock(),
): Promise<World> {
  const databaseUrl = await newDatabase();
  await migrate(databaseUrl);
  const database = await new DataSource(dataSourceOptions(databaseUrl, 3)).initialize();
  const secret = new InstanceSecret(SECRET);
  const password = 'door-for-tests';
  await createDemonstration(
    database,
    { clock, ids: new Ids(clock), secret },
    { packId: settings.DEMO_PACK ?? 'cambridge-city', password },
  );
  const integrationSecret = await signingKey(database, secret);
  const port = await freePort();
  const smtpPort = await freePort();
  const localUrl = `http://127.0.0.1:${port}`;
  const publicUrl = `http://localhost:${port}`;
  const standIns = await startStandIns({
    clock,
    callerId: '+441223457000',
    publicUrl,
    localUrl,
    signingKey: integrationSecret,
  });
  await replyTo(database, standIns.replies.url);
  const config = readSettings({
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    ...(settings.S3_ENDPOINT === undefined && { FILES_DIR: newFolder() }),
    SECRET,
    WORKER: 'off',
    PORT: String(port),
    SMTP_PORT: String(smtpPort),
    LOG_LEVEL: 'error',
    PUBLIC_RATE: '100000',
    FORM_POSTS_HOURLY: '100000',
    FORM_SENDER_HOURLY: '100000',
    WEBHOOK_RATE: '1000000',
    FORM_LEAST_SECONDS: '0',
    ...standIns.settings,
    ...settings,
  });
  const hub = await startHub(config, { clock });
  const worker = await startWorker(config, undefined, clock);
  return {
    hub,
    standIns,
    url: localUrl,
    smtpPort,
    password,
    database,
    integrationSecret,
    stop: async () => {
      await worker.close();
      await hub.stop();
      await standIns.close();
      await database.destroy();
    },
  };
}
