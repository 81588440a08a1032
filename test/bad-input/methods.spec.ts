import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { api } from '@frontdoor/contracts';
import { ConsoleClient } from '../support/console-client.js';
import { contactSaying, countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { postTwilio, sms } from './phone.js';
import { type Answer, expectRefusal, mail, rawRequest, read, sendMailWebhook, signed } from './send.js';

describe('methods and addresses that nobody should use', () => {
  const door = openDoor();
  const line = (method: string, path: string, headers = ''): Promise<string> =>
    rawRequest(door, `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);

  it.each(['/', '/contact', '/health', '/ready', '/api/v1/openapi.json'])(
    'HEAD %s answers as GET would',
    async (path) => {
      const response = await fetch(door.url + path, { method: 'HEAD' });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
    },
  );

  it.each(['/api/v1/queue', '/api/v1/session', '/api/v1/live'])('HEAD %s asks for a log-in', async (path) => {
    expect((await fetch(door.url + path, { method: 'HEAD' })).status).toBe(401);
  });

  it('HEAD of the live events ends', async () => {
    const { cookie } = await ConsoleClient.logIn(door.url, 'ash', door.password);
    const signal = AbortSignal.timeout(5000);
    const response = await fetch(door.url + api.liveEvents.path, {
      method: 'HEAD',
      headers: { cookie },
      signal,
    });
    expect(response.status).toBeLessThan(500);
  });

  it.each(['OPTIONS', 'PUT', 'DELETE', 'PATCH'])(
    '%s of the contact form is answered with the methods that it has',
    async (method) => {
      const answer = await read(await fetch(`${door.url}/contact`, { method }));
      expectRefusal(answer, 405, 'method-not-allowed');
      expect(answer.headers.get('allow')).toBe('GET, HEAD, POST');
    },
  );

  describe('a person with a browser', () => {
    const asked = async (path: string, how: RequestInit = {}): Promise<Answer> =>
      read(await fetch(door.url + path, { ...how, headers: { accept: 'text/html', ...how.headers } }));
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    it.each<[number, string, string, RequestInit, RegExp]>([
      [400, 'a broken address', '/track/%zz', {}, /Page not found/],
      [404, 'an address where nothing is', '/nowhere', {}, /Page not found/],
      [405, 'a form sent to a page without one', '/privacy', { method: 'POST' }, /cannot be used like that/],
      [
        413,
        'a body that is too large',
        '/contact',
        { method: 'POST', headers: form, body: 'x'.repeat(2_000_000) },
        /too large/,
      ],
      [
        415,
        'a body that is no form',
        '/contact',
        { method: 'POST', headers: { 'content-type': 'text/csv' }, body: 'x' },
        /could not read/,
      ],
      [
        400,
        'a form of very many fields',
        '/contact',
        { method: 'POST', headers: form, body: 'a&'.repeat(600) },
        /could not read/,
      ],
    ])('gets a page with what to do: %d for %s', async (status, _what, path, how, title) => {
      const answer = await asked(path, how);
      expect({ status: answer.status, type: answer.headers.get('content-type') }).toEqual({
        status,
        type: 'text/html; charset=utf-8',
      });
      expect(/<h1[^>]*>([^<]*)</.exec(answer.text)![1]).toMatch(title);
      expect(answer.text).toMatch(/<title>[^<]+ – Fenmoor Council \(demonstration\)<\/title>/);
      expect(answer.text).toMatch(/<\/h1><p[^>]*>[A-Z][^<]*\.</);
      expect(answer.text).not.toMatch(/documentation|content type|\bbytes\b|\{\w+\}/);
    });

    it('who asks the API gets what programs get', async () => {
      expectRefusal(await asked('/api/v1/nothing'), 404, 'page-not-found');
      expectRefusal(await asked('/api/v1/contacts', { method: 'PUT' }), 404, 'page-not-found');
    });
  });

  it.each(['GET', 'PUT', 'DELETE'])('%s of /api/v1/contacts is answered with 404', async (method) => {
    expectRefusal(
      await read(await fetch(door.url + api.sendContact.path, { method })),
      404,
      'page-not-found',
    );
  });

  it.each(['TRACE', 'CONNECT', 'PROPFIND', 'NONSENSE'])('%s is refused and shows nothing', async (method) => {
    const answer = await line(
      method,
      method === 'CONNECT' ? 'x:80' : '/contact',
      'Cookie: frontdoor_session=s3cret\r\n',
    );
    expect(answer).not.toMatch(/^HTTP\/1\.1 [25]/);
    expect(answer).not.toContain('s3cret');
  });

  it('a method cannot be put into a header', async () => {
    const response = await fetch(`${door.url}/contact`, { headers: { 'x-http-method-override': 'POST' } });
    expect(response.status).toBe(200);
  });

  it.each([
    '/console/../package.json',
    '/console/..%2f..%2fpackage.json',
    '/console/%2e%2e/%2e%2e/package.json',
    '/console/....//....//package.json',
    '/console/..%5c..%5cpackage.json',
    '/console//etc/passwd',
    '/console/%00',
    '/assets/../../../../etc/passwd',
    '/assets/..%2f..%2f..%2f..%2fetc%2fpasswd',
    '/webhooks/email/../../package.json',
    '//etc/passwd',
  ])('%s shows no file', async (path) => {
    const answer = await line('GET', path);
    expect(answer).toMatch(/^HTTP\/1\.1 [234]/);
    expect(answer).not.toMatch(/root:|"name": "frontdoor"/);
  });

  it.each(['/track/%zz', '/track/%', '/console/%ff', '/webhooks/web/form/%ff', '/api/v1/enquiries/%c0%80'])(
    'broken percent-encoding in %s is a fault of the caller',
    async (path) => {
      for (const method of ['GET', 'POST']) {
        const answer = await line(method, path, 'Content-Length: 0\r\n');
        expect(answer).toMatch(/^HTTP\/1\.1 (200|4\d\d) /);
      }
    },
  );

  it('a person with a browser gets a page with what is wrong and what to do', async () => {
    const response = await fetch(`${door.url}/nowhere`, { headers: { accept: 'text/html' } });
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toMatch(/<h1[^>]*>Page not found<\/h1>/);
    expect(page).toContain('check that it is correct');
  });

  it('an address that looks like a script is shown as text', async () => {
    const headers = { accept: 'text/html' };
    const page = await (await fetch(`${door.url}/<script>alert(1)</script>`, { headers })).text();
    expect(page).not.toContain('<script>alert');
  });

  describe('to nobody', () => {
    const setAside = async (send: () => Promise<Answer>): Promise<void> => {
      const before = await countReceipts(door);
      const answers = [await send(), await send()];
      expect(answers.map(({ status }) => Math.floor(status / 100))).toEqual([2, 2]);
      expect(await countReceipts(door)).toBe(before + 1);
    };

    it.each(['nobody@fenmoor.example', 'help@elsewhere.example', 'help', '%00', 'a%2Fb'])(
      'email webhook: what is signed and comes to %s is kept, once',
      (to) => {
        const id = randomUUID();
        return setAside(() => sendMailWebhook(door, to, mail(someone(), 'x'), { id }));
      },
    );

    it.each(['+447700900199', 'help@fenmoor.example', '', '__proto__'])(
      'Twilio: what is signed and comes to the number "%s" is kept, once',
      (To) => {
        const form = sms('+447700900122', 'x', { To });
        return setAside(() => postTwilio(door, 'messages', form));
      },
    );

    it('is shown with the reason, and put in the queue by a person', async () => {
      const To = '+447700900188';
      const form = sms('+447700900122', 'The lamp is out', { To });
      await postTwilio(door, 'messages', form);
      const oak = await ConsoleClient.logIn(door.url, 'oak', door.password);
      const { items } = await oak.ask(api.listQuarantine);
      const item = items.find(({ entryPoint }) => entryPoint === To)!;
      expect(item).toMatchObject({ channel: 'sms', from: '+447700900122' });
      expect(item.reason).toContain('no entry point');
      await oak.ask(api.releaseQuarantined, { params: { id: item.id } });
      await contactSaying(door, 'The lamp is out');
    });

    it('callers of a number that is no entry point are answered, and their request is kept', async () => {
      const form = { ...sms('+447700900122', ''), To: '+447700900187', SpeechResult: 'It is about my bin' };
      const call = { ...form, CallSid: `CA${'7'.repeat(32)}` };
      const answer = await postTwilio(door, 'voice/callback', call);
      expect(answer.status).toBe(200);
      expect(answer.text).toContain('We will ring you back');
      expect((await postTwilio(door, 'voice-status', { ...call, CallStatus: 'completed' })).status).toBe(200);
    });

    it.each([
      '/webhooks/nobody/x',
      '/webhooks/__proto__/x',
      '/webhooks/twilio/constructor',
      '/webhooks/twilio/messages/more',
      '/api/v1/nothing',
      '/api/v2/contacts',
    ])('POST %s is answered with 404', async (path) => {
      const headers = signed(door, Buffer.from('{}'));
      const response = await fetch(door.url + path, { method: 'POST', headers, body: '{}' });
      expectRefusal(await read(response), 404, 'page-not-found');
    });
  });

  thenNothingIsLostOrTold(door);
});
