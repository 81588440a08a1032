import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { freePort } from '../../support/ports.js';

export interface HubProcess {
  url: string;
  database: DataSource;
  databaseUrl: string;
  secret: InstanceSecret;
  dataDir: string;
  /** Of every agent of the demonstration council, where the hub made it. */
  readonly password: string;
  pid: number;
  stop(): Promise<void>;
}

/** What is done before the hub starts, given its data folder and its address; gives settings of the hub. */
type Prepare = (dataDir: string, port: number) => Promise<Record<string, string>>;

/** The hub as `npm start` runs it: its own process, embedded PostgreSQL with fsync on, worker inside. */
export async function startHubProcess(prepare?: Prepare): Promise<HubProcess> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-bench-'));
  const port = await freePort();
  const settings = {
    DATA_DIR: dataDir,
    PORT: String(port),
    SMTP_PORT: 'off',
    WEBHOOK_RATE: '100000000',
    LOG_LEVEL: 'warn',
    SECOND_CONNECTION: 'refuse',
    DEMO: 'on',
    NODE_ENV: 'production',
    ...(await prepare?.(dataDir, port)),
  };
  const main = path.resolve('dist/apps/hub/src/main.js');
  const profile = process.env.BENCH_PROFILE
    ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`]
    : [];
  const hub = spawn(
    process.execPath,
    [...profile, '--max-semi-space-size=16', '--enable-source-maps', main],
    {
      env: { ...process.env, ...settings },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const url = `http://127.0.0.1:${port}`;
  await untilReady(hub, url);
  const databaseUrl = addressOf(dataDir);
  const database = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  return {
    url,
    database,
    databaseUrl,
    dataDir,
    get password() {
      return fs.readFileSync(path.join(dataDir, 'demonstration.password'), 'utf8').trim();
    },
    pid: hub.pid!,
    secret: new InstanceSecret(fs.readFileSync(path.join(dataDir, 'secret'), 'utf8').trim()),
    stop: async () => {
      await database.destroy();
      const ended = new Promise((resolve) => hub.once('exit', resolve));
      hub.kill('SIGINT');
      await ended;
      fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function untilReady(hub: ChildProcess, url: string): Promise<void> {
  for (let i = 0; i < 1500; i++) {
    if (hub.exitCode !== null) throw new Error(`The hub ended with exit code ${hub.exitCode}`);
    const ready = await fetch(`${url}/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ready) return;
    await sleep(100);
  }
  throw new Error('The hub was not ready within 150 s');
}

function addressOf(dataDir: string): string {
  const port = fs.readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3]!;
  const password = fs.readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}
