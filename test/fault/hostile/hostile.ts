import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Role } from '@frontdoor/contracts';
import { INTEGRATION_KEY } from '@frontdoor/demonstration';
import { InstanceSecret } from '@frontdoor/platform';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import type pg from 'pg';
import { freePort } from '../../support/ports.js';
import { logInAs, oneOfEachRole } from '../../support/roles.js';
import { Chance } from '../chance.js';
import { HubProcess } from '../hub-process.js';
import { connectTo } from '../postmaster.js';
import { furnish, sendContact, whatExists } from './known.js';
import { type OpenApi, Requests, type Sender } from './requests.js';
import { hangUp, send } from './send.js';
import type { HostileSettings } from './settings.js';
import { HELP } from './smtp-catalogue.js';
import { type CatalogueResult, tryHttp, trySmtp } from './sockets.js';
import type { HostileSummary } from './summary.js';

type Say = (line: string) => void;

/** The default of BODY_MAX_BYTES. */
const LARGEST_BODY = 1_048_576;
/** Longest conversation of a short run. */
const SHORT_MS = 30_000;
/** What exists changes while requests change it. */
const LOOK_AGAIN = 1000;

/**
 * Starts a hub of its own on loopback and sends it what nobody should send: requests made from its OpenAPI document
 * for every role, and conversations by raw socket. Bounded by the number of requests and by the patience with each.
 */
export async function runHostile(settings: HostileSettings, say: Say): Promise<HostileSummary> {
  const started = performance.now();
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'frontdoor-hostile-'));
  const [port, smtpPort] = [await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  const logFile = path.join(dataDir, 'hub.log');
  const environment = hubSettings(dataDir, port, smtpPort);
  const hub = new HubProcess({ main: settings.hub, dataDir, url, environment, logFile });
  let database: pg.Client | undefined;
  try {
    say(`The hub is ready after ${Math.round(await hub.start())} ms; its log is ${logFile}`);
    database = await connectTo(dataDir);
    const scene = await setScene(url, smtpPort, dataDir, database);
    const ordinary = new Ordinary(scene);
    const faults = new Map<string, number>();
    const sent = await sendRequests(settings, scene, faults, say);
    say('The OpenAPI document is through; raw sockets follow');
    const taken = (): Promise<number> => countMails(scene.database);
    // One after the other, and not beside the mails of the ordinary caller, which would be counted.
    const figures = await ordinary.stop();
    const smtp = await trySmtp(smtpPort, taken);
    const http = await tryHttp(port, settings.short ? SHORT_MS : Infinity);
    for (const fault of [...smtp.faults, ...http.faults]) faults.set(fault, 1);
    const last = await stillThere(scene).catch((error: unknown) => (error as Error).message);
    if (last) faults.set(`Afterwards: ${last}`, 1);
    const errors = errorLines(logFile);
    for (const line of errors) faults.set(`Log: ${line}`, (faults.get(`Log: ${line}`) ?? 0) + 1);
    return {
      seed: settings.seed,
      seconds: Math.round((performance.now() - started) / 1000),
      requests: sent.figures,
      sockets: { http: rightOf(http), smtp: rightOf(smtp) },
      ordinary: figures,
      http5xx: sent.http5xx + http.faults.filter((fault) => /: 5\d\d/.test(fault)).length,
      hangs: sent.hangs + http.faults.filter((fault) => /left open|no answer/.test(fault)).length,
      errorsLogged: errors.length,
      processesEnded: hub.hasEnded ? 1 : 0,
      memoryMb: await memoryOf(url),
      faults: [...faults].map(([fault, count]) => (count > 1 ? `${fault} (${count} times)` : fault)),
    };
  } finally {
    hangUp();
    await database?.end();
    await hub.stop();
    if (!settings.keep) fs.rmSync(dataDir, { recursive: true, force: true });
  }
}

interface Scene {
  url: string;
  smtpPort: number;
  password: string;
  database: pg.Client;
  signingKey: string;
  senders: Sender[];
}

async function setScene(url: string, smtpPort: number, dataDir: string, database: pg.Client): Promise<Scene> {
  const password = fs.readFileSync(path.join(dataDir, 'demonstration.password'), 'utf8').trim();
  const { rows } = await database.query<{ sealed_secret: Buffer }>(
    'SELECT sealed_secret FROM integration WHERE key = $1',
    [INTEGRATION_KEY],
  );
  const signingKey = InstanceSecret.of({ SECRET: undefined, dataDir }).unseal(rows[0]!.sealed_secret);
  const clients = await oneOfEachRole(url, password, (sql, values) => database.query(sql, values));
  await furnish(url, signingKey, database);
  const people = [...clients].map(([name, { cookie, me }]): Sender => ({ name, cookie, csrf: me.csrfToken }));
  const senders = [...people, { name: 'integration', signingKey }, { name: 'nobody' }];
  return { url, smtpPort, password, database, signingKey, senders };
}

