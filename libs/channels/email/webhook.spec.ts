import { FixedClock } from '@frontdoor/kernel';
import { beforeEach, describe, expect, it } from 'vitest';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { mailFixture } from '../../../test/support/mail-fixtures.js';
import { MemoryHub, read } from '../../../test/support/memory-hub.js';
import { signWebhook, type RawRequest } from '../core/index.js';
import { connectMail } from './email.adapter.js';
import { emailConfig } from './email.config.js';

const SECRET = `whsec_${Buffer.from('a secret of the archive').toString('base64')}`;
const FORMER = `whsec_${Buffer.from('what the archive had before').toString('base64')}`;
const START = Date.UTC(2026, 2, 9, 9);
const ARCHIVE = {
  key: 'archive',
  secret: SECRET,
  former: { secret: FORMER, until: START + 3_600_000 },
  entryPoint: 'archive',
  mailboxes: ['Housing@council.example'],
};
const PRINT = { ...ARCHIVE, key: 'print' };
const NARROW = { ...ARCHIVE, key: 'narrow', mailboxes: [] };
const clock = new FixedClock(START);

let hub: MemoryHub;

function request(
  change: {
    id?: string;
    path?: string;
    type?: string;
    body?: Buffer;
    key?: string;
    signed?: Buffer;
    secret?: string;
  } = {},
): RawRequest {
  const {
    id = 'msg_1',
    path = 'housing%40council.example',
    type = 'message/rfc822',
    key = 'archive',
  } = change;
  const body = change.body ?? mailFixture('latin1');
  const timestamp = clock.now() / 1000;
  return {
    method: 'POST',
    url: `https://council.example/webhooks/email/${path}`,
    path,
    body,
    headers: {
      'content-type': type,
      'frontdoor-integration': key,
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWebhook(change.secret ?? SECRET, id, timestamp, change.signed ?? body),
    },
  };
}

async function accept(one: RawRequest) {
  const connection = connectMail(
    emailConfig.parse({}),
    adapterContext(hub, { clock, integrations: [ARCHIVE, PRINT, NARROW] }),
  );
  return connection.acceptWebhook!(one);
}

beforeEach(() => {
  clock.set(START);
  hub = new MemoryHub(['Housing@council.example'], clock);
});

describe('POST /webhooks/email/:entryPoint', () => {
  it('takes a signed mail for a mailbox on its list, with a token in the address', async () => {
    const { arrivals, deliveries } = await accept(request({ path: 'housing%2Babcd@council.example' }));
    expect(deliveries).toEqual([]);
    expect(arrivals).toHaveLength(1);
    expect(arrivals[0]).toMatchObject({
      entryPoint: 'Housing@council.example',
      unread: { envelope: { recipients: ['housing+abcd@council.example'] } },
    });
    expect(arrivals[0]).not.toHaveProperty('contact');
    expect(await read(arrivals[0]!)).toMatchObject({
      contact: { subject: 'Señal rota en la calle', thread: { tokens: ['abcd'] } },
    });
    expect(Buffer.from(arrivals[0]!.raw).equals(mailFixture('latin1'))).toBe(true);
  });

  it('takes mail for the mailboxes on the list of the integration only', async () => {
    await expect(accept(request({ key: 'narrow' }))).rejects.toMatchObject({
      code: 'mailbox-not-allowed',
      details: { address: 'housing@council.example', key: 'narrow' },
    });
  });

  it('takes a former secret until its time is over', async () => {
    const signedBefore = (): RawRequest => request({ secret: FORMER });
    expect((await accept(signedBefore())).arrivals).toHaveLength(1);
    clock.advance(3_600_000);
    expect((await accept(request())).arrivals).toHaveLength(1);
    await expect(accept(signedBefore())).rejects.toMatchObject({ code: 'signature-wrong' });
  });

  it('makes its key of integration and webhook-id', async () => {
    const keyOf = async (one: RawRequest) => (await accept(one)).arrivals[0]?.idempotencyKey;
    const first = await keyOf(request());
    expect(await keyOf(request({ body: mailFixture('plain') }))).toBe(first);
    expect(await keyOf(request({ id: 'msg_2' }))).not.toBe(first);
    expect(await keyOf(request({ key: 'print' }))).not.toBe(first);
  });

  it('checks the signature before anything else', async () => {
    const forged = request({ signed: Buffer.from('something else'), type: 'text/html', path: 'nobody%40x' });
    await expect(accept(forged)).rejects.toMatchObject({ code: 'signature-wrong' });
    const unsigned = { ...request(), headers: { 'content-type': 'message/rfc822' } };
    await expect(accept(unsigned)).rejects.toMatchObject({ code: 'signature-missing' });
    await expect(accept(request({ key: 'unknown' }))).rejects.toMatchObject({ code: 'integration-unknown' });
  });

  it('refuses other content types, and keeps what is genuine wherever it is for', async () => {
    await expect(accept(request({ type: 'application/json' }))).rejects.toMatchObject({
      code: 'content-type-unsupported',
    });
    for (const [path, entryPoint] of [
      ['parks%40council.example', 'parks@council.example'],
      ['%E0%A4%A', '%E0%A4%A'],
      ['', 'nobody'],
    ] as const)
      expect((await accept(request({ path }))).arrivals).toMatchObject([{ entryPoint, unread: {} }]);
  });

  it('keeps an unreadable mail for the quarantine', async () => {
    const { arrivals } = await accept(request({ body: Buffer.alloc(0) }));
    const kept = await read(arrivals[0]!);
    expect(kept).toMatchObject({ fault: { reason: 'The mail is empty.' } });
    expect(kept.contact).toBeUndefined();
  });
});
