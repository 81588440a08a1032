import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { FrontdoorError } from '@frontdoor/kernel';
import { takeFolder } from './folder-owner.js';
import { findLauncher, type Launcher } from './launcher.js';
import { stopOrphan } from './orphan.js';
import { findPostgres } from './programs.js';

export interface EmbeddedPostgres {
  /** Connection address of a database of this server, made when it is missing by whoever wants it. */
  url(database?: string): string;
  /** Fast shutdown; resolves when the server has ended. */
  stop(): Promise<void>;
}

interface Options {
  dataDir: string;
  /** Extra server settings, such as fsync=off for tests. */
  settings?: Readonly<Record<string, string>>;
  /** Told in plain words what is going on. */
  say?: (line: string) => void;
}

/** While a server that died releases its memory and its port: 5 seconds in all. */
const ATTEMPTS = 20;
const REST_MS = 250;
/** Between two tries to bring back a server that died and cannot start. */
const LATER_MS = 2000;

/**
 * Starts the PostgreSQL server shipped in an npm package on its own data folder, on a free loopback port.
 * A server left behind by a killed process is stopped first; a crash is recovered by PostgreSQL itself. A server
 * that dies is started again on its port, so that everybody connected to it finds it again; what keeps it from that,
 * such as a full disk, may pass, so it is tried until it starts.
 *
 * @throws FrontdoorError `data-folder-in-use` when another process has the folder, `data-folder-broken` when it cannot
 * be used.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { dataDir } = options;
  const broken = (reason: string): FrontdoorError =>
    new FrontdoorError('data-folder-broken', { path: dataDir, reason });
  const launcher = findLauncher();
  const password = readPassword(dataDir, launcher, broken);
  const giveBack = take(dataDir, broken);
  try {
    const server = await startServer(options, launcher, password, broken);
    return {
      url: (database) => server.url(database),
      stop: async () => {
        await server.stop();
        giveBack();
      },
    };
  } catch (error) {
    giveBack();
    throw error;
  }
}

function take(dataDir: string, broken: (reason: string) => Error): () => void {
  try {
    return takeFolder(dataDir);
  } catch (error) {
    throw error instanceof FrontdoorError ? error : broken((error as Error).message);
  }
}

async function startServer(
  { dataDir, settings = {}, say = () => {} }: Options,
  launcher: Launcher,
  password: string,
  broken: (reason: string) => FrontdoorError,
): Promise<EmbeddedPostgres> {
  const programs = await findPostgres();
  const cluster = path.join(dataDir, 'postgres');
  if (!fs.existsSync(path.join(cluster, 'PG_VERSION'))) {
    if (fs.existsSync(cluster) && fs.readdirSync(cluster).length > 0)
      throw broken('it holds something that is no PostgreSQL database');
    say('Creating the database (once) …');
    await initialise(programs.initdb, launcher, dataDir, cluster).catch((error: Error) => {
      throw broken(lastLine(error.message));
    });
  }
  await stopOrphan(cluster);
  const startOn = async (choosePort: () => Promise<number>): Promise<Running> => {
    for (let attempt = 1; ; attempt++) {
      const port = await choosePort();
      const started = await run(programs.postgres, launcher, cluster, port, settings);
      if ('server' in started) return { server: started.server, port };
      const passing = /postmaster\.pid|shared memory|could not bind/i.test(started.output);
      if (!passing || attempt === ATTEMPTS) throw broken(lastLine(started.output));
      await sleep(REST_MS);
    }
  };
  let stopping = false;
  let running = startOn(freePort);
  const startPersistently = async (port: number): Promise<Running> => {
    for (let told = ''; ; await sleep(LATER_MS)) {
      try {
        return await startOn(async () => port);
      } catch (error) {
        if (stopping) throw error;
        const { message } = error as Error;
        if (message !== told) say(`${message} It is tried again until it starts.`);
        told = message;
      }
    }
  };
  const watch = ({ server, port }: Running): void => {
    const startAgain = (): void => {
      if (stopping) return;
      say('PostgreSQL ended unexpectedly; starting it again …');
      running = startPersistently(port);
      running.then(watch, () => undefined);
    };
    if (hasEnded(server)) startAgain();
    else server.once('exit', startAgain);
  };
  const { port } = await running.then((first) => {
    watch(first);
    return first;
  });
  return {
    url: (database = 'postgres') => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      stopping = true;
      const last = await running.catch(() => undefined);
      if (last) await stop(last.server);
    },
  };
}

interface Running {
  server: ChildProcess;
  port: number;
}

function readPassword(dataDir: string, { owner }: Launcher, broken: (reason: string) => Error): string {
  const file = path.join(dataDir, 'postgres.password');
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: owner ? 0o711 : 0o700 });
    if (!fs.existsSync(file)) fs.writeFileSync(file, randomBytes(24).toString('hex'), { mode: 0o600 });
    if (owner) fs.chownSync(file, owner.uid, owner.gid);
    return fs.readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw broken((error as Error).message);
  }
}

async function initialise(
  initdb: string,
  { prefix, owner }: Launcher,
  dataDir: string,
  cluster: string,
): Promise<void> {
  if (owner) {
    fs.mkdirSync(cluster, { recursive: true, mode: 0o700 });
    fs.chownSync(cluster, owner.uid, owner.gid);
  }
  const words = [
    ...prefix,
    initdb,
    ...['-D', cluster, '-U', 'postgres', `--pwfile=${path.join(dataDir, 'postgres.password')}`],
    ...[
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ],
  ];
  await promisify(execFile)(words[0]!, words.slice(1)).catch((error: unknown) => {
    fs.rmSync(cluster, { recursive: true, force: true });
    throw error;
  });
}

async function run(
  postgres: string,
  { prefix }: Launcher,
  cluster: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<{ server: ChildProcess } | { output: string }> {
  const wanted = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    ...settings,
  };
  const options = Object.entries(wanted).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const words = [...prefix, postgres, '-D', cluster, '-p', String(port), ...options];
  // Own process group, so that Ctrl-C in the terminal does not stop the database before the hub has finished with it.
  const server = spawn(words[0]!, words.slice(1), { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  let output = '';
  return new Promise((resolve) => {
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4000);
      if (/ready to accept (read-only )?connections/.test(output)) resolve({ server });
    });
    server.once('error', (error) => resolve({ output: error.message }));
    server.once('exit', () => resolve({ output }));
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (hasEnded(server)) return;
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill('SIGINT');
  await ended;
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const { port } = probe.address() as { port: number };
        probe.close(() => resolve(port));
      });
  });

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.trim() ?? 'no reason was given';
