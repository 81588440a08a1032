import { randomUUID } from 'node:crypto';
import { fakeAdapterOf, FakeNetwork } from '../../libs/channels/core/fake/index.js';
import { api } from '@frontdoor/contracts';
import { EntryPoint } from '@frontdoor/persistence';
import { ADAPTERS } from '@frontdoor/channels';
import { Directory } from '@frontdoor/casework/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { startEmbedded, type World } from '../support/world.js';

const network = new FakeNetwork('a key for tests');

describe('a channel added by one folder and one line', () => {
  let world: World;

  beforeAll(async () => {
    world = await startEmbedded({ FAKE_KEY: network.key }, [...ADAPTERS, fakeAdapterOf(network)]);
    const [other] = await world.database.manager.findBy(EntryPoint, { channel: 'sms' });
    await world.database.manager.insert(EntryPoint, {
      id: randomUUID(),
      organisationId: other!.organisationId,
      serviceId: other!.serviceId,
      channel: 'social',
      address: '@council',
      name: 'Council',
    });
    await world.hub.app.get(Directory).refresh();
  });
  afterAll(() => world?.stop());

  it('is not one of those that ship', () => {
    expect(ADAPTERS.map(({ manifest }) => manifest.id)).not.toContain('fake');
  });

  const send = (handle: string, text: string, key = network.key) => {
    const { headers, body } = network.request(
      { type: 'post', id: randomUUID(), to: '@council', handle, text },
      key,
    );
    return fetch(`${world.url}/webhooks/fake/news`, {
      method: 'POST',
      headers: { ...headers } as never,
      body,
    });
  };
  const post = async (handle: string, text: string) => {
    expect((await send(handle, text)).status).toBe(202);
  };

  it('makes one enquiry of two messages of one handle, and another of another handle', async () => {
    await post('@walker', 'A tree is down on Fen Lane');
    await post('@walker', 'Now it blocks the cycle path too');
    await post('@cyclist', 'Fen Lane is blocked');
    const ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    const summary = await eventually('both enquiries', async () => {
      const [walker] = (await ash.ask(api.searchEnquiries, { query: { search: '@walker' } })).enquiries;
      const [cyclist] = (await ash.ask(api.searchEnquiries, { query: { search: '@cyclist' } })).enquiries;
      return walker && cyclist && { walker, cyclist };
    });
    expect(summary.walker.id).not.toBe(summary.cyclist.id);
    await eventually('both messages in one enquiry', async () => {
      const { timeline } = await ash.ask(api.readEnquiry, { params: { id: summary.walker.id } });
      return timeline.filter(({ type }) => type === 'contact').length === 2;
    });
    const found = await ash.ask(api.searchEnquiries, { query: { search: '@walker' } });
    expect(found.enquiries).toHaveLength(1);
  });

  it('carries a contact in, into the one queue, and the answer out', async () => {
    expect((await send('@resident', 'The park gate is locked', 'another key')).status).toBe(401);
    await post('@resident', 'The park gate is locked');
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
      to: 'fake:@resident',
      close: true,
      requestId: randomUUID(),
    };
    await ash.ask(api.sendReply, { params: { id: item.enquiryId }, body: reply });
    await eventually('the answer', () =>
      network.sent.some((each) => each.form === 'message' && each.text === 'It is open again.'),
    );
  });
});
