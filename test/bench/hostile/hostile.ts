import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { signingKey } from '@frontdoor/demonstration';
import { sendMail } from '../../../libs/channels/email/stand-in/send-mail.js';
import { eventually } from '../../support/eventually.js';
import { freePort } from '../../support/ports.js';
import { headersFor } from '../../support/signed-contact.js';
import { round } from '../due/numbers.js';
import { type HubProcess, startHubProcess } from '../ingest/hub-process.js';
import { mostMemory } from '../most-memory.js';
import { runJob } from './jobs.js';
import type { Cost } from './measure.js';
import { OrdinaryTraffic } from './ordinary.js';
import { READERS, type ReaderName } from './readers.js';
import { render, type Shape } from './shape.js';

const SIZES = { '1MB': 1_000_000, '25MB': 25_000_000 };
/** Limits make small inputs and large ones differ in what is worst; a run for one input tries small ones only. */
const TRIED_BYTES = [32 * 1024, 1024 * 1024];
const SEED = 1;
const LONGEST_READING_MS = 300_000;
const MAILBOX = 'help@fenmoor.example';

/** So long the search looks for bad inputs of each reader; at most so many of the worst are measured, and arrive at each door. */
interface Length {
  searchSeconds?: number;
  inputs?: number;
}

type Costs = Record<keyof typeof SIZES, Cost>;

/** What a hub notices, and what became of the bad inputs at each door. */
interface AtTheDoors {
  loopDelay: { p99Ms: number; maxMs: number };
  ordinary: { p99Ms: number; failed: number; sent: number };
  /** Most memory of the hub's process, threads included. */
  memoryMb: number;
  doors: Record<string, { taken: number; refused: number }>;
  /** From the last arrival until all mails were read. */
  readAfterSeconds: number;
}

/**
 * What the worst inputs cost that a search finds for each reader of outside bytes, and what everybody else notices
 * while a number of them arrive at a hub one after the other: how late its event loop is, how long ordinary contacts
 * wait for their answer, and the memory of its process with all threads.
 */
export async function benchHostile(
  tell: (line: string) => void,
  { searchSeconds = 20, inputs = 20 }: Length,
): Promise<{ readers: Record<ReaderName, Costs> } & AtTheDoors> {
  const readers: Partial<Record<ReaderName, Costs>> = {};
  const worst: Partial<Record<ReaderName, Shape>> = {};
  for (const reader of Object.keys(READERS) as ReaderName[]) {
    tell(`${reader}: looking for bad inputs for ${searchSeconds} s`);
    const shapes: Shape[] = [];
    const tried = TRIED_BYTES.slice(0, inputs);
    for (const bytes of tried) {
      const milliseconds = (searchSeconds * 1000) / tried.length;
      const found = await runJob({ search: { reader, seed: SEED, milliseconds, bytes } });
      shapes.push(...found.slice(0, inputs));
    }
    const found = await measured(reader, shapes);
    readers[reader] = found.costs;
    worst[reader] = found.shape;
    tell(`${reader}: ${JSON.stringify(found.costs)} ${JSON.stringify(found.shape)}`);
  }
  return {
    readers: readers as Record<ReaderName, Costs>,
    ...(await atTheDoors(worst as Record<ReaderName, Shape>, inputs, tell)),
  };
}

/** The dearest of these shapes at the largest size, and the most that any of them cost. */
async function measured(
  reader: ReaderName,
  shapes: readonly Shape[],
): Promise<{ costs: Costs; shape: Shape }> {
  const found: { costs: Costs; shape: Shape }[] = [];
  for (const shape of shapes) {
    const costs = {} as Costs;
    for (const [size, bytes] of Object.entries(SIZES) as [keyof Costs, number][])
      costs[size] = await runJob({ measure: { reader, shape, bytes } });
    found.push({ costs, shape });
  }
  const most = (size: keyof Costs): Cost => ({
    cpuMs: Math.max(...found.map(({ costs }) => costs[size].cpuMs)),
    peakMb: Math.max(...found.map(({ costs }) => costs[size].peakMb)),
  });
  const [dearest] = found.sort((a, b) => b.costs['25MB'].cpuMs - a.costs['25MB'].cpuMs);
  return { costs: { '1MB': most('1MB'), '25MB': most('25MB') }, shape: dearest!.shape };
}

