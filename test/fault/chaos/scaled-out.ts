import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { InstanceSecret } from '@frontdoor/platform';
import pg from 'pg';
import { DatabaseProxy } from '../../support/database-proxy.js';
import { freePort } from '../../support/ports.js';
import { foundCouncilIn } from '../council.js';
import { HubProcess } from '../hub-process.js';
import { type Arrangement, COMMON, type Fault } from './arrangement.js';
import { connectionsFull, diskFull, readOnly } from './database-faults.js';
import { outsideOnLines } from './outside-lines.js';
import { OwnPostgres } from './own-postgres.js';
import { OwnRedis } from './own-redis.js';
import { pause } from './server-processes.js';
import { mountSmallDisk } from './small-disk.js';

const SLOW_DATABASE_MS = 60;
const SLOW_REDIS_MS = 300;

/** Two hubs and two workers on a PostgreSQL and a Redis, each reached by a line that can be disturbed. */
export async function startScaledOutArrangement(keep: boolean): Promise<Arrangement | undefined> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-chaos-'));
  const undo: (() => Promise<unknown> | void)[] = [
    () => (keep ? undefined : fs.rmSync(folder, { recursive: true, force: true })),
  ];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const redis = await OwnRedis.start();
    if (!redis) {
      await stop();
      return undefined;
    }
    undo.push(() => redis.close());
    const disk = mountSmallDisk(path.join(folder, 'disk'));
    if (disk) undo.push(() => disk.remove());
    const postgres = await OwnPostgres.start(path.join(folder, 'disk'));
    undo.push(() => postgres.stop());
    const database = await DatabaseProxy.before(postgres.url);
    undo.push(() => database.close());
    const queue = await DatabaseProxy.before(redis.url);
    undo.push(() => queue.close());

    const ports = await Promise.all(Array.from({ length: 4 }, () => freePort()));
    const doors = [0, 2].map((n) => ({ url: `http://127.0.0.1:${ports[n]}`, smtpPort: ports[n + 1]! }));
    const publicUrl = `http://localhost:${ports[0]}`;
    const lines = await outsideOnLines(doors[0]!.url, publicUrl);
    undo.push(() => lines.close());
    const secret = randomBytes(24).toString('hex');
    const integrationSecret = await foundCouncilIn(postgres.url, new InstanceSecret(secret), lines.replyUrl);
    const environment = {
      ...COMMON,
      ...lines.outside.environment,
      DATABASE_URL: database.url,
      REDIS_URL: queue.url,
      FILES_DIR: path.join(folder, 'files'),
      SECRET: secret,
      PUBLIC_URL: publicUrl,
      WORKER: 'off',
    };
    const hubs = doors.map(
      ({ url, smtpPort }, n) =>
        new HubProcess({
          main: 'dist/apps/hub/src/main.js',
          url,
          logFile: path.join(folder, `hub-${n + 1}.log`),
          dataDir: folder,
          environment: { ...environment, PORT: new URL(url).port, SMTP_PORT: String(smtpPort) },
        }),
    );
    const workers = [1, 2].map(
      (n) =>
        new HubProcess({
          main: 'dist/apps/worker/src/main.js',
          logFile: path.join(folder, `worker-${n}.log`),
          dataDir: folder,
          environment,
        }),
    );
    for (const each of [...hubs, ...workers]) {
      undo.push(() => each.stop());
      await each.start();
    }
    const connect = async (): Promise<pg.Client> => {
      const client = new pg.Client(postgres.url);
      client.on('error', () => undefined);
      await client.connect();
      return client;
    };
    const onLine = (name: string, line: DatabaseProxy, change: () => void): Fault => ({
      name,
      begin: async () => {
        change();
        return () => line.mend();
      },
    });
    const killed = (name: string, victims: readonly HubProcess[]): Fault => {
      let turn = 0;
      return {
        name,
        begin: async () => {
          const victim = victims[turn++ % victims.length]!;
          victim.kill();
          await victim.ended();
          return () => victim.start();
        },
      };
    };
    return {
      name: 'scaled out',
      doors,
      integrationSecret,
      outside: lines.outside,
      processes: [...hubs, ...workers],
      jobsInDatabase: false,
      untried: disk ? [] : ['database disk full: this process may not mount a small disk'],
      faults: [
        onLine('database gone', database, () => database.goAway()),
        onLine('database slow', database, () => (database.delayMs = SLOW_DATABASE_MS)),
        { name: 'database silent', begin: async () => pause(postgres.process) },
        readOnly(connect),
        connectionsFull(connect, () => postgres.url),
        ...(disk ? [diskFull(disk)] : []),
        { name: 'database restarted fast', begin: () => postgres.end('SIGINT') },
        { name: 'database restarted at once', begin: () => postgres.end('SIGQUIT') },
        {
          name: 'database failed over',
          begin: async () => {
            await postgres.failOver();
            database.leadTo(postgres.url);
            return () => undefined;
          },
        },
        {
          name: 'Redis lost',
          begin: async () => {
            await redis.end();
            return () => redis.begin();
          },
        },
        onLine('Redis slow', queue, () => (queue.delayMs = SLOW_REDIS_MS)),
        {
          name: 'Redis silent',
          begin: async () => {
            redis.pause();
            return () => redis.resume();
          },
        },
        {
          name: 'Redis refusing the password',
          begin: async () => {
            await redis.shutOut();
            return () => redis.letIn();
          },
        },
        killed('hub killed', hubs),
        killed('worker killed', workers),
        ...lines.faults,
      ],
      connect,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
