import { createHash } from 'node:crypto';
import { inboundContact } from '@frontdoor/contracts';
import { toE164 } from '@frontdoor/kernel';
import { z } from 'zod';
import { type Arrival, type DeliveryUpdate, plainWish, type Wish } from '../core/index.js';
import { problemOf, RETURNED } from './notify.errors.js';

export const kind = z.enum(['email', 'sms', 'letter']);
export type Kind = z.infer<typeof kind>;

/** Something handed in, as Notify shows it when it is asked; of its many fields those that we look at. */
export const notification = z.object({
  id: z.string().min(1).max(100),
  reference: z.string().nullish(),
  type: kind,
  status: z.string(),
  created_at: z.string(),
});
export type Notification = z.infer<typeof notification>;

/** Words for what is on its way at Notify, and for what is over. */
const ARRIVED: Readonly<Record<Kind, Readonly<Record<string, 'sent' | 'delivered'>>>> = {
  email: { delivered: 'delivered' },
  // Networks abroad tell of nothing more.
  sms: { sent: 'sent', delivered: 'delivered' },
  // Printed and on its way by post. Nobody tells when it arrives.
  letter: { received: 'sent', delivered: 'sent' },
};

/** What a state of Notify's says of something we sent; undefined while it is with Notify. */
export function newsOf(providerId: string, of: Kind, status: string): DeliveryUpdate | undefined {
  const problem = problemOf(of, status);
  if (problem) return { providerId, state: 'failed', problem };
  const state = Object.hasOwn(ARRIVED[of], status) ? ARRIVED[of][status] : undefined;
  return state && { providerId, state };
}

const deliveryNews = z.object({
  id: z.string().min(1).max(100),
  status: z.string(),
  notification_type: kind,
});

/** A callback about an email or a text. Undefined where it makes no sense or says nothing that we wait for. */
export function deliveryOf(body: unknown): DeliveryUpdate | undefined {
  const { data } = deliveryNews.safeParse(body);
  return data && newsOf(data.id, data.notification_type, data.status);
}

const aboutOne = z.object({ notification_id: z.string().min(1).max(100) });

/** A callback about a letter that the post brought back, days or weeks after it was printed. */
export function returnedLetter(body: unknown): DeliveryUpdate | undefined {
  const { data } = aboutOne.safeParse(body);
  return data && { providerId: data.notification_id, state: 'failed', problem: RETURNED };
}

/** A callback about an email that arrived and was marked as junk by whoever got it. */
export function complaint(body: unknown): DeliveryUpdate | undefined {
  const { data } = aboutOne.safeParse(body);
  return (
    data && {
      providerId: data.notification_id,
      state: 'delivered',
      remark: 'Whoever got this email marked it as junk. Reach them in another way if it matters.',
    }
  );
}

/** A text as a callback brings it, and as Notify lists it. */
const broughtText = z.object({
  id: z.string().min(1).max(100),
  source_number: z.string(),
  destination_number: z.string(),
  message: z.string(),
});
export const listedText = z.object({
  id: z.string().min(1).max(100),
  user_number: z.string(),
  notify_number: z.string(),
  content: z.string(),
  created_at: z.string(),
});

const JSON_TYPE = 'application/json';

/** A text in a callback; one that makes no sense is kept for people. */
export function broughtArrival(body: unknown, raw: Uint8Array): Arrival {
  const { data } = broughtText.safeParse(body);
  return data
    ? textArrival(data.id, data.source_number, data.destination_number, data.message, raw)
    : {
        channel: 'sms',
        entryPoint: '',
        idempotencyKey: `sha256:${createHash('sha256').update(raw).digest('hex')}`,
        raw,
        contentType: JSON_TYPE,
        fault: {
          reason: 'GOV.UK Notify sent a text message with something missing.',
          remedy: 'Read it here and enter it by hand; report it to GOV.UK Notify if it happens again.',
        },
      };
}

/** A text out of the list. The same one in a callback has the same key and means the same. */
export const listedArrival = (text: z.infer<typeof listedText>): Arrival =>
  textArrival(text.id, text.user_number, text.notify_number, text.content, Buffer.from(JSON.stringify(text)));

/** What a text says about texts, which is about the conversation and no part of it: Notify itself keeps no list of that. */
export function wishOf(arrival: Arrival): Wish | undefined {
  const { channel, contact } = arrival;
  const wants = contact && plainWish(contact.text);
  return wants && contact.from?.kind === 'phone'
    ? { channel, entryPoint: contact.entryPoint, from: contact.from, wants }
    : undefined;
}

/** A name instead of a number, or a short code: nobody can be answered there. */
const SENDER_NAME = /^[\w &.+-]{1,20}$/;

function textArrival(id: string, from: string, to: string, text: string, raw: Uint8Array): Arrival {
  // Notify writes the sender with the country but without +, and our own number as it is dialled here.
  const number = toE164(/^[1-9]\d{9,14}$/.test(from) ? `+${from}` : from);
  const entryPoint = toE164(to) ?? to;
  const arrival: Arrival = { channel: 'sms', entryPoint, idempotencyKey: id, raw, contentType: JSON_TYPE };
  const contact = inboundContact.safeParse({
    channel: 'sms',
    entryPoint,
    from: number ? { kind: 'phone', value: number } : { kind: 'handle', value: from },
    ...(!number && { senderIs: 'stated' }),
    text,
  });
  if (contact.success && (number || SENDER_NAME.test(from))) return { ...arrival, contact: contact.data };
  return {
    ...arrival,
    fault: {
      reason: 'The sender of this text message is neither a telephone number nor a sender name.',
      remedy: 'Read it here and enter it by hand if it matters; nobody can be answered.',
    },
  };
}
