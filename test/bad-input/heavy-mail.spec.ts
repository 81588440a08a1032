import { randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { HOSTILE_MAILS } from '../support/hostile-mails.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { contactSaying } from './look.js';
import { ENTRY, mail } from './send.js';

/** These cost more the longer they are; of the others only so much is looked at. */
const LARGEST = new Set(['short plain lines', 'lines that are nearly delimiters', 'files in the text']);
/** Far more than a hub needs, and far less than reading any of the worst mails takes. */
const LONGEST_MS = 700;

/** Sends each mail by SMTP from a thread of its own, so that making and sending them is not on the hub's. */
const SENDER = `
  import { connect } from 'node:net';
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ port, from, to, raw }) => {
    const body = Buffer.from(raw).toString('latin1').replace(/\\r?\\n/g, '\\r\\n').replace(/^\\./gm, '..');
    const steps = ['EHLO x', 'MAIL FROM:<' + from + '>', 'RCPT TO:<' + to + '>', 'DATA', body + '\\r\\n.', 'QUIT'];
    let last = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.on('data', (reply) => {
      if (!/^\\d{3} /m.test(String(reply))) return;
      if (steps.length === 1) last = String(reply).slice(0, 3);
      if (steps.length > 0) socket.write(steps.shift() + '\\r\\n', 'latin1');
    });
    socket.on('close', () => parentPort.postMessage(last));
  });`;

describe('the heaviest mails that there are', () => {
  const door = openDoor();

  it('hold nobody up, and each is a contact or in quarantine', async () => {
    const sender = new Worker(new URL(`data:text/javascript,${encodeURIComponent(SENDER)}`));
    const send = (raw: Buffer): Promise<string> => {
      const answered = new Promise<string>((resolve) => sender.once('message', resolve));
      sender.postMessage({ port: door.smtpPort, from: someone(), to: ENTRY.mail, raw });
      return answered;
    };
    const delay = monitorEventLoopDelay({ resolution: 10 });
    const answers: string[] = [];
    let longest = 0;
    for (const [name, make] of Object.entries(HOSTILE_MAILS)) {
      const raw = make(LARGEST.has(name) ? 20_000_000 : 4_500_000);
      delay.reset();
      delay.enable();
      answers.push(await send(raw));
      await eventually(
        'it is read',
        async () => {
          const [{ n }] = (await door.database.query(
            `SELECT count(*)::int AS n FROM receipt WHERE state = 'unread'`,
          )) as [{ n: number }];
          return n === 0;
        },
        60_000,
      );
      delay.disable();
      longest = Math.max(longest, delay.max / 1e6);
    }
    expect(answers).toEqual(answers.map(() => '250'));
    expect(longest).toBeLessThan(LONGEST_MS);
    const word = `word${randomUUID()}`;
    expect(await send(Buffer.from(mail(someone(), word)))).toBe('250');
    await contactSaying(door, word);
    await sender.terminate();
  }, 240_000);

  thenNothingIsLostOrTold(door);
});
