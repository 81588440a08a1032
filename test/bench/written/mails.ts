import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { freePort } from '../../support/ports.js';
import { type HubProcess, startHubProcess } from '../ingest/hub-process.js';
import { mostMemory } from '../most-memory.js';

const CONNECTIONS = 4;
const MEGABYTE = 1024 * 1024;
const WORDS =
  'The street lamp outside my house has been dark since Monday, and it is hard to see the kerb.\r\n';

/** Kinds of mail: how many are sent, and about how large each is in bytes. */
const KINDS = {
  text: { mails: 300, bytes: 2_000 },
  html: { mails: 300, bytes: 60_000 },
  photograph: { mails: 100, bytes: 2 * MEGABYTE },
  large: { mails: 200, bytes: 20 * MEGABYTE },
} as const;
type Kind = keyof typeof KINDS;

interface Received {
  receivedASecond: number;
  /** Until the last of them was in the queue. */
  inTheQueueASecond: number;
  megabytesASecond: number;
  /** Most memory of the hub's process until then, threads included. */
  memoryMb: number;
}

/** Mails received by SMTP and read, by kind and size, with the memory that the hub needs for them. */
export async function benchMails(tell: (line: string) => void): Promise<Record<string, Received>> {
  const port = await freePort();
  // A relay of the council's own brings everything.
  const relay = { TRUSTED_RELAYS: '127.0.0.1' };
  const hub = await startHubProcess(async () => ({ SMTP_PORT: String(port), ...relay }));
  try {
    const found: Record<string, Received> = {};
    for (const kind of Object.keys(KINDS) as Kind[]) {
      tell(`mails: ${KINDS[kind].mails} of the kind ${kind}`);
      found[kind] = await receive(hub, port, kind);
    }
    return found;
  } finally {
    await hub.stop();
  }
}

async function receive(hub: HubProcess, port: number, kind: Kind): Promise<Received> {
  const { mails, bytes } = KINDS[kind];
  const body = bodyOf(kind, bytes);
  const before = await routed(hub);
  const from = performance.now();
  let next = 0;
  const connection = async (): Promise<void> => {
    for (let n = next++; n < mails; n = next++) {
      const sender = `resident-${kind}-${n}@citizen.example`;
      await sendMail(port, {
        envelope: { from: sender, to: 'help@fenmoor.example' },
        raw: mailOf(kind, n, sender, body),
      });
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
  const receivedIn = (performance.now() - from) / 1000;
  while ((await routed(hub)) < before + mails) await sleep(100);
  const routedIn = (performance.now() - from) / 1000;
  return {
    receivedASecond: rounded(mails / receivedIn),
    inTheQueueASecond: rounded(mails / routedIn),
    megabytesASecond: rounded((mails * bytes) / MEGABYTE / receivedIn),
    memoryMb: mostMemory(hub.pid),
  };
}

async function routed(hub: HubProcess): Promise<number> {
  const [row] = await hub.database.query<[{ n: number }]>(
    `SELECT count(*)::int AS n FROM receipt WHERE channel = 'email' AND state = 'routed'`,
  );
  return row.n;
}

function bodyOf(kind: Kind, bytes: number): string {
  if (kind === 'text')
    return `Content-Type: text/plain; charset=utf-8\r\n\r\n${WORDS.repeat(Math.ceil(bytes / WORDS.length))}`;
  if (kind === 'html') {
    const paragraph = `<p style="color:#333">${WORDS.trim()}</p>\r\n`;
    return `Content-Type: text/html; charset=utf-8\r\n\r\n${paragraph.repeat(Math.ceil(bytes / paragraph.length))}`;
  }
  const file = randomBytes(Math.floor((bytes * 3) / 4))
    .toString('base64')
    .replaceAll(/.{76}/g, '$&\r\n');
  return [
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain; charset=utf-8\r\n',
    WORDS,
    '--b\r\nContent-Type: image/jpeg; name=lamp.jpg\r\nContent-Disposition: attachment; filename=lamp.jpg\r\nContent-Transfer-Encoding: base64\r\n',
    file,
    '--b--',
    '',
  ].join('\r\n');
}

const mailOf = (kind: Kind, n: number, sender: string, body: string): string =>
  `From: ${sender}\r\nTo: help@fenmoor.example\r\nSubject: Street lamp ${n}\r\nMessage-ID: <${kind}.${n}@citizen.example>\r\nMIME-Version: 1.0\r\n${body}`;

const rounded = (value: number): number => Math.round(value * 10) / 10;
