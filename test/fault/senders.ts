import { randomUUID } from 'node:crypto';
import { headersFor } from '../support/signed-contact.js';
import { sendMail } from '@frontdoor/channels/email/stand-in';
import { SystemClock, toDate } from '@frontdoor/kernel';
import type { Accepted, Ledger, SentBy } from './ledger.js';
import { AGAIN, inTime, isPassing, persist } from './persistent.js';

export interface Site {
  url: string;
  smtpPort: number;
  integrationSecret: string;
  ledger: Ledger;
}

type Send = (site: Site, customer: string, follows?: string) => Promise<Accepted>;

const clock = new SystemClock();
const wordsWith = (mark: string): string =>
  `The street light at the corner has gone out again.\n\nmark:${mark}`;

/** The mark in a text, by which a contact is found again. */
export const markIn = (text: string): string | undefined => /mark:([0-9a-f-]{36})/.exec(text)?.[1];

/** Customers on each channel, by its real protocol. Each resolves when the contact has been accepted. */
export const SEND: Record<SentBy, Send> = {
  /** A signed webhook; tried again with the same webhook-id and a fresh signature. */
  async api(site, customer, follows) {
    const { url, integrationSecret, ledger } = site;
    const mark = randomUUID();
    const who = customer.startsWith('+') ? { phone: customer } : { email: customer };
    const body = Buffer.from(
      JSON.stringify({ customer: who, subject: 'Street light', text: wordsWith(mark), reference: follows }),
    );
    const answer = await persist(ledger, `webhook ${mark}`, async () => {
      const response = await fetch(`${url}/api/v1/contacts`, {
        method: 'POST',
        signal: inTime(),
        headers: headersFor(integrationSecret, body, mark),
        body,
      }).catch(missing(ledger, 'api'));
      ledger.heard('api', response.status);
      if (response.ok)
        return (await response.json()) as { contactId: string; reference: string; duplicate: boolean };
      return refused(ledger, `POST /api/v1/contacts`, response);
    });
    if (answer?.duplicate) ledger.duplicatesAnswered++;
    return { mark, by: 'api', customer, key: mark, follows, ...answer };
  },

  /** A mail by SMTP; a client that lost the 250 hands over the same bytes again. */
  async email({ smtpPort, ledger }, customer) {
    const mark = randomUUID();
    const to = 'help@fenmoor.example';
    const raw = [
      `From: <${customer}>`,
      `To: <${to}>`,
      'Subject: Street light',
      `Message-ID: <${mark}@customer.example>`,
      `Date: ${toDate(clock.now()).toUTCString().replace('GMT', '+0000')}`,
      'Content-Type: text/plain; charset=utf-8',
      '',
      wordsWith(mark).replaceAll('\n', '\r\n'),
    ].join('\r\n');
    await persist(ledger, `mail ${mark}`, async () => {
      try {
        await sendMail(smtpPort, { envelope: { from: customer, to }, raw });
        ledger.heard('email', 250);
      } catch (error) {
        const { responseCode } = error as { responseCode?: number };
        if (responseCode) ledger.heard('email', responseCode);
        else ledger.missed('email');
        if (responseCode && responseCode >= 500) ledger.refusals.push(`SMTP: ${(error as Error).message}`);
        else return AGAIN;
      }
    });
    return { mark, by: 'email', customer };
  },

  /** The public form; a browser that got no answer sends the form it has again. */
  async web({ url, ledger }, customer) {
    const mark = randomUUID();
    const formToken = await persist(ledger, 'the contact form', async () => {
      const response = await fetch(`${url}/contact`, { signal: inTime() }).catch(missing(ledger, 'web'));
      ledger.heard('web', response.status);
      if (response.status === 500) ledger.refusals.push('GET /contact: 500');
      const token = /name="formToken" value="([^"]+)"/.exec(await response.text())?.[1];
      return token ?? AGAIN;
    });
    const body = new URLSearchParams({
      formToken,
      name: '',
      subject: 'Street light',
      text: wordsWith(mark),
      email: customer,
    });
    await persist(ledger, `form ${mark}`, async () => {
      const response = await fetch(`${url}/contact`, { method: 'POST', body, signal: inTime() }).catch(
        missing(ledger, 'web'),
      );
      ledger.heard('web', response.status);
      const page = await response.text();
      if (response.status === 201) return page;
      if (response.status === 500) ledger.refusals.push('form: 500');
      return isPassing(response.status) ? AGAIN : void ledger.refusals.push(`form: ${response.status}`);
    });
    return { mark, by: 'web', customer };
  },
};

/** Notes that nothing came, and fails as before. */
export const missing =
  (ledger: Ledger, door: string) =>
  (error: unknown): never => {
    ledger.missed(door);
    throw error;
  };

async function refused(ledger: Ledger, what: string, response: Response): Promise<typeof AGAIN | undefined> {
  const words = await response.text();
  const said = `${what}: ${response.status} ${words.slice(0, 200)}`;
  // Sent again as the manual asks for, and wrong all the same: trouble of the database has other answers.
  if (response.status === 500) ledger.refusals.push(said);
  if (isPassing(response.status)) return AGAIN;
  ledger.refusals.push(said);
  return undefined;
}

/** Customer number `n`: some write from an address, some from a telephone number; few enough to write often. */
export const customerOf = (n: number): string =>
  n % 5 === 4 ? `+447700900${String(n).padStart(3, '0')}` : `customer-${n}@customer.example`;
