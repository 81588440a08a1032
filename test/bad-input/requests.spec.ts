import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { api } from '@frontdoor/contracts';
import { ConsoleClient } from '../support/console-client.js';
import { titled, titledPairs } from './brief.js';
import { countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { postTwilio, sms } from './phone.js';
import {
  type Answer,
  ENTRY,
  expectRefusal,
  mail,
  rawRequest,
  read,
  sendContact,
  sendMailWebhook,
  signed,
} from './send.js';

const LIMIT = 4096;
const MAIL_LIMIT = 16_384;

describe('requests that are not what they should be', () => {
  const door = openDoor({ BODY_MAX_BYTES: String(LIMIT), SMTP_MAX_BYTES: String(MAIL_LIMIT) });
  const big = (length: number): string => 'x'.repeat(length);
  const contact = (text: string): object => ({ customer: { email: door.secretly(someone()) }, text });
  const ash = (): Promise<ConsoleClient> => ConsoleClient.logIn(door.url, 'ash', door.password);
  const withBody = async (path: string, body: string, contentType: string | null, client?: ConsoleClient) =>
    read(
      await fetch(door.url + path, {
        method: 'POST',
        headers: {
          ...(contentType && { 'content-type': contentType }),
          ...(client && { cookie: client.cookie, 'frontdoor-csrf': client.me.csrfToken }),
        },
        body: contentType === null ? Buffer.from(body) : body,
      }),
    );
  const untaken = async <T>(send: () => Promise<T>): Promise<T> => {
    const before = await countReceipts(door);
    const answer = await send();
    expect(await countReceipts(door)).toBe(before);
    return answer;
  };

  it.each(['a b', 'für', 'a/b', '\u202e', 'a'.repeat(101)])(
    'a category of reporting sites cannot be called %j, and the others are read as before',
    async (code) => {
      const elm = await ConsoleClient.logIn(door.url, 'elm', door.password);
      const { services } = await elm.ask(api.readReportCategories);
      const category = {
        name: 'Potholes',
        description: '',
        service: services[0]!.slug,
        keywords: [],
        questions: [],
      };
      const body = { category: { ...category, type: 'realtime' as const }, was: null };
      const refused = await elm.request(api.saveReportCategory, { params: { code }, body });
      expect(refused.status).toBe(400);
      expect((await elm.request(api.readReportCategories)).status).toBe(200);
      const taken = await elm.request(api.saveReportCategory, { params: { code: 'pothole-1.a' }, body });
      expect([200, 409]).toContain(taken.status);
    },
  );

  describe('too large', () => {
    it.each([
      ['API', LIMIT, () => sendContact(door, contact(big(LIMIT)))],
      [
        'email webhook',
        MAIL_LIMIT,
        () => sendMailWebhook(door, ENTRY.mail, mail(someone(), big(MAIL_LIMIT))),
      ],
      ['Twilio', LIMIT, () => postTwilio(door, 'messages', sms('+447700900120', big(LIMIT)))],
      [
        'web form',
        LIMIT,
        () => withBody('/contact', `text=${big(LIMIT)}`, 'application/x-www-form-urlencoded'),
      ],
      ['log-in', LIMIT, () => withBody('/api/v1/session', `"${big(LIMIT)}"`, 'application/json')],
    ])('%s: refused, naming the limit of %d bytes', async (_name, limit, send) => {
      const error = expectRefusal(await untaken(send), 413, 'body-too-large');
      expect(error.message).toContain(`${limit} bytes`);
    });

    it('a mail that is larger than other bodies may be is taken', async () => {
      const answer = await sendMailWebhook(door, ENTRY.mail, mail(someone(), big(LIMIT * 2)));
      expect(answer.status).toBe(202);
      door.took((answer.json as { contacts: { contactId: string }[] }).contacts[0]!.contactId);
    });

    it('a body that grows beyond the limit without saying so is refused', async () => {
      const chunk = `1000\r\n${big(0x1000)}\r\n`;
      const answer = await rawRequest(
        door,
        `POST /api/v1/contacts HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${chunk}${chunk}0\r\n\r\n`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toContain('"body-too-large"');
    });

    it('a header of 100 kB is refused', async () => {
      const answer = await rawRequest(door, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${big(100_000)}\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
      expect(answer).toContain('"input-invalid"');
    });

    it('a caller who goes on sending a header without end still hears the refusal', async () => {
      const answer = await rawRequest(door, `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${big(3_000_000)}`);
      expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    });
  });

  describe('not JSON, or JSON of another shape', () => {
    it.each(titled(['', '{', 'null,', "{'a':1}", '{"text":}', big(100), '[1,2', '\u0000']))(
      'API: "%s" is refused as not JSON',
      async (_title, text) =>
        void expectRefusal(await untaken(() => sendContact(door, text)), 400, 'body-not-json'),
    );

    it.each(
      titledPairs([
        ['null', 'body'],
        ['[]', 'body'],
        ['"text"', 'body'],
        ['1e400', 'body'],
        ['{}', 'customer'],
        ['{"customer":{},"text":"x"}', 'customer'],
        ['{"customer":{"handle":"h"}}', 'text'],
        ['{"customer":{"handle":"h"},"text":"   "}', 'text'],
        ['{"customer":{"handle":"h"},"text":["x"]}', 'text'],
        ['{"customer":{"email":"no address"},"text":"x"}', 'customer.email'],
        ['{"customer":{"handle":"h"},"text":"x","kind":"rant"}', 'kind'],
        ['{"customer":{"handle":"h"},"text":"x","language":"English"}', 'language'],
        ['{"customer":{"handle":"h"},"text":"x","sentAt":"yesterday"}', 'sentAt'],
        [`{"customer":{"handle":"${big(201)}"},"text":"x"}`, 'customer.handle'],
        [`{"customer":{"handle":"h"},"text":"x","reference":"${big(41)}"}`, 'reference'],
        [`${'['.repeat(50)}${']'.repeat(50)}`, 'body'],
      ]),
    )('API: %s is refused, naming %s', async (_title, field, text) => {
      const error = expectRefusal(await untaken(() => sendContact(door, text)), 400, 'input-invalid');
      expect(error.message).toContain(`${field}: `);
    });

    it('API: every fault is named at once', async () => {
      const { message } = expectRefusal(await sendContact(door, { text: '', kind: 1 }), 400, 'input-invalid');
      for (const field of ['customer', 'text', 'kind']) expect(message).toContain(`${field}: `);
    });

    it.each<[string, (body: string) => Promise<Answer>]>([
      ['API', (body) => untaken(() => sendContact(door, body))],
      ['log-in', (body) => withBody('/api/v1/session', body, 'application/json')],
    ])('%s: nested deeper than anything means something', async (_door, send) => {
      for (const body of ['['.repeat(LIMIT - 1), `${'['.repeat(1500)}${']'.repeat(1500)}`])
        expect(expectRefusal(await send(body), 400, 'body-too-complex').message).toContain('64 levels');
    });

    it.each(titled(['{', '\u0000', '['.repeat(50)]))(
      'log-in: "%s" is refused as not JSON',
      async (_title, text) => {
        expectRefusal(await withBody('/api/v1/session', text, 'application/json'), 400, 'body-not-json');
      },
    );

    it.each(
      titledPairs([
        ['null', 'email'],
        ['[]', 'body'],
        ['{"email":1,"password":{}}', 'password'],
        ['{"email":"a@b.example"}', 'password'],
        [`{"email":"a@b.example","password":"${big(201)}"}`, 'password'],
        ['{"__proto__":{"email":"a@b.example","password":"x"}}', 'email'],
      ]),
    )('log-in: %s is refused, naming %s', async (_title, field, text) => {
      const answer = await withBody('/api/v1/session', text, 'application/json');
      expect(expectRefusal(answer, 400, 'input-invalid').message).toContain(`${field}: `);
    });
  });

  describe('of another content type', () => {
    it.each([
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/mixed; boundary=x',
      'nonsense',
      null,
    ])('console API: %s is refused', async (type) => {
      const answer = await withBody(
        `/api/v1/enquiries/${randomUUID()}/notes`,
        '{"text":"x"}',
        type,
        await ash(),
      );
      expectRefusal(answer, 415, 'content-type-unsupported');
    });

    it.each(['text/plain', 'application/json', 'message/rfc8220'])(
      'email webhook: %s is refused',
      async (type) => {
        const how = { headers: { 'content-type': type } };
        const send = () => sendMailWebhook(door, ENTRY.mail, mail(someone(), 'x'), how);
        expectRefusal(await untaken(send), 415, 'content-type-unsupported');
      },
    );

    it.each(['text/plain', 'multipart/mixed; boundary=x'])('Twilio: %s is refused', async (contentType) => {
      const send = () => postTwilio(door, 'messages', sms('+447700900121', 'x'), { contentType });
      expectRefusal(await untaken(send), 415, 'content-type-unsupported');
    });

    it.each(['application/json', 'text/plain', 'multipart/mixed; boundary=x'])(
      'web form: %s is refused',
      async (type) => {
        const answer = await untaken(() => withBody('/contact', 'text=x', type));
        expectRefusal(answer, 415, 'content-type-unsupported');
      },
    );
  });

  describe('cut off', () => {
    const head = (path: string, length: number): string =>
      `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${length}\r\n`;

    it('a signed contact whose connection breaks before its last byte is not taken', async () => {
      const body = Buffer.from(JSON.stringify(contact('half of it')));
      const headers = Object.entries(signed(door, body)).filter(([name]) => name !== 'content-type');
      const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      const request = `${head(api.sendContact.path, body.length)}${lines}\r\n${body.subarray(0, -1).toString()}`;
      await untaken(() => rawRequest(door, request, { hangUp: true }));
      await untaken(() => new Promise((resolve) => setTimeout(resolve, 300)));
    });

    it('a hundred connections that break in the middle do no harm', async () => {
      const requests = Array.from({ length: 100 }, (_, i) =>
        rawRequest(
          door,
          `${head(['/contact', '/api/v1/session', '/webhooks/twilio/messages'][i % 3]!, 500)}\r\n{"a`,
          {
            hangUp: true,
          },
        ),
      );
      await untaken(() => Promise.all(requests));
      expect((await fetch(`${door.url}/health`)).status).toBe(200);
    });

    it('a request that is not HTTP is refused', async () => {
      expect(await rawRequest(door, 'EHLO mail.example\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    });

    it('a length and chunks at once are refused', async () => {
      const request = `${head('/api/v1/session', 5)}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
      expect(await rawRequest(door, request)).toMatch(/^HTTP\/1\.1 400 /);
    });
  });

  describe('with more behind it', () => {
    const statuses = (text: string): number[] =>
      [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
    const rest = '{}'.repeat(20);
    const get = (version: string, headers = ''): string =>
      `GET /contact HTTP/${version}\r\nHost: x\r\n${headers}\r\n`;
    const close = 'Connection: close\r\n';
    const post = `POST /contact HTTP/1.1\r\nHost: x\r\n${close}Content-Type: text/plain\r\nContent-Length: 2\r\n\r\n`;

    it.each([
      ['HEAD', `HEAD /contact HTTP/1.1\r\nHost: x\r\n${close}\r\n${rest}`, 200],
      ['GET', get('1.1', close) + rest, 200],
      ['HTTP/1.0', get('1.0') + rest, 200],
      ['GET with another behind it', get('1.1', close) + get('1.1'), 200],
      ['GET with 3 MB behind it', get('1.1', close) + rest.repeat(75_000), 200],
      ['GET with 6 MB behind it', get('1.1', close) + rest.repeat(150_000), 200],
      ['POST longer than it says', `${post}{}${rest}`, 415],
    ])('%s that closes the connection: its answer and no other', async (_title, request, status) => {
      expect(statuses(await rawRequest(door, request, { mayReset: true }))).toEqual([status]);
    });

    it.each([
      ['one', get('1.1') + rest, [200, 400]],
      ['several', get('1.1').repeat(3) + rest, [200, 200, 200, 400]],
      ['several, the last of which closes', get('1.1').repeat(2) + get('1.1', close) + rest, [200, 200, 200]],
    ])('what is no request is refused after the answers: %s', async (_title, request, expected) => {
      expect(statuses(await rawRequest(door, request))).toEqual(expected);
    });
  });

  it('answers a HEAD that is no request without a body', async () => {
    const malformed = (method: string) =>
      rawRequest(door, `${method} /contact HTTP/1.1\r\nHost: x\r\nContent-Length: 2x\r\n\r\n`);
    expect(await malformed('GET')).toContain('"input-invalid"');
    expect(await malformed('HEAD')).toMatch(/^HTTP\/1\.1 400 [^]*Connection: close\r\n\r\n$/);
  });

  thenNothingIsLostOrTold(door);
});
