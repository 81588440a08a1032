import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { promisify } from 'node:util';
import type { FrontdoorError } from '@frontdoor/kernel';
import { migrate } from '@frontdoor/persistence';
import pg from 'pg';
import { afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { newDatabase } from '../support/database.js';
import { DatabaseProxy } from '../support/database-proxy.js';
import { eventually } from '../support/eventually.js';
import { newFolder } from '../support/new-folder.js';
import { freePort } from '../support/ports.js';
import { SECRET } from '../support/world.js';

/** What docs/operate.md says; a second for a busy machine. */
const GRACE_MS = 9_500;
const TOKEN = 'for those who run it';

/** The built hub as an operator starts it, with all it says. */
class Process {
  said = '';
  private readonly child: ChildProcess;

  private constructor(
    readonly url: string,
    environment: Record<string, string>,
  ) {
    this.child = spawn(process.execPath, ['dist/apps/hub/src/main.js'], {
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  static async start(environment: Record<string, string>): Promise<Process> {
    const port = String(await freePort());
    const started = new Process(`http://127.0.0.1:${port}`, {
      SECRET,
      PORT: port,
      SMTP_PORT: 'off',
      LOG_FORMAT: 'json',
      METRICS_TOKEN: TOKEN,
      ...environment,
    });
    running.push(started);
    return started;
  }

  /** Its exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** As Ctrl-C and container engines do. @returns milliseconds until it had ended. */
  async stop(): Promise<number> {
    const asked = performance.now();
    this.signal('SIGTERM');
    await this.ended();
    return performance.now() - asked;
  }

  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended();
  }

  ready(): Promise<{ status: string; checks: Record<string, { ok: boolean; detail: string }> }> {
    return eventually(
      'an answer of /ready',
      () =>
        fetch(`${this.url}/ready`, { headers: { authorization: `Bearer ${TOKEN}` } }).then(
          (answer) => answer.json() as ReturnType<Process['ready']>,
          () => undefined,
        ),
      30_000,
    );
  }
}

const running: Process[] = [];

// What is started is what `npm start` starts; built only when it is out of date.
beforeAll(() => promisify(execFile)(process.execPath, ['apps/cli/bin/build.mjs']), 180_000);
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.kill()));
});

