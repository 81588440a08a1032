import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openingHoursOf } from '../../../test/support/opening-hours.js';
import { twilioClient } from './twilio.client.js';
import { twilioConfig } from './twilio.config.js';
import { recountTwilio } from './twilio.recount.js';
import { ACCOUNT, COUNCIL, CUSTOMER, startTestHub, type TestHub } from './twilio.test-hub.js';

const HOUR_MS = 3_600_000;

describe('Twilio’s own lists of what came in', () => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await startTestHub();
  });
  afterAll(() => hub.close());
  const recount = () => hub.connection.recount!(hub.clock.now() - HOUR_MS, hub.clock.now() + HOUR_MS);

  it('have what the hub was never told of, under the key that it would have come with, and what came under the same', async () => {
    const { sid } = await hub.standIn.receiveSms({ from: CUSTOMER, to: COUNCIL, body: 'It came' }, hub.url);
    const lost = hub.standIn.loseSms({ from: CUSTOMER, to: COUNCIL, body: 'It never came & was lost' });
    const call = hub.standIn.loseCall({ from: CUSTOMER, to: COUNCIL });
    const { arrivals, looked } = await recount();
    expect(looked).toBe(3);
    const byKey = new Map(arrivals.map((arrival) => [arrival.idempotencyKey, arrival]));
    expect([...byKey.keys()].toSorted()).toEqual([sid, lost, call].toSorted());
    expect(hub.arrivals.map(({ idempotencyKey }) => idempotencyKey)).toEqual([sid]);
    expect(byKey.get(lost)).toMatchObject({
      channel: 'sms',
      entryPoint: COUNCIL,
      contact: { from: { kind: 'phone', value: CUSTOMER }, text: 'It never came & was lost' },
    });
    expect(byKey.get(call)).toMatchObject({
      channel: 'callback',
      contact: {
        from: { kind: 'phone', value: CUSTOMER },
        text: expect.stringContaining('did not reach us'),
      },
    });
  });

  it('have wishes, which are no contacts, and not what we sent', async () => {
    hub.standIn.loseSms({ from: CUSTOMER, to: COUNCIL, body: 'STOP' });
    const before = (await recount()).arrivals.length;
    const { wishes, arrivals } = await recount();
    expect(wishes).toEqual([expect.objectContaining({ wants: 'no-messages', channel: 'sms' })]);
    expect(arrivals).toHaveLength(before);
    expect(arrivals.every(({ contact }) => contact?.text !== 'STOP')).toBe(true);
  });

  const picture = (words: string) => ({ contentType: 'image/jpeg', content: Buffer.from(words) });
  const lose = (body: string, ...words: string[]): string =>
    hub.standIn.loseSms({ from: CUSTOMER, to: COUNCIL, body, media: words.map(picture) });
  const arrived = async (sid: string) =>
    (await recount()).arrivals.find(({ idempotencyKey }) => idempotencyKey === sid);

  it('have pictures, which are fetched as those of webhooks are, without telling another host who we are', async () => {
    const lost = lose('', 'the front', 'the back');
    const { contact, raw } = (await arrived(lost))!;
    expect(contact).toMatchObject({ text: 'A message with 2 pictures.' });
    expect(Buffer.from(raw).toString()).toContain('MediaContentType1=image%2Fjpeg');
    const fetched = [];
    for (const { id } of contact!.filesElsewhere!) {
      expect(await hub.connection.fetchFile!(id)).toBe('not-yet');
      fetched.push(await hub.connection.fetchFile!(id));
    }
    expect(fetched).toEqual([picture('the front'), picture('the back')]);
    expect(hub.standIn.troubles).toEqual([]);
  });

  it('say what is not there any more', async () => {
    const lost = lose('See here', 'one', 'two');
    const ids = (await arrived(lost))!.contact!.filesElsewhere!.map(({ id }) => id);
    await hub.connection.deleteFile!(ids[0]!);
    expect((await arrived(lost))!.contact).toMatchObject({
      text: 'See here\nA picture that came along is not at Twilio any more.',
      filesElsewhere: [{ id: ids[1], contentType: 'image/jpeg' }],
    });
    await hub.connection.deleteFile!(ids[1]!);
    const { contact } = (await arrived(lost))!;
    expect(contact!.text).toBe('See here\n2 pictures that came along are not at Twilio any more.');
    expect(contact!.filesElsewhere ?? []).toEqual([]);
  });

  it('have no wish in what came with a picture', async () => {
    const lost = lose('STOP', 'a sign');
    const { wishes, arrivals } = await recount();
    expect(wishes).toHaveLength(1);
    expect(arrivals.find(({ idempotencyKey }) => idempotencyKey === lost)?.contact?.text).toBe('STOP');
  });

  it('are not asked for the pictures of what came', async () => {
    const before = hub.standIn.requests();
    await recount();
    const asked = hub.standIn.requests() - before;
    const media = [picture('it came')];
    const { sid } = await hub.standIn.receiveSms({ from: CUSTOMER, to: COUNCIL, body: '', media }, hub.url);
    const since = hub.standIn.requests();
    expect(await arrived(sid)).toBeUndefined();
    expect(hub.standIn.requests() - since).toBe(asked);
  });

  it('leave out pictures that cannot be asked for just now, say so, and hold up nothing else', async () => {
    const lost = lose('Without', 'a picture');
    const other = hub.standIn.loseSms({ from: CUSTOMER, to: COUNCIL, body: 'Words alone' });
    const inTime = { delayMs: 0 };
    hub.standIn.next(inTime, inTime, { status: 500 });
    const { arrivals, problem } = await recount();
    const keys = arrivals.map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toContain(other);
    expect(keys).not.toContain(lost);
    expect(problem).toBe('Twilio has trouble of its own at the moment.');
    expect((await recount()).problem).toBeUndefined();
    expect(await arrived(lost)).toBeDefined();
  });

  it('are of the time that was asked about', async () => {
    const now = hub.clock.now();
    expect((await hub.connection.recount!(now + HOUR_MS, now + 2 * HOUR_MS)).looked).toBe(0);
  });

  it('that cannot be read are asked for again', async () => {
    hub.standIn.next({ status: 500 });
    await expect(recount()).rejects.toMatchObject({ name: 'ChannelError', remedy: 'retry' });
  });

  it('have calls to lines that people answer, each a message without words under the key of the call', async () => {
    const call = hub.standIn.loseCall({ from: CUSTOMER, to: COUNCIL });
    const { arrivals } = await recountTwilio(
      twilioClient(twilioConfig.parse({ ...ACCOUNT, apiBase: hub.standIn.url })),
      {
        ...{ clock: hub.clock, openingHoursAt: async () => openingHoursOf('cambridge-city') },
        intake: {
          entryPointFor: async (channel: string) => (channel === 'phone' ? COUNCIL : undefined),
          keysTaken: async () => [],
        } as never,
      },
      hub.clock.now() - HOUR_MS,
      hub.clock.now() + HOUR_MS,
    );
    expect(arrivals.find(({ idempotencyKey }) => idempotencyKey === call)).toMatchObject({
      ...{ channel: 'voicemail', entryPoint: COUNCIL },
      contact: { from: { kind: 'phone', value: CUSTOMER }, text: expect.stringContaining('Ring them back') },
    });
  });
});
