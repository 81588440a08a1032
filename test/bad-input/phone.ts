import { createHmac, randomBytes } from 'node:crypto';
import type { Door } from './open-door.js';
import { type Answer, ENTRY, read } from './send.js';

export interface TwilioHow {
  /** Instead of the right signature; null for none. */
  signature?: string | null;
  token?: string;
  /** Signed instead of the address it is posted to. */
  signedPath?: string;
  contentType?: string;
  /** Posted instead of what was signed. */
  body?: string | Uint8Array;
}

export const newSid = (kind: 'SM' | 'CA'): string => kind + randomBytes(16).toString('hex');

/** X-Twilio-Signature as Twilio documents it: the address, then each name and value in order of the names. */
function twilioSignature(token: string, url: string, form: Record<string, string>): string {
  const text = Object.keys(form)
    .sort()
    .reduce((all, name) => all + name + form[name], url);
  return createHmac('sha1', token).update(text).digest('base64');
}

/** Posts a form to /webhooks/twilio/<path>, signed as Twilio signs. */
export async function postTwilio(
  door: Door,
  path: string,
  fields: Record<string, string>,
  how: TwilioHow = {},
): Promise<Answer> {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN } = door.standIns.settings;
  const form = { AccountSid: TWILIO_ACCOUNT_SID!, ApiVersion: '2010-04-01', ...fields };
  const address = `${door.url.replace('127.0.0.1', 'localhost')}/webhooks/twilio/${how.signedPath ?? path}`;
  const signature =
    how.signature === undefined
      ? twilioSignature(how.token ?? TWILIO_AUTH_TOKEN!, address, form)
      : how.signature;
  const response = await fetch(`${door.url}/webhooks/twilio/${path}`, {
    method: 'POST',
    headers: {
      'content-type': how.contentType ?? 'application/x-www-form-urlencoded; charset=UTF-8',
      ...(signature !== null && { 'x-twilio-signature': signature }),
    },
    body: how.body ?? new URLSearchParams(form).toString(),
  });
  return read(response);
}

export const sms = (
  from: string,
  text: string,
  more: Record<string, string> = {},
): Record<string, string> => ({
  MessageSid: newSid('SM'),
  From: from,
  To: ENTRY.sms,
  Body: text,
  NumMedia: '0',
  ...more,
});

export const call = (from: string, more: Record<string, string> = {}): Record<string, string> => ({
  CallSid: newSid('CA'),
  From: from,
  To: ENTRY.phone,
  Direction: 'inbound',
  ...more,
});