const asAdministrator = async (...statements: string[]): Promise<void> => {
  const client = new pg.Client(inject('postgres'));
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

const changed = (url: string, change: (parts: URL) => void): string => {
  const parts = new URL(url);
  change(parts);
  return parts.href;
};

const databaseOf = async (...statements: ((name: string) => string)[]): Promise<string> => {
  const url = await newDatabase();
  const name = new URL(url).pathname.slice(1);
  await asAdministrator(...statements.map((each) => each(name)));
  return url;
};

/** Each is a database that cannot be used, and the sentence that says so. */
const UNUSABLE: Record<string, [() => Promise<string>, RegExp]> = {
  'nothing listening there': [
    async () => `postgres://somebody@127.0.0.1:${await freePort()}/hub`,
    /^The database at 127\.0\.0\.1:\d+ cannot be reached: nothing listens there\. Start it, /,
  ],
  'no host of that name': [
    async () => 'postgres://somebody@nowhere.invalid/hub',
    /^The database at nowhere\.invalid cannot be reached: (there is no host of that name|the name of the host cannot be looked up)\. /,
  ],
  'a wrong password': [
    async () => changed(inject('postgres'), (parts) => (parts.password = 'guessed')),
    /^The database at 127\.0\.0\.1:\d+ does not let the role postgres in\. Correct user and password/,
  ],
  'no such database': [
    async () => changed(inject('postgres'), (parts) => (parts.pathname = '/nothing_here')),
    /^There is no database nothing_here at 127\.0\.0\.1:\d+\. Make it, /,
  ],
  'no TLS where it is asked for': [
    async () => changed(inject('postgres'), (parts) => (parts.search = '?sslmode=verify-full')),
    /^DATABASE_URL and the database at 127\.0\.0\.1:\d+ do not agree on encryption: DATABASE_URL asks for it/m,
  ],
  'another encoding': [
    async () => {
      const url = await newDatabase();
      const name = `${new URL(url).pathname.slice(1)}_latin1`;
      await asAdministrator(
        `CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0`,
      );
      return changed(url, (parts) => (parts.pathname = `/${name}`));
    },
    /^The database t_\w+_latin1 keeps text as LATIN1, .* Make one that can, CREATE DATABASE/,
  ],
  'a setting that changes what is kept': [
    () => databaseOf((name) => `ALTER DATABASE ${name} SET array_nulls = off`),
    /^The setting array_nulls of the database is off, .* it must be on\. /,
  ],
  'no changes allowed': [
    () => databaseOf((name) => `ALTER DATABASE ${name} SET default_transaction_read_only = on`),
    /^The database t_\w+ takes no changes: default_transaction_read_only is on\. /,
  ],
  'a role that may make nothing': [
    async () => {
      const url = await newDatabase();
      const role = `r_${new URL(url).pathname.slice(3, 15)}`;
      await asAdministrator(`CREATE ROLE ${role} LOGIN PASSWORD 'of the test'`);
      return changed(url, (parts) => {
        parts.username = role;
        parts.password = 'of the test';
      });
    },
    /^The role r_\w+ lacks a right in the database: permission denied for schema public\. Make it the owner/,
  ],
};

describe('a database with', () => {
  it.each(Object.entries(UNUSABLE))(
    '%s is refused at start in one sentence with what to do',
    async (_, each) => {
      const [urlOf, sentence] = each;
      const { message, remedy } = await migrate(await urlOf()).then(
        () => ({ message: 'It was taken', remedy: '' }),
        (error: FrontdoorError) => error,
      );
      expect(`${message} ${remedy}`).toMatch(sentence);
    },
  );

  it('any of these ends the hub by that sentence alone', async () => {
    const [urlOf, sentence] = UNUSABLE['nothing listening there']!;
    const hub = await Process.start({ DATABASE_URL: await urlOf() });
    expect(await hub.ended()).toBe(1);
    expect(hub.said).toMatch(sentence);
    expect(hub.said.trim().split('\n')).toHaveLength(1);
  }, 60_000);
});

describe('a hub whose queue', () => {
  it('is not there opens its door, says that it is degraded, and ends when it is asked to', async () => {
    const hub = await Process.start({
      DATABASE_URL: await newDatabase(),
      REDIS_URL: `redis://127.0.0.1:${await freePort()}`,
      FILES_DIR: newFolder(),
    });
    const { status, checks } = await hub.ready();
    expect([status, checks.queue]).toEqual([
      'degraded',
      { ok: false, detail: 'The queue cannot be reached: nothing listens there.' },
    ]);
    await eventually('the sentence', () => hub.said.includes('Contacts are taken meanwhile'));
    expect(await hub.stop()).toBeLessThan(GRACE_MS);
  }, 60_000);

  it('does not take its password says that in plain words', async () => {
    // What every Redis from 6 on says.
    const redis = net.createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        for (const _ of data.toString('latin1').matchAll(/\*\d+\r\n/g))
          socket.write('-WRONGPASS invalid username-password pair or user is disabled.\r\n');
      });
    });
    await new Promise<void>((resolve) => redis.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = redis.address() as net.AddressInfo;
      const hub = await Process.start({
        DATABASE_URL: await newDatabase(),
        REDIS_URL: `redis://:guessed@127.0.0.1:${port}`,
        FILES_DIR: newFolder(),
      });
      const { status, checks } = await hub.ready();
      const sentence =
        'Redis does not take the user or the password in REDIS_URL: correct it and start again.';
      expect([status, checks.queue!.detail]).toEqual(['degraded', sentence]);
      await eventually('the sentence', () => hub.said.includes(`${sentence} Contacts are taken`));
      expect(await hub.stop()).toBeLessThan(GRACE_MS);
    } finally {
      redis.close();
    }
  }, 60_000);
});

describe('a hub that is asked to stop', () => {
  it('stops within its grace time although the database says nothing more', async () => {
    const proxy = await DatabaseProxy.before(await newDatabase());
    try {
      const hub = await Process.start({ DATABASE_URL: proxy.url, DEMO: 'on' });
      await eventually('the hub open', () => hub.said.includes('Ctrl-C stops everything'), 60_000);
      proxy.fallSilent();
      expect(await hub.stop()).toBeLessThan(GRACE_MS);
    } finally {
      await proxy.close();
    }
  }, 120_000);

  it('stops within it although its start hangs', async () => {
    const silent = net.createServer(() => undefined);
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const { port } = silent.address() as net.AddressInfo;
    const hub = await Process.start({ DATABASE_URL: `postgres://somebody@127.0.0.1:${port}/hub` });
    await eventually(
      'a connection',
      () => new Promise<boolean>((resolve) => silent.getConnections((_, n) => resolve(n > 0))),
    );
    expect(await hub.stop()).toBeLessThan(GRACE_MS);
    silent.close();
  }, 60_000);
});

it('a demonstration whose channels contradict each other ends, and says why', async () => {
  const hub = await Process.start({ DATA_DIR: newFolder(), DEMO: 'on', SEND_WITH: 'sms:notify' });
  expect(await hub.ended()).toBe(1);
  expect(hub.said).toContain('SEND_WITH has sms leave by notify, which is not set up for it');
}, 60_000);

it('an error that nobody caught ends the hub with one line that quotes nobody', async () => {
  const failing = `process.on('SIGUSR2', () => { throw new TypeError('what somebody wrote') })`;
  const hub = await Process.start({
    DATABASE_URL: await newDatabase(),
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(failing)}`,
  });
  await eventually('the hub open', () => hub.said.includes('Ctrl-C stops everything'), 60_000);
  hub.signal('SIGUSR2');
  expect(await hub.ended()).toBe(1);
  expect(hub.said).not.toContain('what somebody wrote');
  const last = JSON.parse(hub.said.trim().split('\n').at(-1)!) as { msg: string; err: { type: string } };
  expect([last.msg, last.err.type]).toEqual(['ended by an error that nobody caught', 'TypeError']);
}, 90_000);
