import { randomUUID } from 'node:crypto';
import type { ErrorCode } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { titled } from './brief.js';
import { countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import {
  type Answer,
  ENTRY,
  expectRefusal,
  mail,
  read,
  sendContact,
  sendMailWebhook,
  signed,
  type Signing,
} from './send.js';

const OTHER_SECRET = `whsec_${Buffer.from('the key of somebody else').toString('base64')}`;

describe('whoever cannot prove who they are', () => {
  const door = openDoor();
  const contact = (): object => ({
    customer: { email: door.secretly(someone()) },
    text: door.secretly(`Lamp out at post ${randomUUID()}`),
  });
  const receipts = (): Promise<number> => countReceipts(door);

  const ways: [string, (how: Signing) => Promise<Answer>][] = [
    ['API', (how) => sendContact(door, contact(), how)],
    ['email webhook', (how) => sendMailWebhook(door, ENTRY.mail, mail(someone(), 'Hello'), how)],
  ];
  describe.each(ways)('%s', (_name, send) => {
    const refused = async (how: Signing, code: ErrorCode, named = ''): Promise<void> => {
      const before = await receipts();
      const error = expectRefusal(await send(how), 401, code);
      expect(error.message).toContain(named);
      expect(await receipts()).toBe(before);
    };

    it.each(['webhook-signature', 'webhook-id', 'webhook-timestamp', 'frontdoor-integration'])(
      'a request without the header %s is refused and the header is named',
      (header) => refused({ headers: { [header]: undefined } }, 'signature-missing', header),
    );

    it('a signature made with another key is refused', () =>
      refused({ secret: OTHER_SECRET }, 'signature-wrong'));

    it.each(titled(['v1,', 'v1,AAAA', 'nonsense', 'v2,AAAA v1,BBBB', 'v1 '.repeat(500)]))(
      'the signature "%s" is refused',
      (_title, signature) => refused({ headers: { 'webhook-signature': signature } }, 'signature-wrong'),
    );

    it('a signature over another message id is refused', () =>
      refused({ headers: { 'webhook-id': randomUUID() } }, 'signature-wrong'));

    it('a message id of a thousand characters is refused', () =>
      refused({ id: 'x'.repeat(1000) }, 'signature-wrong'));

    it.each([600, 301, -330])('a request signed %d seconds ago is refused', (age) =>
      refused({ age }, 'timestamp-stale'),
    );

    it.each(['yesterday', '1e99', '-1', '1.5', 'NaN'])('the time "%s" is refused', (time) =>
      refused({ headers: { 'webhook-timestamp': time } }, 'timestamp-stale'),
    );

    it.each(titled(['nobody', '__proto__', 'constructor', ' ', 'x'.repeat(3000)]))(
      'the integration "%s" is refused',
      async (_title, integration) => {
        const answer = await send({ integration });
        const code = integration === ' ' ? 'signature-missing' : 'integration-unknown';
        expectRefusal(answer, 401, code);
      },
    );
  });

  it('a right signature among wrong ones is taken, as when keys are being changed', async () => {
    const answer = await sendContact(door, contact(), { beside: 'v1,AAAA v2,BBBB' });
    expect(answer.status).toBe(202);
    door.took((answer.json as { contactId: string }).contactId);
  });

  describe('the same message again', () => {
    it('is taken once and answered alike, marked as a duplicate', async () => {
      const id = randomUUID();
      const body = contact();
      const first = await sendContact(door, body, { id });
      const again = await sendContact(door, body, { id });
      expect([first.status, again.status]).toEqual([202, 202]);
      expect(first.json).toMatchObject({ duplicate: false });
      expect(again.json).toEqual({ ...(first.json as object), duplicate: true });
      door.took((first.json as { contactId: string }).contactId);
    });

    it('with other bytes and a signature of its own is still the first', async () => {
      const id = randomUUID();
      const first = await sendContact(door, contact(), { id });
      const other = await sendContact(door, contact(), { id });
      expect(other.json).toEqual({ ...(first.json as object), duplicate: true });
      const { contactId } = first.json as { contactId: string };
      door.took(contactId);
    });

    it('twenty times at once is taken once', async () => {
      const id = randomUUID();
      const body = contact();
      const before = await receipts();
      const answers = await Promise.all(Array.from({ length: 20 }, () => sendContact(door, body, { id })));
      expect(new Set(answers.map((each) => (each.json as { contactId: string }).contactId)).size).toBe(1);
      expect(answers.filter((each) => !(each.json as { duplicate: boolean }).duplicate)).toHaveLength(1);
      expect(await receipts()).toBe(before + 1);
    });

    it('by the email webhook is taken once', async () => {
      const id = randomUUID();
      const raw = mail(door.secretly(someone()), 'Twice');
      const first = await sendMailWebhook(door, ENTRY.mail, raw, { id });
      const again = await sendMailWebhook(door, ENTRY.mail, raw, { id });
      const [one] = (first.json as { contacts: { contactId: string; duplicate: boolean }[] }).contacts;
      expect([first.status, again.status]).toEqual([202, 202]);
      expect(again.json).toMatchObject({ contacts: [{ ...one, duplicate: true }] });
      door.took(one!.contactId);
    });
  });

  it('a signature opens nothing that asks for a log-in', async () => {
    const response = await fetch(`${door.url}/api/v1/queue`, { headers: signed(door, new Uint8Array()) });
    expectRefusal(await read(response), 401, 'not-logged-in');
  });

  thenNothingIsLostOrTold(door);
});
