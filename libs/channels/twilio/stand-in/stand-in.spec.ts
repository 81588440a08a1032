import { FixedClock } from '@frontdoor/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTwilioStandIn, type TwilioStandIn } from './stand-in.js';

const accountSid = `AC${'0123456789abcdef'.repeat(2)}`;
const authToken = 'a-token-only-used-in-tests';
const COUNCIL = '+441223457000';

let standIn: TwilioStandIn;
beforeAll(async () => {
  const clock = new FixedClock(Date.parse('2026-11-23T10:00:00Z'));
  standIn = await startTwilioStandIn({ accountSid, authToken, numbers: [COUNCIL], clock });
});
afterAll(() => standIn.close());

const authorised = (user = `${accountSid}:${authToken}`) => ({ authorization: `Basic ${btoa(user)}` });

const request = async (
  path: string,
  {
    user,
    headers,
    ...init
  }: {
    method?: string;
    body?: string | URLSearchParams;
    user?: string;
    headers?: Record<string, string>;
  } = {},
): Promise<Record<string, unknown>> => {
  const response = await fetch(`${standIn.url}/2010-04-01/Accounts/${accountSid}${path}`, {
    ...init,
    headers: { ...authorised(user), ...headers },
  });
  return { status: response.status, ...((await response.json()) as object) };
};

const post = (path: string, form: Record<string, string>) =>
  request(path, { method: 'POST', body: new URLSearchParams(form) });

describe('messages', () => {
  const good = { To: '+447700900123', From: COUNCIL, Body: 'Hello' };

  it('are taken, with a resource as Twilio writes it', async () => {
    expect(
      await post('/Messages.json', { ...good, StatusCallback: 'https://contact.example/status' }),
    ).toMatchObject({
      status: 'queued',
      sid: expect.stringMatching(/^SM[0-9a-f]{32}$/),
      account_sid: accountSid,
      date_created: 'Mon, 23 Nov 2026 10:00:00 +0000',
      direction: 'outbound-api',
      error_code: null,
    });
  });

  it.each([
    [21604, { To: '' }],
    [21603, { From: '' }],
    [21602, { Body: '' }],
    [21617, { Body: 'x'.repeat(1601) }],
    [21211, { To: '07700900123' }],
    [21212, { From: 'Council' }],
    [21606, { From: '+441223999999' }],
    [21609, { StatusCallback: 'contact.example' }],
    [21609, { StatusCallback: '/status' }],
    [21701, { MessagingServiceSid: 'MGx' }],
  ])('are refused with %i for %j', async (code, changes) => {
    const before = standIn.messages.length;
    expect(await post('/Messages.json', { ...good, ...changes })).toMatchObject({
      code,
      status: 400,
      more_info: `https://www.twilio.com/docs/errors/${code}`,
    });
    expect(standIn.messages).toHaveLength(before);
  });

  it('have their pictures listed, but of a message that it does not know and in no other way', async () => {
    const picture = { contentType: 'image/png', content: Buffer.from('x') };
    const message = { from: '+447700900123', to: COUNCIL, body: '', media: [picture, picture] };
    const path = `/Messages/${standIn.loseSms(message)}/Media.json`;
    const list = await request(`${path}?PageSize=1`);
    expect(list).toMatchObject({ media_list: [{ content_type: 'image/png' }], page_size: 1 });
    const next = await fetch(standIn.url + String(list.next_page_uri), { headers: authorised() });
    expect(await next.json()).toMatchObject({ media_list: [{}], next_page_uri: null });
    expect(await request(`/Messages/SM${'0'.repeat(32)}/Media.json`)).toMatchObject({
      status: 404,
      code: 20404,
    });
    expect(await request(path, { method: 'DELETE' })).toMatchObject({ status: 405, code: 20004 });
    expect(await request(path, { user: `${accountSid}:wrong` })).toMatchObject({ status: 401, code: 20003 });
  });

  it('are listed newest first, by page', async () => {
    for (const Body of ['one', 'two', 'three'])
      await post('/Messages.json', { ...good, To: '+447700900777', Body });
    const list = await request('/Messages.json?To=%2B447700900777&PageSize=2');
    expect((list.messages as { body: string }[]).map(({ body }) => body)).toEqual(['three', 'two']);
    const next = await fetch(standIn.url + String(list.next_page_uri), {
      headers: authorised(),
    });
    expect(await next.json()).toMatchObject({ messages: [{ body: 'one' }], next_page_uri: null });
  });
});

describe('calls', () => {
  const good = { To: '+441223457999', From: COUNCIL, Twiml: '<Response><Say>Hello</Say></Response>' };

  it.each([
    [21201, { To: '' }],
    [21213, { From: '' }],
    [21211, { To: '999' }],
    [21212, { From: 'Council' }],
    [21210, { From: '+441223999999' }],
    [21205, { Twiml: '' }],
    [21218, { Twiml: `<Response><Say>${'x'.repeat(4000)}</Say></Response>` }],
    [12100, { Twiml: '<Response><Say>Hello</Response>' }],
    [12200, { Twiml: '<Response><Shout>Hello</Shout></Response>' }],
    [21609, { StatusCallback: 'contact.example' }],
    [20001, { Timeout: '0' }],
    [20001, { MachineDetection: 'Perhaps' }],
    [20001, { MachineDetection: 'Enable', AsyncAmd: 'yes' }],
    [20001, { MachineDetection: 'Enable', AsyncAmd: 'true', AsyncAmdStatusCallback: 'contact.example' }],
  ])('are refused with %i for %j', async (code, changes) => {
    expect(await post('/Calls.json', { ...good, ...changes })).toMatchObject({ code });
  });
});

describe('whoever asks', () => {
  it.each([
    ['a wrong token', '.json', { user: `${accountSid}:wrong` }, 401, 20003],
    ['another account', '.json', { user: `AC${'f'.repeat(32)}:${authToken}` }, 401, 20003],
    ['a path that does not exist', '/Faxes.json', {}, 404, 20404],
    ['a wrong method', '/Messages.json', { method: 'DELETE' }, 405, 20004],
    [
      'JSON',
      '/Messages.json',
      { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } },
      415,
      415,
    ],
  ])('%s', async (_name, path, init, status, code) => {
    expect(await request(path, init)).toMatchObject({ status, code });
  });

  it('gets the account with the right ones', async () => {
    expect(await request('.json')).toMatchObject({ sid: accountSid, status: 'active' });
  });
});

describe('the machine', () => {
  it('is never left', async () => {
    const message = { from: '+447700900123', to: COUNCIL, body: 'Hello' };
    await expect(standIn.receiveSms(message, 'https://contact.example')).rejects.toThrow('this machine only');
    await expect(standIn.receiveSms(message, 'http://127.0.0.1.contact.example')).rejects.toThrow(
      'this machine only',
    );
  });

  it('has another program on the port', async () => {
    const port = Number(new URL(standIn.url).port);
    await expect(
      startTwilioStandIn({ accountSid, authToken, numbers: [], clock: new FixedClock(0), port }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('notes what the hub could not be told', async () => {
    await post('/Messages.json', {
      To: '+447700900123',
      From: COUNCIL,
      Body: 'Hi',
      StatusCallback: 'http://127.0.0.1:9/x',
    });
    await standIn.settled();
    expect(standIn.troubles).toHaveLength(2);
  });
});
