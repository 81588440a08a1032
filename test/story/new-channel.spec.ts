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
    await world.hub.app.get(Directory).refresh();
  });
  afterAll(() => world?.stop());

  it('is not one of those that ship', () => {
    expect(Object.keys(ADAPTERS)).not.toContain('fake');
  });

  const send = (body: Buffer, signature: string) =>
    fetch(`${world.url}/webhooks/fake/posts`, {
      method: 'POST',
      headers: { 'x-fake-signature': signature, 'content-type': 'application/json' },
      body,
    });
  const written = (handle: string, text: string) =>
    Buffer.from(JSON.stringify({ id: randomUUID(), to: '@council', handle, text }));
  const post = async (handle: string, text: string) => {
    const body = written(handle, text);
    expect((await send(body, signFake(KEY, body))).status).toBe(202);
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
    expect((await send(written('@resident', 'The park gate is locked'), '00')).status).toBe(401);
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
      to: '@resident',
      close: true,
      requestId: randomUUID(),
    };
    await ash.ask(api.sendReply, { params: { id: item.enquiryId }, body: reply });
    await eventually('the answer', () => sentByFake.some(({ text }) => text === 'It is open again.'));
  });
});
