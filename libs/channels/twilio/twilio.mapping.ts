import { createHash } from 'node:crypto';
import {
  inboundContact,
  type CallbackWindow,
  type Channel,
  type FileElsewhere,
  type Party,
} from '@frontdoor/contracts';
import type { z } from 'zod';
import { type Arrival, type DeliveryUpdate, plainWish, type RawRequest, type Wish } from '../core/index.js';
import { isReachable } from './phone-number.js';
import { problemOf, UNWANTED } from './twilio.errors.js';
import { mediaIn } from './twilio.files.js';
import type { Form } from './twilio.signature.js';

/** A name instead of a number (up to 11 characters), a short code, or another network's address. */
const SENDER_NAME = /^(?=.*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 &._+-]{0,10}$|^\d{3,8}$|^[a-z]+:.{1,300}$/;

const partyOf = (from: string | undefined): Party | undefined => {
  if (isReachable(from)) return { kind: 'phone', value: from };
  return from && SENDER_NAME.test(from) ? { kind: 'handle', value: from } : undefined;
};

/** An incoming text message. Its pictures lie at Twilio and are fetched afterwards. */
export function messageArrival(form: Form, request: RawRequest, accountSid: string): Arrival {
  const receipt = receiptOf('sms', form.MessageSid || form.SmsSid, form, request);
  const from = partyOf(form.From);
  if (from) {
    const { files, links } = mediaOf(form, accountSid);
    return understood(receipt, {
      from,
      // Anybody may send under a name.
      ...(from.kind !== 'phone' && { senderIs: 'stated' }),
      text: [form.Body || sayFiles(files.length), ...links].filter(Boolean).join('\n'),
      ...(files.length > 0 && { filesElsewhere: files }),
    });
  }
  return {
    ...receipt,
    fault: {
      reason: 'The sender of this text message is neither a telephone number nor a sender name.',
      remedy: 'Read it here and enter it by hand if it matters; nobody can be answered.',
    },
  };
}

const WISHES: Readonly<Record<string, Wish['wants']>> = {
  STOP: 'no-messages',
  START: 'messages',
  HELP: 'help',
};

/** What a text message says about messages, if that is what it is for. */
export function messageWish(form: Form): Wish | undefined {
  const from = partyOf(form.From);
  const wants =
    WISHES[form.OptOutType?.toUpperCase() ?? ''] ??
    (Number(form.NumMedia) ? undefined : plainWish(form.Body ?? ''));
  return from && wants ? { channel: 'sms', entryPoint: form.To ?? '', from, wants } : undefined;
}

const sayFiles = (many: number): string => {
  if (many === 0) return '';
  return many === 1 ? 'A picture message.' : `A message with ${many} pictures.`;
};

/** Twilio takes no more with one message. */
export const MOST_MEDIA = 10;

/** What came along: by id where it lies in this account, else as a link to read. */
function mediaOf(form: Form, accountSid: string): { files: FileElsewhere[]; links: string[] } {
  const files: FileElsewhere[] = [];
  const links: string[] = [];
  for (let index = 0; index < Math.min(Number(form.NumMedia) || 0, MOST_MEDIA); index++) {
    const url = form[`MediaUrl${index}`];
    const contentType = form[`MediaContentType${index}`] ?? '';
    const id = url === undefined ? undefined : mediaIn(accountSid, url);
    if (id !== undefined) files.push({ id, contentType });
    else if (url) links.push(`Attached ${contentType || 'file'}: ${url}`);
  }
  return { files, links };
}

/** What the network says of a caller ID that it could check (STIR/SHAKEN): it is not the caller's. */
const isForged = (form: Form): boolean => form.StirVerstat?.startsWith('TN-Validation-Failed') ?? false;

/** A request to be rung back. `number` is what a caller gave who had withheld theirs. */
export function callbackArrival(
  form: Form,
  request: RawRequest,
  { text, number, callback }: { text: string; number?: string; callback: CallbackWindow },
): Arrival {
  const phone = number ?? form.From;
  return understood(receiptOf('callback', form.CallSid, form, request), {
    ...(isReachable(phone) && { from: { kind: 'phone', value: phone } }),
    ...(number ? { senderIs: 'stated' } : isForged(form) && { senderIs: 'unproven' }),
    text,
    callback,
  });
}

/** A call as it begins to ring. What was said in it is written down by whoever answers. */
export const phoneArrival = (form: Form, request: RawRequest): Arrival =>
  understood(receiptOf('phone', form.CallSid, form, request), {
    ...(isReachable(form.From) && { from: { kind: 'phone', value: form.From } }),
    ...(isForged(form) && { senderIs: 'unproven' }),
    text: isReachable(form.From) ? 'A telephone call.' : 'A telephone call. The number is withheld.',
  });

/** A call to a line that people answer, of which nothing reached us: a message without words, under the key of the call. */
export const missedArrival = (form: Form, request: RawRequest): Arrival =>
  understood(receiptOf('voicemail', form.CallSid, form, request), {
    ...(isReachable(form.From) && { from: { kind: 'phone', value: form.From } }),
    ...(isForged(form) && { senderIs: 'unproven' }),
    text: isReachable(form.From)
      ? 'Somebody called, and their call did not reach us. Ring them back.'
      : 'Somebody called, and their call did not reach us. The number is withheld.',
  });

/** What is kept whatever it means. */
const receiptOf = (channel: Channel, sid: string | undefined, form: Form, request: RawRequest): Arrival => ({
  channel,
  entryPoint: form.To ?? '',
  raw: request.body,
  contentType: request.headers['content-type'] ?? 'application/x-www-form-urlencoded',
  // Twilio names everything; the hash of the very bytes only tells a repeat of a nameless request.
  idempotencyKey: sid || `sha256:${createHash('sha256').update(request.body).digest('hex')}`,
});

function understood(
  receipt: Arrival,
  content: Omit<z.input<typeof inboundContact>, 'channel' | 'entryPoint'>,
): Arrival {
  const { channel, entryPoint, idempotencyKey } = receipt;
  const parsed = inboundContact.safeParse({ channel, entryPoint, ...content });
  const nameless = idempotencyKey.startsWith('sha256:');
  if (parsed.success && !nameless) return { ...receipt, contact: parsed.data };
  const fields = new Set(parsed.error?.issues.map((issue) => issue.path.join('.')));
  if (nameless) fields.add('its identifier');
  return {
    ...receipt,
    fault: {
      reason: `Twilio sent it with something missing or malformed: ${[...fields].join(', ')}.`,
      remedy: 'Read it here and enter it by hand; report it to Twilio if it happens again.',
    },
  };
}

const STATES: Readonly<Record<string, DeliveryUpdate['state']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'delivered',
  undelivered: 'failed',
  failed: 'failed',
};

/** News of a text message we sent; nothing for states before it has left Twilio. */
export function messageDelivery(form: Form): DeliveryUpdate[] {
  const providerId = form.MessageSid || form.SmsSid;
  const state = STATES[form.MessageStatus || form.SmsStatus || ''];
  if (!providerId || !state) return [];
  if (state !== 'failed') return [{ providerId, state }];
  const code = Number(form.ErrorCode) || undefined;
  return [{ providerId, state, problem: problemOf(code), ...(code === UNWANTED && { isUnwanted: true }) }];
}
