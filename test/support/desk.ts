import { randomUUID } from 'node:crypto';
import { api, type BodyOf, type Commitment, type EnquiryDetail } from '@frontdoor/contracts';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { Ids, SystemClock } from '@frontdoor/kernel';
import { PLAY } from '../../apps/hub/src/demonstration/play-customer.js';
import { ConsoleClient } from './console-client.js';
import { eventually } from './eventually.js';
import type { World } from './world.js';

const clock = new SystemClock();
const ids = new Ids(clock);

type ReplyBody = Partial<BodyOf<typeof api.sendReply>>;

/** An agent at work on emails of one customer, for stories about promises. */
export class Desk {
  private constructor(
    private readonly world: World,
    readonly agent: ConsoleClient,
  ) {}

  static async of(world: World, name: string): Promise<Desk> {
    return new Desk(world, await ConsoleClient.logIn(world.url, name, world.password));
  }

  /** A customer's email to a mailbox of the council, taken on by this agent. One address gets few receipts an hour. */
  async receive(mailbox: string, text: string, from?: string): Promise<EnquiryDetail> {
    await this.send(mailbox, text, from);
    return this.takeOn(text);
  }

  /** What waits in the queue with these words, taken on by this agent. */
  async takeOn(text: string): Promise<EnquiryDetail> {
    const item = await eventually(`"${text}" in the queue`, async () => {
      const { items } = await this.agent.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ preview }) => preview.includes(text.slice(0, 60)));
    });
    await this.agent.ask(api.acceptWorkItem, { params: { id: item.id } });
    return this.read(item.enquiryId);
  }

  /** A customer's text message to the council. */
  async text(from: string, text: string): Promise<void> {
    await PLAY.sms({ from, name: '', subject: '', text, when: '' }, this.around('+447700900100'));
  }

  /** A customer's email to a mailbox of the council, for whoever it is offered to. */
  send(mailbox: string, text: string, from?: string): Promise<void> {
    return this.write(`${mailbox}@fenmoor.example`, text, from);
  }

  /** The customer answers in the thread of the enquiry. */
  async customerAnswers(enquiry: EnquiryDetail, text: string): Promise<EnquiryDetail> {
    const last = await eventually(`mail about ${enquiry.reference}`, async () =>
      this.world.standIns.mail.messages.findLast(({ mail }) => mail.subject?.includes(enquiry.reference)),
    );
    const from = enquiry.replyRoutes.find(({ channel }) => channel === 'email')?.to;
    await this.write(last.mail.replyTo![0]!.address!, text, from);
    return this.until(`"${text}" on the enquiry`, enquiry, ({ timeline }) =>
      timeline.some((entry) => entry.type === 'contact' && entry.text.includes(text)),
    );
  }

  /** The mail system of the customer says that the last mail with this text could not be delivered (RFC 3464). */
  async bounce(text: string): Promise<void> {
    const sent = this.world.standIns.mail.messages.findLast(({ mail }) => mail.text?.includes(text))!;
    const raw = [
      'From: MAILER-DAEMON@mx.customer.example',
      `To: ${sent.envelope.from}`,
      'Subject: Undelivered Mail Returned to Sender',
      `Message-ID: <${randomUUID()}@mx.customer.example>`,
      'Auto-Submitted: auto-replied',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="dsn"',
      '',
      '--dsn',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.customer.example',
      '',
      `Final-Recipient: rfc822; ${sent.envelope.to[0]}`,
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 User unknown',
      '',
      '--dsn',
      'Content-Type: message/rfc822',
      '',
      `Message-ID: ${sent.mail.messageId}`,
      `Subject: ${sent.mail.subject}`,
      '',
      text,
      '',
      '--dsn--',
    ].join('\r\n');
    await sendMail(this.world.smtpPort, { envelope: { from: '', to: sent.mail.from!.address! }, raw });
  }

  read(id: string): Promise<EnquiryDetail> {
    return this.agent.ask(api.readEnquiry, { params: { id } });
  }

  until(
    what: string,
    { id }: { id: string },
    holds: (enquiry: EnquiryDetail) => boolean,
  ): Promise<EnquiryDetail> {
    return eventually(what, async () => {
      const enquiry = await this.read(id);
      return holds(enquiry) && enquiry;
    });
  }

  /** The hub's own answer, be it a refusal. */
  tryReply(enquiry: EnquiryDetail, reply: ReplyBody): Promise<Response> {
    const [route] = enquiry.replyRoutes;
    const seen = enquiry.seenUpTo === null ? {} : { seenUpTo: enquiry.seenUpTo };
    const body = { channel: route!.channel, to: route!.to, requestId: randomUUID(), ...seen, ...reply };
    return this.agent.request(api.sendReply, { params: { id: enquiry.id }, body });
  }

  async reply(enquiry: EnquiryDetail, reply: ReplyBody): Promise<void> {
    const response = await this.tryReply(enquiry, reply);
    if (!response.ok) throw new Error(`the reply was refused: ${await response.text()}`);
  }

  record(enquiry: EnquiryDetail, body: BodyOf<typeof api.recordEvent>): Promise<EnquiryDetail> {
    return this.agent.ask(api.recordEvent, { params: { id: enquiry.id }, body });
  }

  private async write(entryPoint: string, text: string, from = 'resident@customer.example'): Promise<void> {
    const played = { from, name: '', subject: text, text, when: '' };
    await PLAY.email(played, this.around(entryPoint));
  }

  private around(entryPoint: string): Parameters<typeof PLAY.email>[1] {
    const { standIns, url: localUrl, smtpPort } = this.world;
    const publicUrl = localUrl.replace('127.0.0.1', 'localhost');
    const shared = { standIns, ids, now: clock.now(), publicUrl, localUrl, smtpPort };
    return { ...shared, entryPoint, secretOf: async () => '' };
  }
}

/** A promise of an enquiry by its clock. */
export function promiseOf(enquiry: EnquiryDetail, clockId: string): Commitment {
  const found = enquiry.commitments.find((each) => each.clockId === clockId);
  if (!found)
    throw new Error(`${clockId} is not among ${enquiry.commitments.map((each) => each.clockId).join(', ')}`);
  return found;
}
