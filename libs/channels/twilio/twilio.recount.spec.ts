import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNCIL, CUSTOMER, startTestHub, type TestHub } from './twilio.test-hub.js';

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

  it('are of the time that was asked about', async () => {
    const now = hub.clock.now();
    expect((await hub.connection.recount!(now + HOUR_MS, now + 2 * HOUR_MS)).looked).toBe(0);
  });

  it('that cannot be read are asked for again', async () => {
    hub.standIn.next({ status: 500 });
    await expect(recount()).rejects.toMatchObject({ name: 'ChannelError', remedy: 'retry' });
  });
});
