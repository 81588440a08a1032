import { randomUUID } from 'node:crypto';
import { fakeAdapterOf, FakeNetwork, type FakeNews } from '../../libs/channels/core/fake/index.js';
import { api, type EnquiryDetail, type LiveEvent, type TimelineEntry } from '@frontdoor/contracts';
import { EntryPoint } from '@frontdoor/persistence';
import { ADAPTERS } from '@frontdoor/channels';
import { Directory } from '@frontdoor/casework/directory';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import { LiveListener } from '../support/live-listener.js';
import { startEmbedded, type World } from '../support/world.js';

const network = new FakeNetwork('a key for tests');
const COUNCIL = '@council';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;
const contactsOf = ({ timeline }: EnquiryDetail): Contact[] =>
  timeline.filter((entry) => entry.type === 'contact');

/** What the adapter contract knows and no shipped provider does yet, through the whole hub. */
describe('a made-up network', () => {
  let world: World;
  let ash: ConsoleClient;

  beforeAll(async () => {
    world = await startEmbedded({ FAKE_KEY: network.key }, [...ADAPTERS, fakeAdapterOf(network)]);
    const [other] = await world.database.manager.findBy(EntryPoint, { channel: 'sms' });
    const { organisationId, serviceId } = other!;
    const entryPoint = { organisationId, serviceId, address: COUNCIL, name: 'Council' };
    await world.database.manager.insert(EntryPoint, { ...entryPoint, id: randomUUID(), channel: 'social' });
    await world.hub.app.get(Directory).refresh();
    ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
  });
  afterAll(() => world?.stop());

  const tell = async (news: FakeNews): Promise<void> => {
    const { headers, body } = network.request(news);
    const init = { method: 'POST', headers: headers as Record<string, string>, body };
    expect((await fetch(`${world.url}/webhooks/fake/news`, init)).status).toBe(202);
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
});
