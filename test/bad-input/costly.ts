import type { Door } from './open-door.js';
import { contactForm, submitForm } from './form.js';
import { read, sendContact, type Answer } from './send.js';

const MOST_BYTES = 1_000_000;
const many = (piece: string): string => piece.repeat(MOST_BYTES / piece.length);

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Requests that would take seconds to read, or never end, beyond what a signature or log-in is asked for. */
export const COSTLY: Record<string, (door: Door) => Promise<Answer>> = {
  'a log-in of very many values': (door) =>
    post(door, '/api/v1/session', JSON_TYPE, `[${many('{},')}"\\u0000"]`),
  'a log-in that is nested': (door) => post(door, '/api/v1/session', JSON_TYPE, many('[')),
  'a contact of very many values': (door) => sendContact(door, `{"text":[${many('{},')}1]}`),
  'a contact with an address of many dots': (door) =>
    sendContact(door, { customer: { email: `${many('a.')}@x.example` }, text: 'x' }),
  'a contact with a number without an end': (door) =>
    sendContact(door, { customer: { phone: `01;phone-context=9${many('0')}` }, text: 'x' }),
  'a form of very many fields': (door) => post(door, '/contact', FORM_TYPE, many('%%25.&')),
  'a form with a number without an end': async (door) => {
    const { token } = await contactForm(door);
    return submitForm(
      door,
      { token, page: '' },
      `formToken=${encodeURIComponent(token)}&text=x&phone=01;phone-context%3D9${many('0')}`,
    );
  },
  'a call with very many parameters': (door) =>
    post(door, '/webhooks/twilio/messages', FORM_TYPE, manyNames(), { 'x-twilio-signature': 'AAAA' }),
};

const manyNames = (): string =>
  Array.from({ length: 80_000 }, (_, n) => `parameter${n}=`)
    .join('&')
    .slice(0, MOST_BYTES);

async function post(
  door: Door,
  path: string,
  contentType: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return read(
    await fetch(door.url + path, {
      method: 'POST',
      headers: { 'content-type': contentType, ...headers },
      body,
    }),
  );
}
