import { createHmac } from 'node:crypto';
import { SystemClock } from '@frontdoor/kernel';
import { readConfig } from '@frontdoor/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import type { ChannelConnection, RawRequest } from '../core/index.js';
import { startXStandIn, type XStandIn, xAdapter } from './index.js';

describe('what X tells at once of', () => {
  let x: XStandIn;
  let connection: ChannelConnection;
  const hub = new MemoryHub(['@fenmoor']);
  beforeAll(async () => {
    x = await startXStandIn({ clock: new SystemClock(), handle: '@fenmoor' });
    connection = await xAdapter.connect(readConfig(x.settings, [xAdapter]).declared, adapterContext(hub));
  });
  afterAll(() => x?.close());

  const url = 'https://council.example/webhooks/x/activity';
  const request = (more: Partial<RawRequest>): RawRequest => ({
    ...{ method: 'POST', url, path: 'activity', headers: {}, body: Buffer.alloc(0) },
    ...more,
  });
  const take = (type: string, payload: object) => connection.acceptWebhook!(request(x.event(type, payload)));

  it('is asked for our secret first, and the answer proves it', async () => {
    const { answer } = await connection.acceptWebhook!(
      request({ method: 'GET', url: `${url}?crc_token=abc` }),
    );
    const expected = createHmac('sha256', x.settings['X_API_SECRET']!).update('abc').digest('base64');
    expect(answer).toMatchObject({
      status: 200,
      body: JSON.stringify({ response_token: `sha256=${expected}` }),
    });
    await expect(connection.acceptWebhook!(request({ method: 'GET' }))).rejects.toMatchObject({
      code: 'page-not-found',
    });
  });

  it('is refused without its signature, with one over other bytes, and elsewhere', async () => {
    const { body, headers } = x.event('post.delete', { id: '1' });
    await expect(connection.acceptWebhook!(request({ body }))).rejects.toMatchObject({
      code: 'signature-missing',
    });
    const changed = Buffer.from(body.toString().replace('"1"', '"2"'));
    await expect(connection.acceptWebhook!(request({ body: changed, headers }))).rejects.toMatchObject({
      code: 'signature-wrong',
    });
    await expect(connection.acceptWebhook!(request({ body, headers, path: 'other' }))).rejects.toMatchObject({
      code: 'page-not-found',
    });
  });

  it('is a post with its picture, a removal, or a message; of our own there is nothing', async () => {
    const post = x.post('alder', '@fenmoor see this', { photos: 1 });
    const { arrivals } = await take('post.mention.create', x.shown(post));
    expect(arrivals[0]).toMatchObject({
      idempotencyKey: `post:${post.id}`,
      contact: { attachments: [{ contentType: 'image/png' }] },
    });
    const [file] = await connection.attachments!(arrivals[0]!.raw, [0]);
    expect(Buffer.from(file!.content).subarray(1, 4).toString()).toBe('PNG');
    expect((await take('post.delete', { id: post.id })).changes).toMatchObject([
      { kind: 'removed', idempotencyKey: `post:${post.id}` },
    ]);
    expect(await take('dm.sent', {})).toMatchObject({ arrivals: [], changes: [] });
  });

  it.each([
    ['at a time that no calendar has', { created_at: '+275760-01-01T00:00:00Z' }],
    ['under an id of thousands of digits', { conversation_id: '9'.repeat(5000) }],
  ])('keeps what cannot be read as it came: %s', async (_why, fault) => {
    const { data, ...rest } = { data: {}, ...x.shown(x.post('alder', '@fenmoor what')), ...fault };
    const { arrivals } = await take('post.mention.create', { ...data, ...rest });
    expect(arrivals).toMatchObject([{ fault: { remedy: expect.stringContaining('enter it by hand') } }]);
  });

  it('takes a post whose picture has an address that is none', async () => {
    const post = x.post('alder', '@fenmoor with a picture', { photos: 1 });
    post.media[0]!.url = 'no address';
    const { arrivals } = await take('post.mention.create', x.shown(post));
    expect(arrivals[0]!.contact!.text).toContain('could not be fetched');
  });

  it('fetches pictures from X alone', async () => {
    const post = x.post('alder', '@fenmoor and this', { photos: 1 });
    post.media[0]!.url = 'http://127.0.0.1:9/secret.png';
    const { arrivals } = await take('post.mention.create', x.shown(post));
    expect(arrivals[0]!.contact).toMatchObject({
      attachments: [],
      text: expect.stringContaining('could not be fetched') as string,
    });
  });

  it('comes to an account that is not ours, or makes no sense: then people look at it', async () => {
    const { arrivals } = await take('chat.received', { ciphertext: 'abc' });
    expect(arrivals).toMatchObject([{ fault: { reason: expect.any(String) as string } }]);
    expect(arrivals[0]!.contact).toBeUndefined();
  });

  it('tells the operator that access was revoked', async () => {
    await take('oauth.revoke', {});
    expect(hub.reports.at(-1)).toMatchObject({
      state: 'trouble',
      detail: expect.stringContaining('X_ACCESS_TOKEN') as string,
    });
  });
});
