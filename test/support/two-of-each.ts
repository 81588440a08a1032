import { Ids, SystemClock } from '@frontdoor/kernel';
import { readSettings } from '@frontdoor/casework/channels';
import { createDemonstration, replyTo, signingKey } from '@frontdoor/demonstration';
import { DataSource, dataSourceOptions, migrate } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { startStandIns, type StandIns } from '../../apps/hub/src/demonstration/stand-ins.js';
import { type RunningHub, startHub } from '../../apps/hub/src/start/start-hub.js';
import { startWorker } from '../../apps/worker/src/start-worker.js';
import { newFolder } from './new-folder.js';
import { freePort } from './ports.js';
import { SECRET } from './world.js';

export interface TwoOfEach {
  hubs: readonly [RunningHub, RunningHub];
  /** Of the first hub. */
  smtpPort: number;
  standIns: StandIns;
  database: DataSource;
  password: string;
  integrationSecret: string;
  /** Ends the second hub and the second worker, as an operator does who updates one machine after the other. */
  endSecond: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Two hubs and two workers on one PostgreSQL, without Redis.
 *
 * @param databaseUrl where the hubs and workers find the database
 * @param directUrl the same database for the test itself, when `databaseUrl` leads through something
 * @param settings of hubs and workers, beside those that the test cannot do without
 */
export async function startTwoOfEach(
  databaseUrl: string,
  directUrl = databaseUrl,
  settings: Record<string, string> = {},
): Promise<TwoOfEach> {
  const clock = new SystemClock();
  await migrate(directUrl);
  const database = await new DataSource(dataSourceOptions(directUrl, 3)).initialize();
  const secret = new InstanceSecret(SECRET);
  const password = 'door-for-tests';
  const around = { clock, ids: new Ids(clock), secret };
  await createDemonstration(database, around, { packId: 'cambridge-city', password });
  const integrationSecret = await signingKey(database, secret);
  const ports = [await freePort(), await freePort(), await freePort(), await freePort()] as const;
  const standIns = await startStandIns({
    clock,
    callerId: '+441223457000',
    publicUrl: `http://localhost:${ports[0]}`,
    localUrl: `http://127.0.0.1:${ports[0]}`,
    signingKey: integrationSecret,
  });
  await replyTo(database, standIns.replies.url);
  const FILES_DIR = newFolder();
  const configOf = (port: number, smtpPort: number) =>
    readSettings({
      DATABASE_URL: databaseUrl,
      SECRET,
      FILES_DIR,
      WORKER: 'off',
      PORT: String(port),
      SMTP_PORT: String(smtpPort),
      PUBLIC_URL: `http://localhost:${ports[0]}`,
      LOG_LEVEL: 'silent',
      PUBLIC_RATE: '100000',
      FORM_POSTS_HOURLY: '100000',
      FORM_SENDER_HOURLY: '100000',
      WEBHOOK_RATE: '1000000',
      FORM_LEAST_SECONDS: '0',
      ...standIns.settings,
      ...settings,
    });
  const configs = [configOf(ports[0], ports[1]), configOf(ports[2], ports[3])] as const;
  const hubs = [await startHub(configs[0]), await startHub(configs[1])] as const;
  const workers = [await startWorker(configs[0]), await startWorker(configs[1])] as const;
  let both = true;
  const endSecond = async (): Promise<void> => {
    if (!both) return;
    both = false;
    await Promise.all([workers[1].close(), hubs[1].stop()]);
  };
  return {
    hubs,
    smtpPort: ports[1],
    standIns,
    database,
    password,
    integrationSecret,
    endSecond,
    stop: async () => {
      await endSecond();
      await workers[0].close();
      await hubs[0].stop();
      await standIns.close();
      await database.destroy();
    },
  };
}
