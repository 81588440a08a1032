import { randomUUID } from 'node:crypto';
import { api, type Scope } from '@frontdoor/contracts';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FrontdoorClient, FrontdoorProblem, NotChanged } from '../../docs/client/frontdoor-client.js';
import { ConsoleClient } from '../support/console-client.js';
import { newDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { SECRET, startEmbedded, type World } from '../support/world.js';

const EVERYTHING: Scope[] = [
  'events:read',
  'services:read',
  'enquiries:read',
  'enquiries:write',
  'customers:write',
  'personal-data:read',
];

describe('another system with a key', () => {
  let world: World;
  let elm: ConsoleClient;
  let client: FrontdoorClient;
  beforeAll(async () => {
    world = await startEmbedded({
      DATABASE_URL: await newDatabase(),
      SECRET,
      DEMO: 'on',
      API_RATE: '200',
      REACH_INSIDE: 'loopback',
    });
    elm = await ConsoleClient.logIn(world.url, 'elm', world.password);
    client = (await keyFor('App', EVERYTHING)).client;
  });
  afterAll(() => world?.stop());

  async function keyFor(name: string, scopes: Scope[]) {
    const { id, key } = await elm.ask(api.addApiKey, { body: { integration: 'report-it', name, scopes } });
    return { id, key, client: new FrontdoorClient({ url: world.url, key }) };
  }
  /** A contact as an integration sends it, signed by the library of the scheme; its reference once it is routed. */
  async function send(
    text: string,
    customer: object = { email: `${randomUUID()}@customer.example` },
  ): Promise<string> {
    const body = JSON.stringify({ customer, text, service: 'waste' });
    const [id, at] = [randomUUID(), new Date()];
    const answer = await fetch(`${world.url}/api/v1/contacts`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'frontdoor-integration': 'report-it',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': new Webhook(world.integrationSecret).sign(id, at, body),
      },
      body,
    });
    expect(answer.status).toBe(202);
    const { reference } = (await answer.json()) as { reference: string };
    return eventually('the enquiry', () =>
      client.readByReference({ reference }).then(
        () => reference,
        () => undefined,
      ),
    );
  }
  const problem = (asked: Promise<unknown>): Promise<FrontdoorProblem> =>
    asked.then(
      () => Promise.reject(new Error('It was not refused')),
      (error: unknown) => (error instanceof FrontdoorProblem ? error : Promise.reject(error as Error)),
    );

  it('sends a contact in, and sees what became of it among the events', async () => {
    const reference = await send('The bin is gone.');
    const { value: enquiry } = await client.readByReference({ reference });
    expect(enquiry).toMatchObject({ reference, state: 'open', service: 'waste', joinedId: null });
    const types = await eventually('its events', async () => {
      const { value } = await client.pollEvents({ query: { limit: 500 } });
      const found = value.events.filter(({ data }) => data.enquiryId === enquiry.id).map(({ type }) => type);
      return found.includes('contact.routed') && found;
    });
    expect(types.slice(0, 2)).toEqual(['enquiry.opened', 'contact.received']);
    const { value: page } = await client.pollEvents({ query: { limit: 1, types: 'contact.*' } });
    expect(page).toMatchObject({ more: true, events: [{ type: 'contact.received', place: page.next }] });
  });

  it('reads an enquiry once, and is told that nothing has changed', async () => {
    const reference = await send('The lid is broken.');
    const { etag } = await client.readByReference({ reference });
    await expect(client.readByReference({ reference, ifNoneMatch: etag! })).rejects.toBeInstanceOf(
      NotChanged,
    );
    expect(await problem(client.readByReference({ reference: 'AAAA-AAAA' }))).toMatchObject({
      ...{ status: 404, code: 'enquiry-not-found' },
    });
  });

  it('adds to an enquiry with a file, once for each idempotency key, and staff see it there', async () => {
    const reference = await send('The bin is too small.');
    const body = {
      text: 'Here is a photograph.',
      files: [
        {
          name: 'bin.txt',
          contentType: 'text/plain',
          content: Buffer.from('a photograph').toString('base64'),
        },
      ],
    };
    const idempotencyKey = randomUUID();
    const { value: first } = await client.addContactByReference({ reference, idempotencyKey, body });
    const { value: again } = await client.addContactByReference({ reference, idempotencyKey, body });
    expect(again).toEqual(first);
    expect(
      await problem(client.addContactByReference({ reference, idempotencyKey, body: { text: 'Another' } })),
    ).toMatchObject({
      code: 'idempotency-key-reused',
    });
    const contacts = await eventually('the contact', async () => {
      const { value } = await client.listContactsByReference({ reference });
      return value.contacts.length > 1 && value.contacts;
    });
    expect(contacts.filter(({ text }) => text === 'Here is a photograph.')).toMatchObject([
      { id: first.contactId, attachments: [{ name: 'bin.txt', size: 12 }] },
    ]);
    const { value: page } = await client.listContactsByReference({ reference, query: { limit: 1 } });
    const { value: rest } = await client.listContactsByReference({
      reference,
      query: { limit: 1, cursor: page.nextCursor! },
    });
    expect([page.contacts[0]!.id, rest.contacts[0]!.id]).toEqual([contacts[0]!.id, contacts[1]!.id]);
    const file = await elm.request(api.readAttachment, { params: { id: first.contactId, index: '0' } });
    expect(await file.text()).toBe('a photograph');
    const raw = await fetch(`${world.url}/api/v1/enquiries/by-reference/${reference}/contacts`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${(await keyFor('Raw', ['enquiries:write'])).key}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ text: 'No key' }),
    });
    expect(await raw.json()).toMatchObject({ error: { code: 'idempotency-key-missing' } });
  });

  it('closes an enquiry with its outcome, not where it has changed since it was read', async () => {
    const reference = await send('A bin on the road.');
    const { etag: stale, value } = await client.readByReference({ reference });
    await client.addContactByReference({
      reference,
      idempotencyKey: randomUUID(),
      body: { text: 'It is still there.' },
    });
    await eventually('the change', async () => {
      const { value: now } = await client.readByReference({ reference });
      return now.lastContactAt !== value.lastContactAt;
    });
    const body = { outcome: 'withdrawn' as const, reason: 'Reported twice' };
    expect(await problem(client.closeByReference({ reference, ifMatch: stale!, body }))).toMatchObject({
      ...{ status: 409, code: 'enquiry-changed' },
    });
    const { etag } = await client.readByReference({ reference });
    const { value: closed } = await client.closeByReference({ reference, ifMatch: etag!, body });
    expect(closed).toMatchObject({ state: 'closed' });
    expect((await client.closeByReference({ reference, body })).value.closedAt).toBe(closed.closedAt);
    const { timeline } = await elm.ask(api.readEnquiry, { params: { id: closed.id } });
    expect(
      timeline.some((entry) => 'text' in entry && entry.text.includes('report-it closed it: Reported twice')),
    ).toBe(true);
  });

  it('says how a customer wants to be answered, whom it knows by an id of its own', async () => {
    const handle = `citizen/${randomUUID()}`;
    expect(await problem(client.readPreferences({ handle }))).toMatchObject({ code: 'customer-not-found' });
    const { value: made } = await client.savePreferences({
      handle,
      body: { preferredChannel: 'email', name: 'Sam Field' },
    });
    const { value: changed } = await client.savePreferences({ handle, body: { largePrint: true } });
    expect(changed).toEqual({ ...made, largePrint: true });
    expect((await client.readPreferences({ handle })).value).toEqual(changed);
    const reference = await send('Known by my id.', { handle, email: 'sam@customer.example' });
    expect((await client.readByReference({ reference })).value.customerId).toBe(made.id);
    expect(
      await problem(client.savePreferences({ handle, body: { preferredChannel: 'fax' } })),
    ).toMatchObject({
      code: 'channel-not-preferable',
    });
  });

  it('looks services up', async () => {
    const { value, remaining } = await client.listOfferedServices();
    expect(value.services).toContainEqual(expect.objectContaining({ service: 'waste' }) as object);
    expect(remaining).toBeGreaterThan(0);
  });

  it('sees who somebody is only with the scope for it, and does nothing that its key is not good for', async () => {
    const reference = await send('Nobody need know that it is me.');
    const { client: narrow } = await keyFor('Narrow', ['enquiries:read', 'events:read']);
    const { value } = await narrow.readByReference({ reference });
    const { value: contacts } = await narrow.listContactsByReference({ reference });
    const { value: events } = await narrow.pollEvents({ query: { limit: 500, shape: 'full' } });
    expect(JSON.stringify([value, contacts, events])).not.toMatch(/Nobody need know|customer\.example/);
    expect((await client.readByReference({ reference })).value.customer!.identifiers).toHaveLength(1);
    for (const ask of [
      () => narrow.listOfferedServices(),
      () => narrow.closeByReference({ reference, body: { outcome: 'resolved' } }),
      () => narrow.listSubscribers(),
    ])
      expect(await problem(ask())).toMatchObject({ status: 403, code: 'scope-missing' });
  });

  it('looks after its subscriber by a key that may', async () => {
    const { client: keeper } = await keyFor('Keeper', ['subscribers:write']);
    const { value: made } = await keeper.addSubscriber({
      body: { name: 'App', url: 'http://127.0.0.1:9/events', types: ['enquiry.*'] },
    });
    expect(made.signingSecret).toMatch(/^whsec_/);
    const { value: test } = await keeper.testSubscriber({ id: made.id });
    expect(test).toMatchObject({ ok: false, problem: 'Nothing listens at the address' });
    await keeper.pauseSubscriber({ id: made.id });
    expect((await keeper.listSubscribers()).value.subscribers).toMatchObject([
      { name: 'App', state: 'paused' },
    ]);
    await keeper.removeSubscriber({ id: made.id });
    expect(await problem(keeper.pauseSubscriber({ id: made.id }))).toMatchObject({
      code: 'subscriber-not-found',
    });
  });

  it('cannot have a subscriber told what its own key may not read', async () => {
    const { client: keeper } = await keyFor('Curious', ['subscribers:write']);
    const subscriber = { url: 'http://127.0.0.1:9/events', types: ['contact.*' as const] };
    const personal = { ...subscriber, shape: 'full' as const, personalData: true };
    const refused = {
      ...{ status: 403, code: 'scope-missing' },
      message: expect.stringContaining('personal-data:read') as string,
    };
    expect(await problem(keeper.addSubscriber({ body: { name: 'All', ...personal } }))).toMatchObject(
      refused,
    );
    const { value: made } = await keeper.addSubscriber({ body: { name: 'Thin', ...subscriber } });
    expect(await problem(keeper.changeSubscriber({ id: made.id, body: personal }))).toMatchObject(refused);
    // Whoever may read it may pass it on.
    const { client: trusted } = await keyFor('Trusted', ['subscribers:write', 'personal-data:read']);
    await trusted.changeSubscriber({ id: made.id, body: personal });
    await keeper.changeSubscriber({ id: made.id, body: subscriber });
    const { value } = await keeper.listSubscribers();
    expect(value.subscribers.find(({ id }) => id === made.id)).toMatchObject({ personalData: false });
    for (const cursor of ['-'.repeat(40), `1.${'-'.repeat(36)}`, '999999999999999999.x'])
      expect(await problem(keeper.listAttempts({ id: made.id, query: { cursor } }))).toMatchObject({
        status: 400,
        code: 'place-malformed',
      });
    await keeper.removeSubscriber({ id: made.id });
  });

  it('has its key rotated: both count for a time, then the new one alone; one taken away counts at once no longer', async () => {
    const { id, client: former } = await keyFor('Rotated', ['services:read']);
    const { key } = await elm.ask(api.rotateApiKey, { params: { id } });
    const current = new FrontdoorClient({ url: world.url, key });
    await former.listOfferedServices();
    await current.listOfferedServices();
    const { key: newest } = await elm.ask(api.rotateApiKey, { params: { id }, body: { keepHours: 0 } });
    expect(await problem(current.listOfferedServices())).toMatchObject({
      status: 401,
      code: 'key-wrong',
    });
    await new FrontdoorClient({ url: world.url, key: newest }).listOfferedServices();
    const { keys } = await elm.ask(api.listApiKeys);
    expect(JSON.stringify(keys)).not.toContain('fdk_');
    await elm.ask(api.removeApiKey, { params: { id } });
    const gone = new FrontdoorClient({ url: world.url, key: newest }).listOfferedServices();
    expect(await problem(gone)).toMatchObject({ code: 'key-wrong' });
  });

  it('is told how many requests are left, and when to come again', async () => {
    const { client: eager } = await keyFor('Eager', ['services:read']);
    const { remaining } = await eager.listOfferedServices();
    expect(remaining).toBe(199);
    for (let n = 0; n < 199; n++) await eager.listOfferedServices();
    const refused = await problem(eager.listOfferedServices());
    expect(refused).toMatchObject({ status: 429, code: 'rate-limited' });
    expect(refused.retryAfter).toBeGreaterThan(0);
    // Each key has its own.
    await client.listOfferedServices();
  });
});
