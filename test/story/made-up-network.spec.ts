import { randomUUID } from 'node:crypto';
import { fakeAdapterOf, FakeNetwork, type FakeNews } from '../../libs/channels/core/fake/index.js';
import {
  api,
  type Channel,
  type EnquiryDetail,
  type LiveEvent,
  type Party,
  type TimelineEntry,
} from '@frontdoor/contracts';
import { SystemClock, toIso } from '@frontdoor/kernel';
import { Enquiry, EntryPoint } from '@frontdoor/persistence';
import { ADAPTERS } from '@frontdoor/channels';
import { Outbound } from '@frontdoor/casework/deliveries';
import { Directory } from '@frontdoor/casework/directory';
import { Changes } from '@frontdoor/casework/live';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { LiveListener } from '../support/live-listener.js';
import { startEmbedded, type World } from '../support/world.js';

const network = new FakeNetwork('a key for tests');
const COUNCIL = '@council';
const POST_ROOM = 'post-room';
const SWITCHBOARD = '+441223457999';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;
const contactsOf = ({ timeline }: EnquiryDetail): Contact[] =>
  timeline.filter((entry) => entry.type === 'contact');

/** What the adapter contract knows and no shipped provider does yet, through the whole hub. */
describe('a made-up network', () => {
  let world: World;
  let ash: ConsoleClient;

  beforeAll(async () => {
    // Its charter promises that calls are answered within 12 seconds, and letters within 7 working days.
    const settings = { FAKE_KEY: network.key, DEMO_PACK: 'cambridge-city-2012', SEND_WITH: 'phone:fake' };
    world = await startEmbedded(settings, [...ADAPTERS, fakeAdapterOf(network)]);
    const [other] = await world.database.manager.findBy(EntryPoint, { channel: 'sms' });
    const { organisationId, serviceId } = other!;
    const shared = { organisationId, serviceId, name: 'Council' };
    for (const [channel, address] of [
      ['social', COUNCIL],
      ['letter', POST_ROOM],
      ['phone', SWITCHBOARD],
    ] as const)
      await world.database.manager.insert(EntryPoint, { ...shared, id: randomUUID(), channel, address });
    await world.hub.app.get(Directory).refresh();
    ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
  });
  afterAll(() => world?.stop());

  const send = (news: FakeNews): Promise<Response> => {
    const { headers, body } = network.request(news);
    const init = { method: 'POST', headers: headers as Record<string, string>, body };
    return fetch(`${world.url}/webhooks/fake/news`, init);
  };
  const tell = async (news: FakeNews): Promise<void> => {
    expect((await send(news)).status).toBe(202);
  };
  const inQueue = (words: string) =>
    eventually(`"${words}" in the queue`, async () => {
      const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
      return items.find(({ preview }) => preview.includes(words));
    });
  const read = (id: string): Promise<EnquiryDetail> => ash.ask(api.readEnquiry, { params: { id } });

  describe('that people edit and remove posts on', () => {
    const id = randomUUID();
    const file = { name: 'gate.txt', contentType: 'text/plain', base64: btoa('a picture of the gate') };
    const shared = { id, to: COUNCIL };
    const post = { ...shared, type: 'post', handle: '@resident', text: 'The gate is lokced' } as const;
    const edit = {
      ...shared,
      type: 'edit',
      change: randomUUID(),
      handle: '@resident',
      text: 'The gate is locked and my number is 07700 900123',
      files: [file],
    } as const;
    let enquiryId: string;

    it('shows the newer words beside the first to those who have the enquiry open, at once', async () => {
      await tell(post);
      ({ enquiryId } = await inQueue('lokced'));
      const heard: LiveEvent[] = [];
      const listener = await LiveListener.start(ash, (event) => heard.push(event));
      await tell({ ...edit, files: [...edit.files] });
      await eventually('the live event', () =>
        heard.find(({ topic, id }) => topic === 'enquiry' && id === enquiryId),
      );
      listener.stop();
      const enquiry = await read(enquiryId);
      const [contact] = contactsOf(enquiry);
      expect(contact).toMatchObject({ text: post.text, changes: [{ kind: 'edited', text: edit.text }] });
      expect(enquiry.timeline).toContainEqual(
        expect.objectContaining({ type: 'event', text: 'The sender edited what they wrote' }),
      );
      expect((await inQueue('The gate is locked')).subject).toContain('The gate is locked');
    });

    it('hears of edits from a source that it reads by itself too', async () => {
      const read = { id: randomUUID(), to: COUNCIL, handle: '@reader' } as const;
      network.inbox.push({ ...read, type: 'post', text: 'The clock stands still' });
      network.inbox.push({
        ...read,
        type: 'edit',
        change: randomUUID(),
        text: 'The church clock stands still',
      });
      const item = await inQueue('The church clock stands still');
      expect(item.subject).toBe('The church clock stands still');
    });

    it('gives out the files of the edit as those of a contact', async () => {
      const [change] = contactsOf(await read(enquiryId))[0]!.changes;
      const params = { id: change!.id, index: String(change!.attachments[0]!.index) };
      const answer = await ash.request(api.readAttachment, { params });
      expect(await answer.text()).toBe('a picture of the gate');
    });

    it('takes the words out of view when they are removed, and keeps the record', async () => {
      const removal = { ...shared, type: 'removal', change: randomUUID() } as const;
      await tell(removal);
      await tell(removal);
      const item = await inQueue('Removed by the sender');
      expect(item).toMatchObject({ enquiryId, subject: 'Removed by the sender' });
      const enquiry = await read(enquiryId);
      expect(enquiry.subject).toBe('Removed by the sender');
      expect(contactsOf(enquiry)[0]).toMatchObject({
        text: post.text,
        changes: [{ text: edit.text }, { kind: 'removed', text: null }],
      });
      expect(
        enquiry.timeline.filter(({ type }) => type === 'event').map((entry) => 'text' in entry && entry.text),
      ).toEqual(expect.arrayContaining(['The sender removed what they wrote']));
      const track = await fetch(enquiry.trackingUrl.replace(/^.*(?=\/track\/)/, world.url));
      const page = await track.text();
      expect(page).toContain('Removed by the sender');
      expect(page).not.toContain('07700 900123');
    });
  });

  describe('that rings', () => {
    const clock = new SystemClock();

    /** A moment at the agent's end of a call that came in. */
    const moment = (id: string, what: 'ringing' | 'answered' | 'ended', at: number): FakeNews => ({
      type: 'call-event',
      event: {
        call: { channel: 'phone', entryPoint: SWITCHBOARD, idempotencyKey: id },
        leg: 'agent',
        what,
        at,
      },
    });
    const callOf = async (number: string): Promise<EnquiryDetail> => read((await inQueue(number)).enquiryId);
    const answering = ({ commitments }: EnquiryDetail) =>
      commitments.find(({ promiseId }) => promiseId === 'CAS-T1');
    const settled = async ({ id }: EnquiryDetail): Promise<EnquiryDetail> =>
      eventually('the answer of the call', async () => {
        const enquiry = await read(id);
        const isTold = enquiry.ledger.some(({ type }) => type === 'answered');
        return answering(enquiry)?.settledAt && isTold ? enquiry : undefined;
      });

    it('counts from the first ring to the answer by the clock of the provider, not by when it was told', async () => {
      const rang = clock.now() - 60_000;
      const id = randomUUID();
      await tell({ type: 'call', id, to: SWITCHBOARD, number: '+447700900201' });
      await tell(moment(id, 'ringing', rang));
      await tell(moment(id, 'answered', rang + 9000));
      const enquiry = await settled(await callOf('+447700900201'));
      expect(answering(enquiry)).toMatchObject({
        state: 'kept',
        startedAt: toIso(rang),
        settledAt: toIso(rang + 9000),
      });
      expect(enquiry.ledger).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ type: 'first-ring', at: toIso(rang) }),
          expect.objectContaining({ type: 'answered', at: toIso(rang + 9000) }),
        ]),
      );
    });

    it('comes to the same when the moments come before the call, twice and in the wrong order', async () => {
      const rang = clock.now() - 120_000;
      const id = randomUUID();
      const moments = [
        moment(id, 'ended', rang + 80_000),
        moment(id, 'answered', rang + 20_000),
        moment(id, 'ringing', rang + 4000),
        moment(id, 'ringing', rang),
        moment(id, 'answered', rang + 20_000),
      ];
      for (const each of moments) await tell(each);
      await tell({ type: 'call', id, to: SWITCHBOARD, number: '+447700900202' });
      const enquiry = await settled(await callOf('+447700900202'));
      expect(answering(enquiry)).toMatchObject({
        state: 'missed',
        startedAt: toIso(rang),
        dueAt: toIso(rang + 12_000),
        settledAt: toIso(rang + 20_000),
      });
      expect(enquiry.ledger.filter(({ type }) => type === 'answered')).toHaveLength(1);
    });

    it('is told once and for all where nobody takes calls', async () => {
      const news = moment(randomUUID(), 'ringing', clock.now());
      if (news.type === 'call-event') news.event.call = { ...news.event.call, entryPoint: '+441632960999' };
      expect((await send(news)).status).toBe(202);
    });
  });

  it('carries letters in and out, and an answer has been given once the letter arrives', async () => {
    const address = '12 Mill Road, Fenmoor, CB1 2AB';
    const letter = { type: 'letter', to: POST_ROOM, address, name: 'A tenant' } as const;
    await tell({ ...letter, id: randomUUID(), text: 'My fence blew down.' });
    const item = await inQueue('My fence blew down');
    expect(item).toMatchObject({ channel: 'letter', promise: { promiseId: 'CAS-L1' } });
    await ash.ask(api.acceptWorkItem, { params: { id: item.id } });
    const { replyRoutes } = await read(item.enquiryId);
    expect(replyRoutes).toEqual([
      { channel: 'letter', to: address, label: `Letter to ${address}`, formatting: false, files: true },
    ]);
    const requestId = randomUUID();
    await ash.ask(api.sendReply, {
      params: { id: item.enquiryId },
      body: {
        text: 'It is being mended.',
        channel: 'letter',
        to: address,
        requestId,
        override: { reason: 'The letterhead says whom to contact' },
      },
    });
    const sent = await eventually('the letter', () => network.sent.find(({ id }) => id === requestId));
    expect(sent).toMatchObject({
      form: 'letter',
      to: { kind: 'postal', value: address },
      text: 'It is being mended.',
      files: [],
    });
    const deliveryOf = async () => contactsOf(await read(item.enquiryId)).at(-1)!.delivery!;
    await eventually('the letter on its way', async () => (await deliveryOf()).state === 'sent');
    await tell({ type: 'receipt', id: requestId, state: 'delivered' });
    expect((await deliveryOf()).state).toBe('delivered');
    // Another letter from there is a matter of its own.
    await tell({ ...letter, id: randomUUID(), text: 'The gate is loose too.' });
    expect((await inQueue('The gate is loose')).enquiryId).not.toBe(item.enquiryId);
  });

  describe('and files that go out', () => {
    const files = [
      { name: 'plan.txt', contentType: 'text/plain', content: Buffer.from('Where the bins go') },
    ];

    /** Written down as a reply would be, with files. */
    async function sendFiles(
      enquiryId: string,
      channel: Channel,
      address: string,
      to: Party,
    ): Promise<string> {
      const { app } = world.hub;
      const id = randomUUID();
      const enquiry = await world.database.manager.findOneByOrFail(Enquiry, { id: enquiryId });
      const entryPoint = await app.get(Directory).entryPointAt(channel, address);
      const { organisationId } = enquiry;
      const outgoing = { id, organisationId, enquiry, channel, entryPoint: entryPoint!, to, files };
      await app
        .get(Changes)
        .run((manager) =>
          app
            .get(Outbound)
            .add(manager, [{ ...outgoing, text: 'The plan is enclosed.', authorId: null, conversation: [] }]),
        );
      return id;
    }

    it('leave whole by an adapter that carries them, and can be read again from the timeline', async () => {
      await tell({
        type: 'post',
        id: randomUUID(),
        to: COUNCIL,
        handle: '@planner',
        text: 'Where do the bins go?',
      });
      const { enquiryId } = await inQueue('Where do the bins go?');
      const to = { kind: 'public-handle', value: 'fake:@planner' } as const;
      const id = await sendFiles(enquiryId, 'social', COUNCIL, to);
      const sent = await eventually('the message', () => network.sent.find((each) => each.id === id));
      expect(sent.form === 'message' && sent.files).toMatchObject([
        { name: 'plan.txt', contentType: 'text/plain', content: Buffer.from('Where the bins go') },
      ]);
      const contact = contactsOf(await read(enquiryId)).find((each) => each.id === id)!;
      expect(contact.attachments).toMatchObject([{ index: 0, name: 'plan.txt', size: 17 }]);
      const file = await ash.request(api.readAttachment, { params: { id, index: '0' } });
      expect(await file.text()).toBe('Where the bins go');
      expect((await ash.request(api.readAttachment, { params: { id, index: '1' } })).status).toBe(404);
    });

    it('are refused for good, with the reason, by one that does not', async () => {
      const { enquiryId } = await inQueue('Where do the bins go?');
      const [line] = await world.database.manager.findBy(EntryPoint, { channel: 'sms' });
      const to = { kind: 'phone', value: '+447700900301' } as const;
      const before = world.standIns.twilio.messages.length;
      const id = await sendFiles(enquiryId, 'sms', line!.address, to);
      const delivery = await eventually('the refusal', async () => {
        const contact = contactsOf(await read(enquiryId)).find((each) => each.id === id)!;
        return contact.delivery!.state === 'failed' && contact.delivery;
      });
      expect(delivery).toMatchObject({
        problem: 'Files cannot leave on this channel. Send a link instead.',
        canRetry: true,
      });
      expect(world.standIns.twilio.messages).toHaveLength(before);
    });
  });
});
