import { randomUUID } from 'node:crypto';
import { fakeAdapter, sentByFake, signFake } from '@frontdoor/channels/fake';
import { api } from '@frontdoor/contracts';
import { EntryPoint } from '@frontdoor/persistence';
import { ADAPTERS } from '@frontdoor/channels';
import { Directory } from '@frontdoor/casework/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const KEY = 'a key for tests';

describe('a channel added by one folder and one line', () => {
  let world: World;

  beforeAll(async () => {
    world = await startEmbedded({}, [{ adapter: fakeAdapter, settings: { key: KEY } }] as never);
    const [other] = await world.database.manager.findBy(EntryPoint, { channel: 'sms' });
    await world.database.manager.insert(EntryPoint, {
      id: randomUUID(),
      organisationId: other!.organisationId,
      serviceId: other!.serviceId,
      channel: 'social',
      address: '@council',
      name: 'Council',
    });
    world.hub.app.get(Directory).forget();
  });
  afterAll(() => world?.stop());

  it('is not one of those that ship', () => {
    expect(Object.keys(ADAPTERS)).not.toContain('fake');
  });

  it('carries a contact in, into the one queue, and the answer out', async () => {
    const body = Buffer.from(
      JSON.stringify({
        id: randomUUID(),
        to: '@council',
        handle: '@resident',
        text: 'The park gate is locked',
      }),
    );
    const post = (signature: string) =>
      fetch(`${world.url}/webhooks/fake/posts`, {
        method: 'POST',
        headers: { 'x-fake-signature': signature, 'content-type': 'application/json' },
        body,
      });
    expect((await post('00')).status).toBe(401);
    expect((await post(signFake(KEY, body))).status).toBe(202);
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const item = await eventually('the post in the queue', async () => {
      const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ preview }) => preview.includes('park gate'));
    });
    expect(item).toMatchObject({ channel: 'social', promise: { promiseId: 'CITY-S1' } });
    await ash.ask(api.acceptWorkItem, { params: { id: item.id } });
    const reply = {
      text: 'It is open again.',
      channel: 'social',
      to: '@resident',
      close: true,
      requestId: randomUUID(),
    };
    await ash.ask(api.sendReply, { params: { id: item.enquiryId }, body: reply });
    await eventually('the answer', () => sentByFake.some(({ text }) => text === 'It is open again.'));
  });
});