async function sendRequests(
  { requests, clients, seed }: HostileSettings,
  scene: Scene,
  faults: Map<string, number>,
  say: Say,
): Promise<{ figures: HostileSummary['requests']; http5xx: number; hangs: number }> {
  const { url, senders, database, password } = scene;
  const chance = new Chance(seed).stream('requests');
  const document = (await (await fetch(`${url}/api/v1/openapi.json`)).json()) as OpenApi;
  const figures: HostileSummary['requests'] = {
    sent: 0,
    byStatus: {},
    bySender: {},
    unanswered: 0,
    slowestMs: 0,
  };
  let [http5xx, hangs] = [0, 0];
  const count = (table: Record<string, number>, key: string): void =>
    void (table[key] = (table[key] ?? 0) + 1);
  const fault = (text: string): void => void faults.set(text, (faults.get(text) ?? 0) + 1);

  for (let done = 0; done < requests; done += LOOK_AGAIN) {
    const maker = new Requests(document, chance, await whatExists(url, database));
    let left = Math.min(LOOK_AGAIN, requests - done);
    const client = async (): Promise<void> => {
      while (left-- > 0) {
        const sender = chance.pick(senders);
        const request = maker.next(sender);
        const { status, ms, text, hung } = await send(url, request);
        figures.sent++;
        figures.slowestMs = Math.max(figures.slowestMs, Math.round(ms));
        count(figures.byStatus, status === 0 ? 'none' : String(status));
        count(figures.bySender, sender.name);
        if (hung) {
          hangs++;
          fault(
            `${request.method} for ${request.operation} by ${request.by}: no answer within ${Math.round(ms)} ms`,
          );
        } else if (status === 0) {
          figures.unanswered++;
          // Node ends CONNECT without a word; who still sends a body that was refused may miss the answer.
          const expected = request.method === 'CONNECT' || (request.body?.length ?? 0) > LARGEST_BODY;
          if (!expected) fault(`${request.method} for ${request.operation}: ${text}`);
        } else if (status >= 500) {
          http5xx++;
          fault(
            `${status} for ${request.method} ${request.operation} by ${request.by}: ${text.slice(0, 200)}`,
          );
        }
        if (status === 401 && sender.cookie && text.includes('"not-logged-in"'))
          await logInAgain(sender, url, password);
      }
    };
    await Promise.all(Array.from({ length: clients }, client));
    say(`${figures.sent} of ${requests} requests, ${http5xx} answered 5xx, ${hangs} hung`);
  }
  return { figures, http5xx, hangs };
}

/** A hostile request may have been a genuine log-out. */
/** Others guess at the same accounts meanwhile, so that a log-in may have to wait its turn. */
async function patiently<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      if (tries === 10 || !String(error).includes('429')) throw error;
      await sleep(3000);
    }
  }
}

async function logInAgain(sender: Sender, url: string, password: string): Promise<void> {
  const client = await patiently(() => logInAs(url, password, sender.name as Role));
  sender.cookie = client.cookie;
  sender.csrf = client.me.csrfToken;
}

/** Callers as there are every day, while the hostile ones are at work. */
class Ordinary {
  private readonly times: number[] = [];
  private failed = 0;
  private over = false;
  private readonly running: Promise<void>;

  constructor({ url, signingKey }: Scene) {
    this.running = this.run(async () => {
      const answers = [
        (await fetch(`${url}/contact`)).status,
        await sendContact(url, signingKey, 'Ordinary'),
      ];
      return answers.every((status) => status < 300);
    });
  }

  async stop(): Promise<HostileSummary['ordinary']> {
    this.over = true;
    await this.running;
    const sorted = this.times.toSorted((a, b) => a - b);
    const p99 = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
    return { asked: this.times.length, failed: this.failed, p99Ms: Math.round(p99) };
  }

  private async run(ask: () => Promise<boolean>): Promise<void> {
    while (!this.over) {
      const started = performance.now();
      const fine = await ask().catch(() => false);
      this.times.push(performance.now() - started);
      if (!fine) this.failed++;
      await sleep(250);
    }
  }
}

/** An ordinary contact, mail and log-in after everything. @returns what is wrong, if anything. */
async function stillThere({ url, smtpPort, signingKey, password }: Scene): Promise<string | undefined> {
  const ready = await fetch(`${url}/ready`, { signal: AbortSignal.timeout(10_000) });
  if (!ready.ok) return `/ready answers ${ready.status}`;
  const status = await sendContact(url, signingKey, 'Afterwards');
  if (status !== 202) return `a contact is answered with ${status}`;
  const raw = `From: <a@customer.example>\r\nTo: <${HELP}>\r\nSubject: afterwards\r\n\r\nStill there?\r\n`;
  await sendMail(smtpPort, { envelope: { from: 'a@customer.example', to: HELP }, raw });
  await logInAs(url, password, 'agent');
  return undefined;
}

const countMails = async (database: pg.Client): Promise<number> => {
  const { rows } = await database.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM receipt WHERE channel = 'email'`,
  );
  return rows[0]!.n;
};

const rightOf = ({ tried, faults }: CatalogueResult): string => `${tried - faults.length} of ${tried} right`;

/** What the hub itself calls an error, without values. */
function errorLines(file: string): string[] {
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('{') && (JSON.parse(line) as { level: number }).level >= 50)
    .map((line) => {
      const { msg, err, route } = JSON.parse(line) as {
        msg: string;
        route?: string;
        err?: { code?: string; message?: string };
      };
      return [msg, route, err?.code, err?.message].filter(Boolean).join(' | ');
    });
}

async function memoryOf(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Math.round(Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 0) / 1_048_576);
}

const hubSettings = (dataDir: string, port: number, smtpPort: number): Record<string, string> => ({
  DATA_DIR: dataDir,
  PORT: String(port),
  SMTP_PORT: String(smtpPort),
  DEMO: 'on',
  TRUST_PROXY: 'on',
  PUBLIC_RATE: '1000000',
  FORM_POSTS_HOURLY: '1000000',
  FORM_SENDER_HOURLY: '1000000',
  SMTP_RATE: '1000000',
  LOG_LEVEL: 'warn',
  LOG_FORMAT: 'json',
});
