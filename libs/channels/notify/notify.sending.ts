import type { Clock } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  cannotSend,
  ChannelError,
  onlyWords,
  type OutboundLetter,
  type OutboundMessage,
  type Planned,
  type Sendable,
  type Sent,
} from '../core/index.js';
import { addressProblem } from './notify.addresses.js';
import type { NotifyClient } from './notify.client.js';
import type { NotifyConfig } from './notify.config.js';
import { firstAsk } from './notify.following.js';
import { kind, type Kind, newsOf, notification, type Notification } from './notify.mapping.js';

/** Most characters of a text message: six parts. */
export const LONGEST_TEXT = 918;
const LARGEST_EMAIL = 1_000_000;
const LARGEST_LETTER = 2 * 1024 * 1024;
const MOST_PAGES = 10;

const taken = z.object({ id: z.string().min(1).max(100) });

/**
 * Hands an email, a text message or a letter to Notify. `reference` is our own id of it: Notify does not look whether it
 * has one already, but finds what it has by it.
 *
 * @throws ChannelError
 */
export async function send(client: NotifyClient, config: NotifyConfig, sendable: Sendable): Promise<Sent> {
  const { path, body } = request(config, sendable);
  const { id } = await client.post(`/v2/notifications/${path}`, { ...body, reference: sendable.id }, taken);
  return { providerId: id, ...firstAsk(path) };
}

/** What is handed in, and where. @throws ChannelError `give-up` for what Notify has no way to send. */
function request(config: NotifyConfig, sendable: Sendable): { path: Kind; body: object } {
  if (sendable.form === 'letter') return { path: 'letter', body: letter(config, sendable) };
  const message = onlyWords(sendable);
  const { channel, to, text, cc = [] } = message;
  if (channel === 'sms') {
    if (!config.sms) throw notSetUp('text messages');
    if (to.kind !== 'phone') throw cannotSend('A text message needs a telephone number to go to.');
    const length = [...text].length;
    // Not cut into several messages: they can arrive in the wrong order or in part.
    if (length > LONGEST_TEXT)
      throw cannotSend(
        `The reply has ${length} characters and a text message by GOV.UK Notify at most ${LONGEST_TEXT}. Shorten it.`,
      );
    const { template, sender } = config.sms;
    const body = { phone_number: to.value, template_id: template, personalisation: { body: text } };
    return { path: 'sms', body: { ...body, ...(sender && { sms_sender_id: sender }) } };
  }
  if (channel !== 'email') throw cannotSend('GOV.UK Notify sends emails, text messages and letters.');
  if (!config.email) throw notSetUp('email');
  if (to.kind !== 'email') throw cannotSend('An email needs an email address to go to.');
  if (cc.length > 0) throw cannotSend('GOV.UK Notify sends no copies. Write to each by itself.');
  if (Buffer.byteLength(text) > LARGEST_EMAIL)
    throw cannotSend('The reply is longer than an email by GOV.UK Notify may be. Shorten it.');
  const { template, replyTo } = config.email;
  const personalisation = { subject: threadingSubject(message), body: text };
  const body = { email_address: to.value, template_id: template, personalisation };
  return { path: 'email', body: { ...body, ...(replyTo && { email_reply_to_id: replyTo }) } };
}

/** What was signed stands in the address for replies behind a plus. */
const SIGNED = /\+([^+@\s]+)@[^@]*$/;

/**
 * The subject with the signed reference in its mark. Notify knows neither our reply addresses nor the headers of a thread,
 * so that an answer finds its enquiry by the subject alone.
 */
function threadingSubject({ subject = '', reference, replyTo = '' }: OutboundMessage): string {
  const mark = `[${reference}]`;
  const marked = subject.includes(mark) ? subject : `${subject} ${mark}`.trim();
  const signed = SIGNED.exec(replyTo)?.[1];
  return signed === undefined ? marked : marked.replace(mark, () => `[${signed}]`);
}

/** A letter leaves as the very pages that were made of it; its address is read through the window of the envelope. */
function letter({ postage }: NotifyConfig, letter: Sendable & { form: 'letter' }): object {
  if (letter.channel !== 'letter') throw cannotSend('GOV.UK Notify sends emails, text messages and letters.');
  if (!postage) throw notSetUp('letters');
  if (letter.files.length > 0) throw cannotSend('Files cannot leave with a letter. Print and post them.');
  const problem = addressProblem(letter.to.value) ?? pagesProblem(letter);
  if (problem !== undefined) throw cannotSend(problem);
  return { content: Buffer.from(letter.document).toString('base64'), postage };
}

const pagesProblem = ({ document, pages }: OutboundLetter): string | undefined => {
  if (pages > MOST_PAGES)
    return `The letter has ${pages} pages and GOV.UK Notify prints at most ${MOST_PAGES}. Shorten it.`;
  if (document.byteLength > LARGEST_LETTER)
    return 'The letter is larger than the 2 MB that GOV.UK Notify prints. Shorten it.';
  return undefined;
};

const notSetUp = (what: string): ChannelError =>
  new ChannelError('reauthorise', `GOV.UK Notify is not set up for ${what}.`);

const found = z.object({ notifications: z.array(notification) });

/** Time after an attempt in which Notify may still be writing down what it took, in milliseconds. */
const SETTLED_MS = 20_000;

/**
 * Looks for something whose sending had no known outcome, by our id of it.
 *
 * @param attemptedAt epoch milliseconds
 * @throws ChannelError when Notify cannot be asked; asking again does no harm.
 */
export async function findSent(
  client: NotifyClient,
  clock: Clock,
  { id, channel }: Planned,
  attemptedAt: number,
): Promise<Sent | 'not-sent' | undefined> {
  const of = kind.safeParse(channel);
  if (!of.success) return undefined;
  const look = async (): Promise<Notification | undefined> => {
    const query = new URLSearchParams({ reference: id, template_type: of.data }).toString();
    return (await client.get(`/v2/notifications?${query}`, found)).notifications[0];
  };
  let one = await look();
  if (!one) {
    const rest = attemptedAt + SETTLED_MS - clock.now();
    if (rest > 0) {
      await clock.sleep(rest);
      one = await look();
    }
  }
  if (!one) return 'not-sent';
  const news = newsOf(one.id, of.data, one.status);
  const takenAt = Date.parse(one.created_at);
  return {
    providerId: one.id,
    ...firstAsk(of.data),
    ...(news?.state === 'delivered' && { state: 'delivered' }),
    ...(Number.isFinite(takenAt) && { takenAt }),
  };
}
