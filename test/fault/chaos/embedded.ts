import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { freePort } from '../../support/ports.js';
import { foundCouncil } from '../council.js';
import { HubProcess } from '../hub-process.js';
import { connectTo, findPostmaster } from '../postmaster.js';
import { type Arrangement, COMMON, type Fault } from './arrangement.js';
import { connectionsFull, diskFull, readOnly } from './database-faults.js';
import { outsideOnLines } from './outside-lines.js';
import { pause, slowDown } from './server-processes.js';
import { mountSmallDisk } from './small-disk.js';

/** One part in this many of the time. */
const SLOW = 8;

/** What `npm start` starts: one hub with worker and PostgreSQL inside. */
export async function startEmbeddedArrangement(keep: boolean): Promise<Arrangement> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-chaos-'));
  const dataDir = path.join(folder, 'data');
  const disk = mountSmallDisk(dataDir);
  fs.mkdirSync(dataDir, { recursive: true });
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const publicUrl = `http://localhost:${port}`;
  const lines = await outsideOnLines(url, publicUrl);
  const hub = new HubProcess({
    main: 'dist/apps/hub/src/main.js',
    url,
    logFile: path.join(folder, 'hub.log'),
    dataDir,
    environment: {
      ...COMMON,
      ...lines.outside.environment,
      DATA_DIR: dataDir,
      PORT: String(port),
      SMTP_PORT: String(smtpPort),
      PUBLIC_URL: publicUrl,
    },
  });
  const stop = async (): Promise<void> => {
    await hub.stop();
    await lines.close();
    disk?.remove();
    if (!keep) fs.rmSync(folder, { recursive: true, force: true });
  };
  try {
    const integrationSecret = await foundCouncil(dataDir, lines.replyUrl);
    await hub.start();
    const connect = (): Promise<pg.Client> => connectTo(dataDir);
    const server = (): number => {
      const pid = findPostmaster(dataDir);
      if (!pid) throw new Error('There is no database to disturb');
      return pid;
    };
    const password = fs.readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
    const databaseUrl = (): string => {
      const line = fs.readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
      return `postgres://postgres:${password}@127.0.0.1:${line}/postgres`;
    };
    /** The hub starts it again by itself, so the cause is over as soon as it has begun. */
    const ended = (name: string, signal: NodeJS.Signals): Fault => ({
      name,
      begin: async () => {
        process.kill(server(), signal);
        return () => undefined;
      },
    });
    return {
      name: 'embedded',
      doors: [{ url, smtpPort }],
      integrationSecret,
      outside: lines.outside,
      processes: [hub],
      jobsInDatabase: true,
      untried: disk ? [] : ['database disk full: this process may not mount a small disk'],
      faults: [
        ended('database killed', 'SIGKILL'),
        ended('database restarted fast', 'SIGINT'),
        ended('database restarted at once', 'SIGQUIT'),
        { name: 'database slow', begin: async () => slowDown(server(), SLOW) },
        { name: 'database silent', begin: async () => pause(server()) },
        readOnly(connect),
        connectionsFull(connect, databaseUrl),
        ...(disk ? [diskFull(disk)] : []),
        {
          name: 'hub killed',
          begin: async () => {
            hub.kill();
            await hub.ended();
            return () => hub.start();
          },
        },
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
