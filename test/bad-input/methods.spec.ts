import { describe, expect, it } from 'vitest';
import { api } from '@frontdoor/contracts';
import { ConsoleClient } from '../support/console-client.js';
import { countReceipts } from './look.js';
import { openDoor, someone, thenNothingIsLostOrTold } from './open-door.js';
import { postTwilio, sms } from './phone.js';
import { expectRefusal, mail, rawRequest, read, sendMailWebhook, signed } from './send.js';

describe('methods and addresses that nobody should use', () => {
  const door = openDoor();
  const line = (method: string, path: string, headers = ''): Promise<string> =>
    rawRequest(door, `${method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`);

  const untaken = async <T>(send: () => Promise<T>): Promise<T> => {
    const before = await countReceipts(door);
    const answer = await send();
    expect(await countReceipts(door)).toBe(before);
    return answer;
  };

  it.each(['/', '/contact', '/health', '/ready', '/api/v1/openapi.json'])(
    'HEAD %s answers as GET would',
    async (path) => {
      const response = await fetch(door.url + path, { method: 'HEAD' });
      expect(response.status).toBe(200);
      expect(await response.text()).toBe('');
    },
  );

  it.each(['/api/v1/queue', '/api/v1/session', '/api/v1/events'])(
    'HEAD %s asks for a log-in',
    async (path) => {
      expect((await fetch(door.url + path, { method: 'HEAD' })).status).toBe(401);
    },
  );

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
    '%s of the contact form is answered with 404',
    async (method) => {
      expectRefusal(await read(await fetch(`${door.url}/contact`, { method })), 404, 'page-not-found');
    },
  );

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
    expect(page).toContain('<h1>There is nothing at this address.</h1>');
    expect(page).toContain('Check the address');
  });

  it('an address that looks like a script is shown as text', async () => {
    const headers = { accept: 'text/html' };
    const page = await (await fetch(`${door.url}/<script>alert(1)</script>`, { headers })).text();
    expect(page).not.toContain('<script>alert');
  });

  describe('to nobody', () => {
    it.each([
      'nobody@fenmoor.example',
      'help@elsewhere.example',
      'help',
      '%00',
      '%ff',
      'a%2Fb',
      '../twilio/messages',
    ])('email webhook: the address %s is unknown', async (to) => {
      const answer = await untaken(() => sendMailWebhook(door, to, mail(someone(), 'x')));
      if (/%ff|\.\./.test(to)) expect([400, 401, 404]).toContain(answer.status);
      else expectRefusal(answer, 404, 'entry-point-unknown');
    });

    it.each(['+447700900199', 'help@fenmoor.example', '', '__proto__'])(
      'Twilio: the number "%s" is unknown',
      async (To) => {
        const send = () => postTwilio(door, 'messages', sms('+447700900122', 'x', { To }));
        expectRefusal(await untaken(send), 404, 'entry-point-unknown');
      },
    );

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
