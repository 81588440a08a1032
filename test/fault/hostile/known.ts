import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { headersFor } from '../../support/signed-contact.js';
import { HELP } from './smtp-catalogue.js';
import type { Known } from './values.js';

/** Posts signed bytes as the integration of the demonstration. */
async function post(url: string, path: string, type: string, key: string, text: string): Promise<number> {
  const body = Buffer.from(text);
  const id = createHash('sha256').update(randomUUID()).digest('hex');
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { ...headersFor(key, body, id), 'content-type': type },
    body,
  });
  await answer.text();
  return answer.status;
}

/** An ordinary contact by the API. @returns the status of the answer. */
export const sendContact = (url: string, key: string, text: string): Promise<number> =>
  post(
    url,
    '/api/v1/contacts',
    'application/json',
    key,
    JSON.stringify({
      customer: { email: `${randomUUID()}@customer.example` },
      subject: 'Street light',
      text,
    }),
  );

/** Contacts, mails with attachments and mails that nobody can read, so that there is something to aim at. */
export async function furnish(url: string, key: string, database: pg.Client): Promise<void> {
  for (let i = 0; i < 20; i++) await sendContact(url, key, `Number ${i}`);
  const mail = `/webhooks/email/${HELP}`;
  for (let i = 0; i < 4; i++) {
    const head = `From: <a${i}@customer.example>\r\nSubject: With a picture\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n`;
    const parts = `--b\r\n\r\nHello\r\n--b\r\nContent-Type: image/png; name=a.png\r\n\r\nabc\r\n--b--\r\n`;
    await post(url, mail, 'message/rfc822', key, head + parts);
    await post(url, mail, 'message/rfc822', key, `Subject: nobody\r\n\r\n${i}`);
  }
  for (let tries = 0; tries < 400; tries++) {
    const { rows } = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM contact');
    if (rows[0]!.n >= 20) return;
    await sleep(50);
  }
  throw new Error('The first contacts were not routed within 20 s');
}

const LOOK: Record<string, string> = {
  'id of /api/v1/enquiries': 'SELECT id FROM enquiry',
  'id of /api/v1/work-items': 'SELECT id FROM work_item',
  'id of /api/v1/contacts': 'SELECT id FROM contact',
  'id of /api/v1/deliveries': 'SELECT id FROM delivery',
  'id of /api/v1/quarantine': `SELECT id FROM receipt WHERE state = 'quarantined'`,
  agentId: 'SELECT id FROM agent',
  commitmentId: 'SELECT id FROM commitment',
  service: 'SELECT slug AS id FROM service',
  to: 'SELECT value AS id FROM identifier',
};

/** What exists in the hub now, to be named in requests. */
export async function whatExists(url: string, database: pg.Client): Promise<Known> {
  const known: Record<string, string[]> = {
    adapter: ['api', 'web', 'email', 'twilio', 'fake'],
    path: [HELP, 'messages', 'voice'],
  };
  for (const [name, sql] of Object.entries(LOOK)) {
    const { rows } = await database.query<{ id: string }>(`${sql} LIMIT 50`);
    known[name] = rows.map(({ id }) => id);
  }
  const form = await (await fetch(`${url}/contact`)).text();
  known.formToken = [/name="formToken" value="([^"]+)"/.exec(form)?.[1] ?? ''];
  const sent = await fetch(`${url}/contact`, {
    method: 'POST',
    body: new URLSearchParams({ formToken: known.formToken[0]!, email: 'a@customer.example', text: 'Hello' }),
  });
  known.token = [/\/track\/([^"]+)"/.exec(await sent.text())?.[1] ?? 'x'];
  return known;
}
