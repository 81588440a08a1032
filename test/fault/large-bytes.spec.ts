import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { DataSource, dataSourceOptions } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { newFolder } from '../support/new-folder.js';
import { freePort } from '../support/ports.js';
import { type S3StandIn, startS3StandIn } from '../support/s3-stand-in.js';
import { SECRET } from '../support/world.js';
import { HubProcess } from './hub-process.js';

const MEGABYTE = 1024 * 1024;
const RESIDENT = 'resident@customer.example';
const run = promisify(execFile);

interface Installation {
  hub: HubProcess;
  url: string;
  pid: number;
  /** The code of the answer. */
  send: (from: string, raw: string) => Promise<number>;
  receipts: () => Promise<{ digest: string | null; state: string }[]>;
  query: (sql: string) => Promise<unknown>;
  stop: () => Promise<void>;
}

/** A hub as a process of its own on a database of its own, so that what is done to it is done to nothing else. */
async function install(settings: Record<string, string> = {}): Promise<Installation> {
  const [databaseUrl, dataDir, port, smtpPort] = [
    await newDatabase(),
    newFolder(),
    await freePort(),
    await freePort(),
  ];
  const url = `http://127.0.0.1:${port}`;
  const hub = new HubProcess({
    main: path.resolve('dist/apps/hub/src/main.js'),
    dataDir,
    url,
    environment: {
      ...{ DATABASE_URL: databaseUrl, SECRET, DATA_DIR: dataDir, PORT: String(port), DEMO: 'on' },
      ...{ SMTP_PORT: String(smtpPort), LOG_LEVEL: 'warn', FORM_LEAST_SECONDS: '0', ...settings },
    },
    logFile: path.join(newFolder(), 'log'),
  });
  await hub.start();
  const database = await new DataSource(dataSourceOptions(databaseUrl, 2)).initialize();
  return {
    hub,
    url,
    get pid() {
      return hub.pid;
    },
    send: (from, raw) =>
      sendMail(smtpPort, { envelope: { from, to: 'help@fenmoor.example' }, raw }).then(
        () => 250,
        ({ responseCode }: { responseCode?: number }) => responseCode ?? 0,
      ),
    receipts: () => database.query(`SELECT digest, state FROM receipt WHERE channel IN ('email', 'web')`),
    query: (sql) => database.query(sql),
    stop: async () => {
      await database.destroy();
      await hub.stop();
    },
  };
}

const mail = (subject: string, bytes = 3 * MEGABYTE): string =>
  [
    ...[`From: ${RESIDENT}`, 'To: help@fenmoor.example', `Subject: ${subject}`],
    ...[`Message-ID: <${subject}@customer.example>`, 'Content-Type: multipart/mixed; boundary=b', ''],
    ...['--b', 'Content-Type: text/plain', '', 'Here is the plan.'],
    ...['--b', 'Content-Type: application/zip', 'Content-Transfer-Encoding: base64', ''],
    ...[randomBytes(bytes).toString('base64').replaceAll(/.{76}/g, '$&\r\n'), '--b--', ''],
  ].join('\r\n');

/** The contact form with a photograph. */
async function fillIn(url: string): Promise<Response> {
  const page = await (await fetch(`${url}/contact`)).text();
  const form = new FormData();
  form.set('formToken', /name="formToken" value="([^"]+)"/.exec(page)![1]!);
  form.set('text', 'The lamp is dark.');
  form.set('email', RESIDENT);
  const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(2 * MEGABYTE)]);
  form.append('files', new File([jpeg], 'lamp.jpg', { type: 'image/jpeg' }));
  return fetch(`${url}/contact`, { method: 'POST', body: form, headers: { accept: 'application/json' } });
}

const filesCheck = async (url: string): Promise<{ ok: boolean; detail: string }> => {
  const report = (await (await fetch(`${url}/ready`)).json()) as {
    checks: { files: { ok: boolean; detail: string } };
  };
  return report.checks.files;
};

/** Refused for now by every door, nothing half kept, the rest goes on, operators are told, and later all is taken. */
async function refusesForNow(
  { url, send, receipts }: Installation,
  reason: RegExp,
  makeRoom: () => Promise<void> | void,
): Promise<void> {
  const before = (await receipts()).length;
  const large = mail('large');
  expect(await send(RESIDENT, large)).toBe(452);
  const form = await fillIn(url);
  expect({ status: form.status, retry: form.headers.get('retry-after') }).toEqual({
    status: 503,
    retry: '5',
  });
  expect(await form.text()).toMatch(reason);
  expect(await receipts()).toHaveLength(before);
  expect(
    await eventually(
      'operators are told',
      async () => {
        const files = await filesCheck(url);
        return files.ok ? undefined : files.detail;
      },
      30_000,
    ),
  ).toMatch(reason);
  expect(await send(RESIDENT, mail('small', 100))).toBe(250);
  await makeRoom();
  expect(await send(RESIDENT, large)).toBe(250);
  expect((await fillIn(url)).status).toBe(201);
  await eventually(
    'all in the queue',
    async () => {
      const all = await receipts();
      return all.length === before + 3 && all.every(({ state }) => state === 'routed');
    },
    30_000,
  );
  await eventually('operators hear that it is well again', async () => (await filesCheck(url)).ok, 30_000);
}

describe('large bytes', () => {
  let s3: S3StandIn;
  const installed: Installation[] = [];
  const installation = async (settings: Record<string, string> = {}): Promise<Installation> => {
    const found = await install(settings);
    installed.push(found);
    return found;
  };
  beforeAll(async () => {
    await run(process.execPath, ['apps/cli/bin/build.mjs']);
    s3 = await startS3StandIn();
  }, 300_000);
  afterAll(async () => {
    for (const each of installed) await each.stop();
    await s3?.close();
  });

  it('are neither lost nor kept for ever when the hub is killed before the row that refers to them is written', async () => {
    const council = await installation(s3.settings);
    const put: string[] = [];
    s3.onPut = (key) => {
      put.push(key);
      council.hub.kill();
    };
    const [again, never] = [mail('again'), mail('never')];
    for (const each of [again, never]) {
      expect(await council.send(RESIDENT, each)).not.toBe(250);
      await council.hub.ended();
      await council.hub.start();
    }
    s3.onPut = () => undefined;
    expect(put).toHaveLength(2);
    expect(await council.receipts()).toEqual([]);
    expect(await council.send(RESIDENT, again)).toBe(250);
    const [kept] = await council.receipts();
    expect(put[0]).toContain(kept!.digest);
    expect(await council.receipts()).toHaveLength(1);
    await council.query(`UPDATE stored_bytes SET kept_at = kept_at - interval '25 hours'`);
    await council.hub.stop();
    await council.hub.start();
    await eventually('what nobody sent again is cleared', async () => !s3.objects.has(put[1]!), 30_000);
    expect(s3.objects.has(put[0]!)).toBe(true);
  }, 120_000);

  it('are refused for now while the store by S3 is full, and taken later', async () => {
    const council = await installation(s3.settings);
    s3.isFull = true;
    await refusesForNow(council, /it is full/, () => {
      s3.isFull = false;
    });
  }, 120_000);

  const limit = (pid: number, size: string) => run('prlimit', ['--pid', String(pid), `--fsize=${size}:`]);

  it.skipIf(process.platform !== 'linux')(
    'are refused for now while the disk takes none of them, and taken later',
    async () => {
      const council = await installation();
      await limit(council.pid, String(MEGABYTE));
      await refusesForNow(council, /the disk takes no file of this size/, async () => {
        await limit(council.pid, 'unlimited');
      });
    },
    120_000,
  );
});
