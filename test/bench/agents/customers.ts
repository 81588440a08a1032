import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Outside } from '../../fault/outside.js';
import { Sender } from '../ingest/sender.js';

/** Mailboxes of services whose replies need no words of their own. */
const MAILBOXES = ['help', 'council-tax', 'waste'];
const TEXT_LINE = '+447700900100';
/** Numbers kept free for fiction. */
const PHONES = 1000;
/** Connections that the mail relay before the hub keeps open. */
const RELAYS = 4;

interface Ways {
  url: string;
  publicUrl: string;
  smtpPort: number;
  signingKey: string;
  outside: Outside;
}

/** People who write at a steady rate, by mail, text message and through the other system in turn, each for the first time. */
export class Customers {
  accepted = 0;
  readonly troubles: string[] = [];
  private readonly sender: Sender;
  private readonly relay;
  private readonly sending: Promise<void>[] = [];
  private stopped = false;
  private done: Promise<void> | undefined;

  constructor(private readonly ways: Ways) {
    this.sender = new Sender(ways.url, 8, ways.signingKey);
    this.relay = createTransport({
      host: '127.0.0.1',
      port: ways.smtpPort,
      ignoreTLS: true,
      pool: true,
      maxConnections: RELAYS,
    });
  }

  start(perSecond: number): void {
    this.done = this.run(perSecond);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
    await Promise.all(this.sending);
    await this.sender.close();
    this.relay.close();
  }

  private async run(perSecond: number): Promise<void> {
    const from = performance.now();
    for (let sent = 0; !this.stopped; await sleep(5)) {
      const due = ((performance.now() - from) / 1000) * perSecond;
      for (; sent < due; sent++) this.sending.push(this.write(sent));
    }
  }

  private async write(n: number): Promise<void> {
    try {
      if (n % 3 === 0) await this.mail(MAILBOXES[(n / 3) % MAILBOXES.length]!);
      else if (n % 3 === 1) await this.text(n % PHONES);
      else await this.sender.send();
      this.accepted++;
    } catch (error) {
      this.troubles.push(String(error));
    }
  }

  private async mail(mailbox: string): Promise<void> {
    const id = randomUUID();
    const from = `resident-${id}@customer.example`;
    const to = `${mailbox}@fenmoor.example`;
    const raw = [
      `From: <${from}>`,
      `To: <${to}>`,
      'Subject: Bin not emptied',
      `Message-ID: <${id}@customer.example>`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Our bin was left full again this morning.',
    ].join('\r\n');
    await this.relay.sendMail({ envelope: { from, to }, raw });
  }

  private async text(n: number): Promise<void> {
    const from = `+447700900${String(n).padStart(3, '0')}`;
    const { outside, publicUrl } = this.ways;
    const body = 'Our bin was left full again this morning.';
    const answer = await outside.twilio.receiveSms({ from, to: TEXT_LINE, body }, publicUrl);
    if (answer.status >= 300) throw new Error(`A text message was answered ${answer.status}: ${answer.body}`);
  }
}
