import { randomUUID } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mostMemory, forgetMostMemory } from '../most-memory.js';
import { scannedTiff } from '../../support/scans.js';
import { openDoors, type Doors } from './doors.js';

interface Received {
  messages: number;
  connections: number;
  /** Until the provider had its 2xx, or the folder its receipt: from then on nothing is lost. */
  receivedASecond: number;
  p50Ms: number | null;
  p99Ms: number | null;
  /** Until the last of them was in the queue. */
  inTheQueueASecond: number;
  /** Most memory of the hub's process meanwhile, threads included. */
  memoryMb: number;
}

interface Way {
  messages: number;
  connections: number;
  /** Brings one; resolves when it is taken. */
  send: (n: number) => Promise<void>;
}

const PATIENCE_MS = 90_000;
const LETTERS = 20;
/** Letters that are one page each. */
const PAGE = ['Dear council,', 'the street lamp outside my house has been dark since Monday.', 'A resident'];

/**
 * What comes by each way in, by its provider's own protocol and signed: how fast it is durable, how fast it is in the queue,
 * and how much memory the hub needs. Senders and providers work on the same machine.
 */
export async function benchReceiving(tell: (line: string) => void): Promise<Record<string, Received>> {
  const doors = await openDoors();
  try {
    const found: Record<string, Received> = {};
    for (const [name, way] of Object.entries(waysIn(doors))) {
      tell(`receiving: ${way.messages} by ${name}`);
      found[name] = await receive(doors, way);
    }
    tell(`receiving: ${LETTERS} letters in the watched folder`);
    found.watchedFolder = await receiveLetters(doors);
    return found;
  } finally {
    await doors.stop();
  }
}

const personOf = (n: number): string => `resident${n}-${randomUUID().slice(0, 8)}`;
const TEXT = 'The street lamp outside my house has been dark since Monday, and it is hard to see the kerb.';

function waysIn(doors: Doors): Record<string, Way> {
  const { x, facebook, notify } = doors;
  const below = facebook.pagePost('The library opens at nine');
  return {
    email: { messages: 150, connections: 4, send: (n) => doors.mail(`${personOf(n)}@citizen.example`, TEXT) },
    twilioText: { messages: 500, connections: 16, send: (n) => doors.text(n, TEXT) },
    twilioCallback: { messages: 60, connections: 8, send: (n) => doors.callback(n, TEXT) },
    notifyText: {
      ...{ messages: 300, connections: 8 },
      send: (n) => doors.notifyText(notify, n, TEXT),
    },
    webForm: {
      messages: 200,
      connections: 8,
      send: (n) => doors.form(`${personOf(n)}@citizen.example`, TEXT),
    },
    signedWebhook: { messages: 1000, connections: 32, send: (n) => doors.webhook(personOf(n), TEXT) },
    open311: { messages: 300, connections: 8, send: (n) => doors.report(n, TEXT) },
    xMention: {
      ...{ messages: 500, connections: 16 },
      send: (n) =>
        doors.post(
          '/webhooks/x/activity',
          x.event(
            'post.mention.create',
            x.shown(x.post(`r${n}${randomUUID().slice(0, 6)}`, `@fenmoor ${TEXT}`)),
          ),
        ),
    },
    facebookComment: {
      ...{ messages: 500, connections: 16 },
      send: (n) =>
        doors.post(
          '/webhooks/facebook/page',
          facebook.delivery(facebook.commentAdded(facebook.comment(`Resident ${n}`, below.id, TEXT))),
        ),
    },
    messenger: {
      ...{ messages: 300, connections: 16 },
      send: (n) =>
        doors.post(
          '/webhooks/facebook/page',
          facebook.delivery(facebook.messageCame(facebook.message(`Writer ${n}`, TEXT))),
        ),
    },
  };
}

async function receive(doors: Doors, { messages, connections, send }: Way): Promise<Received> {
  forgetMostMemory(doors.hub.pid);
  const before = await doors.counted('routed');
  const took: number[] = [];
  let next = 0;
  const connection = async (): Promise<void> => {
    for (let n = next++; n < messages; n = next++) {
      const from = performance.now();
      await send(n);
      took.push(performance.now() - from);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: connections }, connection));
  const receivedIn = (performance.now() - from) / 1000;
  await until(doors, 'routed', before + messages);
  const sorted = took.toSorted((a, b) => a - b);
  return {
    ...{ messages, connections },
    receivedASecond: rounded(messages / receivedIn),
    p50Ms: rounded(sorted[Math.floor(messages / 2)]!),
    p99Ms: rounded(sorted[Math.floor(messages * 0.99)]!),
    inTheQueueASecond: rounded((messages / (performance.now() - from)) * 1000),
    memoryMb: mostMemory(doors.hub.pid),
  };
}

/** Pages as a scanner writes them: under another name until they are whole. */
async function receiveLetters(doors: Doors): Promise<Received> {
  const folder = path.join(doors.scanFolder, 'letter', 'post room');
  await mkdir(folder, { recursive: true });
  const pages = await Promise.all(
    Array.from({ length: LETTERS }, (_, n) => scannedTiff([{ lines: [...PAGE, `Number ${n}`] }])),
  );
  for (const [n, page] of pages.entries()) await writeFile(path.join(folder, `letter-${n}.tif.part`), page);
  forgetMostMemory(doors.hub.pid);
  const [received, routed] = [await doors.counted('received'), await doors.counted('routed')];
  const from = performance.now();
  for (const n of pages.keys())
    await rename(path.join(folder, `letter-${n}.tif.part`), path.join(folder, `letter-${n}.tif`));
  await until(doors, 'received', received + LETTERS);
  const receivedIn = (performance.now() - from) / 1000;
  await until(doors, 'routed', routed + LETTERS);
  return {
    ...{ messages: LETTERS, connections: 1, p50Ms: null, p99Ms: null },
    receivedASecond: rounded(LETTERS / receivedIn),
    inTheQueueASecond: rounded((LETTERS / (performance.now() - from)) * 1000),
    memoryMb: mostMemory(doors.hub.pid),
  };
}

async function until(doors: Doors, what: 'received' | 'routed', wanted: number): Promise<void> {
  const from = performance.now();
  for (;;) {
    const count = await doors.counted(what);
    if (count >= wanted) return;
    if (performance.now() - from > PATIENCE_MS)
      throw new Error(`${wanted - count} were not ${what} within ${PATIENCE_MS / 1000} s`);
    await sleep(50);
  }
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
