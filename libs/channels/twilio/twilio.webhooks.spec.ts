import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COUNCIL, CUSTOMER, reply, startTestHub, type TestHub } from './twilio.test-hub.js';

let hub: TestHub;
beforeAll(async () => {
  hub = await startTestHub();
});
afterAll(() => hub.close());
beforeEach(() => {
  for (const list of [hub.arrivals, hub.receipts, hub.refused]) list.length = 0;
});

describe('a text message', () => {
  it('arrives, and Twilio gets an empty answer', async () => {
    const answer = await hub.standIn.receiveSms(
      { from: CUSTOMER, to: COUNCIL, body: 'My bin 😡 & £30?' },
      hub.publicUrl,
    );
    expect(answer).toMatchObject({ status: 200, contentType: 'text/xml' });
    expect(answer.body).toMatch(/<Response\/>$/);
    expect(hub.arrivals).toHaveLength(1);
    expect(hub.arrivals[0]).toMatchObject({
      channel: 'sms',
      entryPoint: COUNCIL,
      idempotencyKey: answer.sid,
      contact: { channel: 'sms', from: { kind: 'phone', value: CUSTOMER }, text: 'My bin 😡 & £30?' },
    });
    expect(Buffer.from(hub.arrivals[0]!.raw).toString()).toContain('MessageSid=');
  });

  it('is the same when it is delivered again', async () => {
    const { sid } = await hub.standIn.receiveSms(
      { from: CUSTOMER, to: COUNCIL, body: 'Once' },
      hub.publicUrl,
    );
    await hub.standIn.receiveSms({ from: CUSTOMER, to: COUNCIL, body: 'Once', sid }, hub.publicUrl);
    expect(hub.receipts.map(({ duplicate }) => duplicate)).toEqual([false, true]);
  });

  const sent = async (contentType: string, content: Buffer): Promise<string> => {
    const media = [{ contentType, content }];
    await hub.standIn.receiveSms({ from: CUSTOMER, to: COUNCIL, body: '', media }, hub.publicUrl);
    expect(hub.arrivals.at(-1)!.contact!.text).toBe('A picture message.');
    return hub.arrivals.at(-1)!.contact!.filesElsewhere![0]!.id;
  };

  it('has its picture fetched without telling its other host who we are, and deleted', async () => {
    const content = Buffer.from('a picture');
    const id = await sent('image/jpeg', content);
    // Just after it came it may not be there yet.
    expect(await hub.connection.fetchFile!(id)).toBe('not-yet');
    expect(await hub.connection.fetchFile!(id)).toEqual({ content, contentType: 'image/jpeg' });
    expect(hub.standIn.troubles).toEqual([]);
    await hub.connection.deleteFile!(id);
    await hub.connection.deleteFile!(id);
    expect(hub.standIn.pictures.size).toBe(0);
  });

  it.each([
    ['application/zip', 'a file', 'A file of the type application/zip is not taken.'],
    ['image/jpeg', 'x'.repeat(10 * 1024 * 1024 + 1), 'The file is larger than 10 MB.'],
  ])('has no picture fetched that is %s of this size', async (contentType, content, problem) => {
    const id = await sent(contentType, Buffer.from(content));
    await hub.connection.fetchFile!(id);
    await expect(hub.connection.fetchFile!(id)).rejects.toMatchObject({
      remedy: 'give-up',
      message: problem,
    });
  });

  it.each(['NHS-Notify', '60777', 'whatsapp:+447700900123'])(
    'from the sender %s is kept as a handle',
    async (from) => {
      await hub.standIn.receiveSms({ from, to: COUNCIL, body: 'Hello' }, hub.publicUrl);
      expect(hub.arrivals[0]!.contact!.from).toEqual({ kind: 'handle', value: from });
    },
  );

  it.each(['', '+44 bad', '???', '+266696687'])('from %j is quarantined, not thrown away', async (from) => {
    await hub.standIn.receiveSms({ from, to: COUNCIL, body: 'Hello' }, hub.publicUrl);
    expect(hub.arrivals[0]).toMatchObject({ entryPoint: COUNCIL, fault: { reason: expect.any(String) } });
    expect(hub.arrivals[0]!.contact).toBeUndefined();
  });

  it('without the number it came to is quarantined', async () => {
    await hub.standIn.receiveSms({ from: CUSTOMER, to: '', body: 'Hello' }, hub.publicUrl);
    expect(hub.arrivals[0]!.fault!.reason).toContain('entryPoint');
  });

  it('may be empty', async () => {
    await hub.standIn.receiveSms({ from: CUSTOMER, to: COUNCIL, body: '' }, hub.publicUrl);
    expect(hub.arrivals[0]!.contact!.text).toBe('');
  });
});

describe('what is refused', () => {
  it('an address that does not exist', async () => {
    const request = {
      method: 'POST',
      url: `${hub.url}/x`,
      path: 'constructor',
      headers: {},
      body: new Uint8Array(),
    };
    await expect(hub.connection.acceptWebhook(request)).rejects.toMatchObject({ code: 'page-not-found' });
  });

  it('a request without a signature', async () => {
    const { status } = await fetch(`${hub.url}/webhooks/twilio/messages`, {
      method: 'POST',
      body: 'Body=Hello',
    });
    expect(status).toBe(401);
    expect(hub.refused).toEqual(['signature-missing']);
  });
});

describe('behind a proxy', () => {
  it('checks the signature on the public https address', async () => {
    const behind = await startTestHub('https://contact.example');
    try {
      const message = { from: CUSTOMER, to: COUNCIL, body: 'Through the proxy' };
      expect((await behind.standIn.receiveSms(message, behind.publicUrl)).status).toBe(200);
      // The same message signed on the inner address is somebody else's.
      await behind.standIn.receiveSms(message, behind.url);
      expect(behind.refused).toEqual(['signature-wrong']);
      await behind.connection.send(reply({ text: 'Thank you' }));
      await behind.standIn.settled();
      expect(behind.deliveries.map(({ state }) => state)).toEqual(['sent', 'delivered']);
    } finally {
      await behind.close();
    }
  });
});
