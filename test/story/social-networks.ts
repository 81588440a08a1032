import { randomUUID } from 'node:crypto';
import { api, type EnquiryDetail, type TimelineEntry, type WorkItem } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleClient } from '../support/console-client.js';
import { eventually } from '../support/eventually.js';
import type { World } from '../support/world.js';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;
const contactsOf = ({ timeline }: EnquiryDetail): Contact[] =>
  timeline.filter((entry) => entry.type === 'contact');

/** Posts, comments and private messages of X and Facebook, answered where they came. */
export function tellSocial(shape: string, start: () => Promise<World>): void {
  describe(`social networks, ${shape}`, () => {
    let world: World;
    let ash: ConsoleClient;

    beforeAll(async () => {
      world = await start();
      ash = await ConsoleClient.logIn(world.url, 'ash', world.password);
    });
    afterAll(() => world?.stop());

    const waiting = (text: string, ms?: number): Promise<WorkItem> =>
      eventually(
        `"${text}" in the queue`,
        async () => {
          const { items } = await ash.ask(api.readQueue, { query: { view: 'all' } });
          return items.find((item) => item.kind === 'answer' && item.preview.includes(text));
        },
        ms,
      );
    const read = (id: string): Promise<EnquiryDetail> => ash.ask(api.readEnquiry, { params: { id } });
    const accept = async (item: WorkItem): Promise<EnquiryDetail> => {
      await ash.ask(api.acceptWorkItem, { params: { id: item.id } });
      return read(item.enquiryId);
    };
    const request = (
      enquiry: EnquiryDetail,
      text: string,
      audience: 'public' | 'private',
      more: object = {},
    ) => {
      const route = enquiry.replyRoutes.find((each) => each.audience === audience);
      const body = {
        text,
        channel: 'social' as const,
        to: route?.to ?? 'nobody',
        audience,
        requestId: randomUUID(),
      };
      return ash.request(api.sendReply, { params: { id: enquiry.id }, body: { ...body, ...more } });
    };
    const answer = async (...given: Parameters<typeof request>): Promise<void> => {
      const response = await request(...given);
      expect([response.status, response.ok || (await response.text())]).toEqual([202, true]);
    };
    const settled = (id: string, state: string): Promise<EnquiryDetail> =>
      eventually(`a promise that is ${state}`, async () => {
        const enquiry = await read(id);
        return (
          enquiry.commitments.length > 0 &&
          enquiry.commitments.every((each) => each.state === state) &&
          enquiry
        );
      });

    describe('X', () => {
      const ours = () =>
        world.standIns.x.posts.filter(({ author_id }) => author_id === world.standIns.x.us.id);

      it('asks for mentions and messages where nobody tells of them, and takes each once', async () => {
        const { x } = world.standIns;
        x.post('alder', '@fenmoor The library clock is wrong');
        const item = await waiting('library clock', 60_000);
        expect(item).toMatchObject({ channel: 'social', promise: { promiseId: 'CITY-S1' } });
        await x.tell(world.url);
        x.post('birch', '@fenmoor Where do batteries go?');
        await x.settled();
        expect(x.troubles).toEqual([]);
        await waiting('Where do batteries go?');
      });

      it('answers a mention in public, below it, and the promise is kept', async () => {
        const { x } = world.standIns;
        const post = x.post('cedar', '@fenmoor Is the pool open on Sunday? <3 & more');
        const enquiry = await accept(await waiting('pool open on Sunday'));
        const [contact] = contactsOf(enquiry);
        expect(contact).toMatchObject({
          party: 'Cedar (@cedar)',
          text: '@fenmoor Is the pool open on Sunday? <3 & more',
          post: { audience: 'public', what: 'a mention', url: `https://x.com/i/status/${post.id}` },
        });
        expect(enquiry.replyRoutes.map(({ audience, label }) => [audience, label])).toEqual([
          ['public', 'Public answer to Cedar (@cedar)'],
          ['private', 'Private message to Cedar (@cedar)'],
        ]);
        await answer(enquiry, 'Yes, from nine to five.', 'public');
        const sent = await eventually('the answer at X', () =>
          ours().find(({ text }) => text.includes('nine to five')),
        );
        expect(sent.referenced_tweets).toEqual([{ type: 'replied_to', id: post.id }]);
        await settled(enquiry.id, 'kept');
      });

      it('refuses what is about a person, or too long, before it is public', async () => {
        const { x } = world.standIns;
        x.post('damson', '@fenmoor My bin was missed');
        const enquiry = await accept(await waiting('My bin was missed'));
        const personal = await request(
          enquiry,
          `Your reference is ${enquiry.reference}, call 01223 457000`,
          'public',
        );
        expect(await personal.json()).toMatchObject({
          error: { code: 'personal-in-public', details: { found: 'a reference, a telephone number' } },
        });
        const long = await request(enquiry, '路'.repeat(141), 'public');
        expect(await long.json()).toMatchObject({ error: { code: 'reply-too-long' } });
        expect((await request(enquiry, 'No audience', 'public', { audience: undefined })).status).toBe(400);
        await answer(enquiry, 'Call 01223 457000 and we send a crew.', 'public', { despitePersonal: true });
        await eventually('the answer at X', () => ours().find(({ text }) => text.includes('send a crew')));
      });

      it('is one conversation across public and private: same reference, owner and promise', async () => {
        const { x } = world.standIns;
        x.post('elder', '@fenmoor Nobody answers my emails');
        const enquiry = await accept(await waiting('Nobody answers my emails'));
        await answer(enquiry, 'Please tell us more in a private message.', 'public', { purpose: 'question' });
        await eventually('the question at X', () => ours().find(({ text }) => text.includes('tell us more')));
        x.message('elder', 'I am at 12 Mill Road and my reference is lost');
        const more = await waiting('my reference is lost');
        expect(more.enquiryId).toBe(enquiry.id);
        const now = await accept(more);
        expect(now).toMatchObject({ reference: enquiry.reference, owner: enquiry.owner });
        expect(contactsOf(now).map(({ post }) => post?.audience)).toEqual(['public', 'public', 'private']);
        expect(now.commitments[0]).toMatchObject({ id: enquiry.commitments[0]!.id });
        // In private its own reference is nobody else's business.
        await answer(now, `It is ${now.reference}. We will ring you.`, 'private');
        await eventually('the message at X', () =>
          x.messages.find(
            ({ text, recipient_id }) => text.includes(now.reference) && recipient_id === x.user('elder').id,
          ),
        );
      });

      it('reopens an enquiry that was closed when its customer goes on in the thread, and nobody else', async () => {
        const { x } = world.standIns;
        x.post('hornbeam', '@fenmoor When is the tip open?');
        const enquiry = await accept(await waiting('When is the tip open?'));
        await answer(enquiry, 'Until six.', 'public', { close: true });
        const sent = await eventually('the answer at X', () =>
          ours().find(({ text }) => text === 'Until six.'),
        );
        await eventually('it to be closed', async () => (await read(enquiry.id)).state === 'closed');
        x.post('passer', 'And where is it?', { replyTo: sent.id });
        const other = await waiting('And where is it?');
        expect(other.enquiryId).not.toBe(enquiry.id);
        expect((await read(other.enquiryId)).suggestions).toMatchObject([{ reference: enquiry.reference }]);
        x.post('hornbeam', 'It is closed though', { replyTo: sent.id });
        expect((await waiting('It is closed though')).enquiryId).toBe(enquiry.id);
        expect(await read(enquiry.id)).toMatchObject({ state: 'open', owner: enquiry.owner });
      });

      it('keeps what was edited and deleted, and no promise stops', async () => {
        const { x } = world.standIns;
        const { id } = x.post('fir', '@fenmoor The gate is lokced');
        const { enquiryId } = await waiting('gate is lokced');
        x.post('fir', '@fenmoor The gate is locked', { edits: id });
        x.remove(id);
        const enquiry = await eventually('both changes', async () => {
          const found = await read(enquiryId);
          return contactsOf(found)[0]!.changes.length === 2 && found;
        });
        expect(contactsOf(enquiry)[0]).toMatchObject({
          text: '@fenmoor The gate is lokced',
          changes: [{ kind: 'edited', text: '@fenmoor The gate is locked' }, { kind: 'removed' }],
        });
        expect(enquiry.commitments.map(({ state }) => state)).toEqual(['running']);
      });

      it('says to the agent why the network refused, and nothing is said to be kept', async () => {
        const { x } = world.standIns;
        x.post('gorse', '@fenmoor The path floods');
        x.user('gorse').blocks.add(x.us.id);
        const enquiry = await accept(await waiting('The path floods'));
        await answer(enquiry, 'We look at the drain on Monday.', 'public');
        const failed = await eventually('the refusal', async () => {
          const found = contactsOf(await read(enquiry.id)).at(-1)!;
          return found.delivery?.state === 'failed' && found.delivery;
        });
        expect(failed.problem).toContain('They have blocked us at X');
        expect((await read(enquiry.id)).commitments.map(({ state }) => state)).toEqual(['running']);
      });
    });

    describe('Facebook', () => {
      const told = async () => {
        const { facebook } = world.standIns;
        await facebook.tell(world.url);
        return facebook;
      };

      it('answers a comment below it; its own comes back and is nothing new', async () => {
        const facebook = await told();
        const onPage = facebook.pagePost('The library opens at nine');
        const comment = facebook.comment('Hazel Holt', onPage.id, 'Also in the holidays? – “yes” or no 😀');
        const item = await waiting('Also in the holidays?');
        expect(item).toMatchObject({ channel: 'social', promise: { promiseId: 'CITY-S1' } });
        const enquiry = await accept(item);
        expect(contactsOf(enquiry)[0]).toMatchObject({
          party: 'Hazel Holt',
          text: 'Also in the holidays? – “yes” or no 😀',
          post: { what: 'a comment', canBeHidden: true },
        });
        await answer(enquiry, 'Yes, in the holidays too.', 'public');
        await eventually('the answer at Facebook', () =>
          facebook.comments.find(({ parent, message }) => parent === comment.id && message.includes('too.')),
        );
        await settled(enquiry.id, 'kept');
        await facebook.settled();
        expect(facebook.troubles).toEqual([]);
        expect(contactsOf(await read(enquiry.id))).toHaveLength(2);
      });

      it('writes in private once after a comment, and goes on once they answer, with their picture', async () => {
        const facebook = await told();
        const { id: below } = facebook.pagePost('Bins are late today');
        facebook.comment('Ivy Isted', below, 'Mine was missed for the third time');
        const enquiry = await accept(await waiting('for the third time'));
        await answer(enquiry, 'Please tell us where you live.', 'private', { purpose: 'question' });
        await eventually('the message', () =>
          facebook.messages.find(({ text }) => text.includes('where you live')),
        );
        const closed = await eventually('the way to be used up', async () => {
          const { closedRoutes } = await read(enquiry.id);
          return closedRoutes.find(({ label }) => label.startsWith('Private message'));
        });
        expect(closed.why).toContain('a single time');
        facebook.message('Ivy Isted', 'At 12 Mill Road, this is the bin', { pictures: 1 });
        const more = await waiting('this is the bin');
        expect(more.enquiryId).toBe(enquiry.id);
        const now = await accept(more);
        expect(now).toMatchObject({ reference: enquiry.reference, owner: enquiry.owner });
        const contact = contactsOf(now).at(-1)!;
        expect(contact).toMatchObject({
          post: { audience: 'private' },
          attachments: [{ contentType: 'image/png' }],
        });
        const file = await ash.request(api.readAttachment, { params: { id: contact.id, index: '0' } });
        expect(
          Buffer.from(await file.arrayBuffer())
            .subarray(1, 4)
            .toString(),
        ).toBe('PNG');
        await answer(now, `A crew comes tomorrow. Your reference: ${now.reference}`, 'private');
        const sent = await eventually('the answer', () =>
          facebook.messages.find(({ text }) => text.includes('A crew comes')),
        );
        expect(sent.how).toBe('RESPONSE');
        await eventually(
          'its receipt',
          async () => contactsOf(await read(enquiry.id)).at(-1)!.delivery?.state === 'delivered',
        );
      });

      it('hides a comment with a reason, and keeps it', async () => {
        const facebook = await told();
        const { id: below } = facebook.pagePost('The fair is on Saturday');
        const comment = facebook.comment('Juniper Jay', below, 'Buy cheap watches here');
        const { enquiryId } = await waiting('cheap watches');
        const [contact] = contactsOf(await read(enquiryId));
        const hidden = await ash.ask(api.hidePost, {
          params: { id: contact!.id },
          body: { reason: 'Advertising' },
        });
        expect(facebook.comments.find(({ id }) => id === comment.id)).toMatchObject({ isHidden: true });
        expect(contactsOf(hidden)[0]).toMatchObject({
          text: 'Buy cheap watches here',
          post: { hidden: { reason: 'Advertising' }, canBeHidden: false },
        });
        expect(hidden.commitments.map(({ state }) => state)).toEqual(['running']);
      });
    });
  });
}
