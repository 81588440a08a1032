import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { round, quantile } from '../due/numbers.js';
import { Sender } from '../ingest/sender.js';

const PER_SECOND = 20;
/** Every tenth contact is a mail; the others come by signed webhook. */
const ONE_MAIL_IN = 10;

/** Contacts as they come on any day, at a steady pace whatever becomes of the ones before. */
export class OrdinaryTraffic {
  accepted = { webhook: 0, mail: 0 };
  private failed = 0;
  private readonly took: number[] = [];
  private readonly sender: Sender;
  private readonly relay;
  private readonly underWay: Promise<void>[] = [];
  private stopped = false;
  private readonly done: Promise<void>;

  constructor(url: string, smtpPort: number, signingKey: string) {
    this.sender = new Sender(url, 16, signingKey);
    this.relay = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true });
    this.done = this.run();
  }

  /** Milliseconds until the answer, of all that were sent. */
  async stop(): Promise<{ p99Ms: number; failed: number; sent: number }> {
    this.stopped = true;
    await this.done;
    await Promise.all(this.underWay);
    await this.sender.close();
    return {
      p99Ms: round(quantile(this.took, 0.99)),
      failed: this.failed,
      sent: this.took.length + this.failed,
    };
  }

  private async run(): Promise<void> {
    const from = performance.now();
    for (let sent = 0; !this.stopped; await sleep(5)) {
      const due = ((performance.now() - from) / 1000) * PER_SECOND;
      for (; sent < due; sent++)
        this.underWay.push(this.write(sent % ONE_MAIL_IN === 0 ? 'mail' : 'webhook'));
    }
  }

  private async write(way: 'mail' | 'webhook'): Promise<void> {
    const start = performance.now();
    try {
      await (way === 'mail' ? this.mail() : this.sender.send());
      this.took.push(performance.now() - start);
      this.accepted[way]++;
    } catch {
      this.failed++;
    }
  }

  private async mail(): Promise<void> {
    const from = `resident-${randomUUID()}@customer.example`;
    const to = 'help@fenmoor.example';
    const raw = `From: <${from}>\r\nTo: <${to}>\r\nSubject: Bin not emptied\r\n\r\nOur bin was left full again.\r\n`;
    await this.relay.sendMail({ envelope: { from, to }, raw });
  }
}