async function atTheDoors(
  worst: Record<ReaderName, Shape>,
  inputs: number,
  tell: (line: string) => void,
): Promise<AtTheDoors> {
  const smtpPort = await freePort();
  let delayFile = '';
  const hub = await startHubProcess(async (dataDir) => {
    delayFile = path.join(dataDir, 'loop-delay.json');
    return {
      SMTP_PORT: String(smtpPort),
      LOOP_DELAY_FILE: delayFile,
      NODE_OPTIONS: `--import=${pathToFileURL(path.resolve('dist/test/bench/hostile/loop-delay.js')).href}`,
    };
  });
  try {
    const key = await signingKey(hub.database, hub.secret);
    await warmUp(hub, smtpPort, key);
    await loopDelay(hub, delayFile);
    const before = await mailsRead(hub);
    const traffic = new OrdinaryTraffic(hub.url, smtpPort, key);
    const doors: Record<string, { taken: number; refused: number }> = {};
    let mails = 0;
    for (const [reader, arrive] of Object.entries(waysIn(hub, smtpPort, key)) as [ReaderName, Arrive][]) {
      tell(`${reader}: ${inputs} of the worst arrive, one after the other`);
      const came = (doors[reader] = { taken: 0, refused: 0 });
      for (let n = 0; n < inputs; n++) came[(await arrive(worst[reader], n)) ? 'taken' : 'refused']++;
      if (reader === 'mail' || reader === 'html') mails += came.taken;
    }
    tell('until all of them are read');
    const since = performance.now();
    await eventually(
      'all mails to be read',
      async () => (await mailsRead(hub)) >= before + mails + traffic.accepted.mail,
      LONGEST_READING_MS,
    );
    const readAfterSeconds = round((performance.now() - since) / 1000);
    const ordinary = await traffic.stop();
    const delay = await loopDelay(hub, delayFile);
    return { loopDelay: delay, ordinary, memoryMb: mostMemory(hub.pid), doors, readAfterSeconds };
  } finally {
    await hub.stop();
  }
}

/** Lets an input of this shape arrive; false where it was refused. */
type Arrive = (shape: Shape, n: number) => Promise<boolean>;

/** Mail comes by SMTP as large as it may be, and what comes by HTTP as large as that may be. */
function waysIn(hub: HubProcess, smtpPort: number, key: string): Partial<Record<ReaderName, Arrive>> {
  const byMail: Arrive = (shape, n) =>
    sendMail(smtpPort, {
      envelope: { from: 'sender@x.example', to: MAILBOX },
      raw: render(numbered(shape, n), SIZES['25MB']),
    }).then(
      () => true,
      () => false,
    );
  const post = async (address: string, headers: Record<string, string>, body: Buffer): Promise<boolean> => {
    const answer = await fetch(hub.url + address, { method: 'POST', headers, body, redirect: 'manual' });
    await answer.arrayBuffer();
    return answer.status < 400;
  };
  return {
    mail: byMail,
    html: byMail,
    json: (shape) => {
      const body = render(shape, SIZES['1MB']);
      return post('/api/v1/contacts', headersFor(key, body), body);
    },
    form: (shape) =>
      post('/contact', { 'content-type': 'application/x-www-form-urlencoded' }, render(shape, SIZES['1MB'])),
    formData: (shape) => {
      const body = render(shape, SIZES['25MB']);
      const boundary = body.toString('latin1', 2, 72).split('\r')[0]!;
      return post('/contact', { 'content-type': `multipart/form-data; boundary="${boundary}"` }, body);
    },
  };
}

/** Each mail is another one, so that none is taken for a repetition. */
const numbered = (shape: Shape, n: number): Shape => ({
  ...shape,
  head: [`X-Number: ${n}\r\n`, ...shape.head.map((piece) => piece.replace('<a@citizen', `<a${n}@citizen`))],
});

/** What a hub that has just started does for the first time is not what is measured. */
async function warmUp(hub: HubProcess, smtpPort: number, key: string): Promise<void> {
  const traffic = new OrdinaryTraffic(hub.url, smtpPort, key);
  await sleep(5000);
  await traffic.stop();
}

/** How late the event loop was since this was last asked. */
async function loopDelay(hub: HubProcess, file: string): Promise<{ p99Ms: number; maxMs: number }> {
  rmSync(file, { force: true });
  process.kill(hub.pid, 'SIGUSR2');
  const told = await eventually(
    'the delay of the event loop',
    () => existsSync(file) && readFileSync(file, 'utf8'),
  );
  const { p99Ms, maxMs } = JSON.parse(told) as { p99Ms: number; maxMs: number };
  return { p99Ms: round(p99Ms), maxMs: round(maxMs) };
}

async function mailsRead(hub: HubProcess): Promise<number> {
  const [row] = await hub.database.query<{ mails: string }[]>(
    `SELECT count(*) AS mails FROM receipt WHERE channel = 'email'`,
  );
  return Number(row!.mails);
}
