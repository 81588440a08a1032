import { randomUUID } from 'node:crypto';
import { api, type Scope } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FrontdoorClient } from '../../docs/client/frontdoor-client.js';
import { ConsoleClient } from '../support/console-client.js';
import { Desk } from '../support/desk.js';
import { EventReceiver } from '../support/event-receiver.js';
import { eventually } from '../support/eventually.js';
import { headersFor } from '../support/signed-contact.js';
import { startEmbedded, type World } from '../support/world.js';

const SCOPES: Scope[] = [
  ...(['events:read', 'services:read', 'enquiries:read', 'enquiries:write'] as const),
  ...(['customers:write', 'personal-data:read'] as const),
];

describe('another system that is held to some services', () => {
  let world: World;
  let elm: ConsoleClient;
  let receiver: EventReceiver;
  let subscriberId: string;
  let held: FrontdoorClient;
  let own: { id: string; reference: string };
  let other: { id: string; reference: string };

  beforeAll(async () => {
    world = await startEmbedded({ REACH_INSIDE: 'loopback' });
    elm = await ConsoleClient.logIn(world.url, 'elm', world.password);
    receiver = await EventReceiver.start();
    const services = ['planning'];
    const subscriber = await elm.ask(api.addSubscriber, {
      body: { name: 'Planning app', url: receiver.url, services, shape: 'full', personalData: true },
    });
    subscriberId = subscriber.id;
    receiver.secrets = [subscriber.signingSecret];
    const { key } = await elm.ask(api.addApiKey, {
      body: { integration: 'report-it', name: 'Planning', scopes: SCOPES, services },
    });
    held = new FrontdoorClient({ url: world.url, key });
    own = await (await Desk.of(world, 'oak')).receive('planning', 'May I build a shed?');
    other = await (await Desk.of(world, 'ash')).receive('help', 'When are the libraries open?');
  });
  afterAll(async () => {
    await receiver?.stop();
    await world?.stop();
  });

  const polled = async (): Promise<Set<unknown>> => {
    const { value } = await held.pollEvents({ query: { limit: 500, shape: 'full' } });
    return new Set(value.events.map(({ data }) => data.enquiryId));
  };
  const beyond = { status: 403, code: 'service-beyond-key' };

  it('polls, and is told of, what happens in them alone', async () => {
    await eventually('the events', () => receiver.typesOf(own.id).includes('contact.assigned'));
    expect(await polled()).toEqual(new Set([own.id]));
    expect(new Set(receiver.taken.map(({ data }) => data.enquiryId))).toEqual(new Set([own.id]));
    expect(receiver.typesOf(own.id).slice(0, 2)).toEqual(['enquiry.opened', 'contact.received']);
    expect(receiver.taken[0]!.data).toMatchObject({ enquiry: { service: 'planning' } });
    const { subscribers } = await elm.ask(api.listSubscribers);
    expect(subscribers.find(({ id }) => id === subscriberId)).toMatchObject({
      ...{ services: ['planning'], behind: { n: 0, exact: true } },
    });
  });

  it('looks up these, and is refused at each door of the others with the reason', async () => {
    const { value } = await held.listOfferedServices();
    expect(value.services.map(({ service }) => service)).toEqual(['planning']);
    const mine = { reference: own.reference };
    const theirs = { reference: other.reference };
    expect((await held.readByReference(mine)).value.service).toBe('planning');
    expect((await held.listContactsByReference(mine)).value.contacts).not.toEqual([]);
    await expect(held.readByReference(theirs)).rejects.toMatchObject(beyond);
    await expect(held.listContactsByReference(theirs)).rejects.toMatchObject(beyond);
    await expect(
      held.addContactByReference({ ...theirs, body: { text: 'More' }, idempotencyKey: randomUUID() }),
    ).rejects.toMatchObject(beyond);
    await expect(held.closeByReference({ ...theirs, body: { outcome: 'resolved' } })).rejects.toMatchObject(
      beyond,
    );
    const after = await world.database.query<object[]>('SELECT state FROM enquiry WHERE id = $1', [other.id]);
    expect(after).toEqual([{ state: 'open' }]);
  });

  it('says how its own customers want to be answered, and not those of others', async () => {
    const mine = { handle: 'mine' };
    await held.savePreferences({ ...mine, body: { language: 'cy' } });
    expect((await held.readPreferences(mine)).value.language).toBe('cy');
    const body = Buffer.from(
      JSON.stringify({ customer: { handle: 'theirs' }, text: 'My bin is full.', service: 'waste' }),
    );
    const sent = await fetch(`${world.url}/api/v1/contacts`, {
      ...{ method: 'POST', headers: headersFor(world.integrationSecret, body), body },
    });
    expect(sent.status).toBe(202);
    const theirs = { handle: 'theirs' };
    await eventually('the customer', async () => {
      const rows = await world.database.query<unknown[]>(
        `SELECT e.id FROM enquiry e JOIN identifier i ON i.customer_id = e.customer_id WHERE i.value = 'theirs'`,
      );
      return rows.length > 0;
    });
    await expect(held.readPreferences(theirs)).rejects.toMatchObject(beyond);
    await expect(held.savePreferences({ ...theirs, body: { language: 'cy' } })).rejects.toMatchObject(beyond);
  });

  it('hears that an enquiry has gone to another service, and nothing of it from then on', async () => {
    await world.database.query(
      `UPDATE enquiry SET service_id = (SELECT id FROM service WHERE slug = 'waste') WHERE id = $1`,
      [own.id],
    );
    await world.database.query(`UPDATE enquiry SET state = 'closed', closed_at = now() WHERE id = $1`, [
      own.id,
    ]);
    const gone = await eventually('the last that it hears', () =>
      receiver.taken.find(({ type }) => type === 'enquiry.handed-over'),
    );
    expect(gone.data).toMatchObject({ from: { service: 'planning' }, to: { service: 'waste' } });
    expect(gone.data).not.toHaveProperty('enquiry');
    const { value } = await held.pollEvents({ query: { limit: 500, shape: 'full' } });
    expect(value.events.at(-1)).toMatchObject({ type: 'enquiry.handed-over' });
    expect(value.events.flatMap(({ data }) => data.enquiry ?? [])).toEqual([]);
    await expect(held.readByReference({ reference: own.reference })).rejects.toMatchObject(beyond);
    // What was there to be told since is told once it sees everything.
    const { id: eventId } = (
      await world.database.query<{ id: string }[]>(
        `SELECT id FROM outgoing_event WHERE enquiry_id = $1 AND type = 'enquiry.closed'`,
        [own.id],
      )
    )[0]!;
    const again = await elm.request(api.replayEvents, { params: { id: subscriberId }, body: { eventId } });
    expect([again.status, await again.text()]).toEqual([404, expect.stringContaining('event-not-found')]);
    await elm.ask(api.changeSubscriber, {
      params: { id: subscriberId },
      body: { url: receiver.url, services: [], shape: 'thin' },
    });
    await elm.ask(api.replayEvents, { params: { id: subscriberId }, body: { eventId } });
    await eventually('the closing', () => receiver.typesOf(own.id).includes('enquiry.closed'));
  });

  it('cannot look after subscribers, nor be held to a service that there is not', async () => {
    const made = (scopes: Scope[], services: string[]): Promise<Response> =>
      elm.request(api.addApiKey, {
        body: { integration: 'report-it', name: randomUUID(), scopes, services },
      });
    const beyondIt = await made(['subscribers:write'], ['planning']);
    expect(await beyondIt.text()).toContain('scope-for-all-services');
    expect(await (await made(['events:read'], ['magic'])).text()).toContain('There is no service magic.');
    const told = await elm.request(api.addSubscriber, {
      body: { name: 'Magic', url: receiver.url, services: ['magic'] },
    });
    expect(told.status).toBe(404);
  });
});
