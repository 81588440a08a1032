import { randomUUID } from 'node:crypto';
import { dueAt } from '@frontdoor/charter';
import { api, type BodyOf, type EnquiryDetail } from '@frontdoor/contracts';
import { startOfDay } from '@frontdoor/kernel';
import { Contact } from '@frontdoor/persistence';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadPack } from '../../libs/charter/spec/read-charters.js';
import { dayFromToday, refusalOf } from '../support/council.js';
import { Desk } from '../support/desk.js';
import type { World } from '../support/world.js';

const ADDRESS = 'Flat 2, 12 Mill Road, Fenmoor, CB1 2AB';

/** Letters that the post room takes down, from their stamp to the answer. */
export function tellLettersIn(given: () => World): void {
  describe('a letter', () => {
    let world: World;
    let ash: Desk;
    beforeAll(async () => {
      world = given();
      ash = await Desk.of(world, 'ash');
    });

    const due = (promise: string, day: string): string =>
      new Date(dueAt(loadPack('cambridge-city'), promise, startOfDay(day, 'Europe/London'))).toISOString();
    const open = ({ commitments }: EnquiryDetail) =>
      commitments
        .filter(({ state }) => state === 'running')
        .map(({ promiseId, dueAt: at }) => [promiseId, at]);

    /** Taken down in the post room and taken on by this agent. */
    const takeDown = async (text: string, given: Partial<BodyOf<typeof api.takeDownContact>> = {}) => {
      await ash.agent.ask(api.takeDownContact, {
        body: {
          ...{ requestId: randomUUID(), channel: 'letter', service: 'customer-services', text },
          ...{ name: 'R. Reed', postal: ADDRESS, email: 'reed@customer.example', ...given },
        },
      });
      return ash.takeOn(text);
    };
    const correct = (enquiry: EnquiryDetail, date: string, reason = '') =>
      ash.agent.request(api.correctReceipt, {
        params: { id: enquiry.receiptDates[0]!.contactId },
        body: { date, reason },
      });

    it('counts from its stamp, is answered by email with the reason, and keeps its promise', async () => {
      const [stamped, earlier] = [dayFromToday(-2), dayFromToday(-5)];
      const enquiry = await takeDown('My bin was not emptied twice', { receivedOn: stamped });
      expect(open(enquiry)).toEqual([['CITY-L1', due('CITY-L1', stamped)]]);
      expect(enquiry.commitments[0]!.explanation[0]).toMatch(/^Received on .+ by its stamp, taken in on /);
      expect(enquiry.receiptDates).toMatchObject([{ date: stamped, canCorrect: true }]);
      expect(enquiry.customerDetail.identifiers).toMatchObject([
        { kind: 'email', stated: true },
        { kind: 'postal', value: ADDRESS, stated: true },
      ]);

      expect((await correct(enquiry, earlier)).status).toBe(200);
      const moved = await ash.read(enquiry.id);
      expect(open(moved)).toEqual([['CITY-L1', due('CITY-L1', earlier)]]);
      const { items } = await ash.agent.ask(api.readQueue, { query: { view: 'all' } });
      expect(items.find(({ enquiryId }) => enquiryId === enquiry.id)?.promise).toMatchObject({
        dueAt: due('CITY-L1', earlier),
      });
      expect(await refusalOf(await correct(moved, dayFromToday(1)))).toBe('400 receipt-date-refused');
      const contact = await world.database.manager.findOneByOrFail(Contact, { enquiryId: enquiry.id });
      expect(new Date(contact.at).toISOString()).toBe(
        new Date(startOfDay(stamped, 'Europe/London')).toISOString(),
      );

      const byEmail = { channel: 'email', to: 'reed@customer.example' } as const;
      const wanted = moved.wantedChannel!;
      expect(wanted).toMatchObject({ channel: 'letter', why: 'received' });
      if (wanted.problem === null)
        expect(await refusalOf(await ash.tryReply(moved, { ...byEmail, text: 'x' }))).toBe(
          '409 channel-reason-missing',
        );
      const reasonForChannel = 'the lorry comes before a letter would';
      await ash.reply(moved, { ...byEmail, text: 'It is emptied tomorrow.', reasonForChannel });
      const kept = await ash.until('the promise kept', enquiry, ({ commitments }) =>
        commitments.every(({ state }) => state === 'kept'),
      );
      const sent = kept.timeline.find((entry) => entry.type === 'contact' && entry.direction === 'out');
      expect(sent).toMatchObject({
        text: `It is emptied tomorrow.\n\nYou wrote by letter, and we would have answered in the same way. We answer by email instead: ${reasonForChannel}.`,
      });
      expect(kept.timeline).toContainEqual(
        expect.objectContaining({ text: `Ash answered by email, not by letter: ${reasonForChannel}` }),
      );
      const [written] = await world.database.manager.findBy(Contact, {
        enquiryId: enquiry.id,
        direction: 'out',
      });
      expect(written).toMatchObject({ channelReason: { wanted: 'letter', why: 'received' } });
      expect(await refusalOf(await correct(kept, stamped, 'Misread'))).toBe('409 receipt-date-fixed');
    });

    it('that is for several services is owed an acknowledgement that says who, what and when, and nothing else', async () => {
      const stamped = dayFromToday(-1);
      const simple = await takeDown('About my rent and my council tax', { receivedOn: stamped });
      const complex = await ash.record(simple, {
        type: 'classified',
        alsoServices: ['housing-repairs'],
        despiteLater: false,
      });
      expect(complex).toMatchObject({ complex: true, alsoServices: [{ slug: 'housing-repairs' }] });
      expect(open(complex)).toEqual([['CITY-L2', due('CITY-L2', stamped)]]);
      const kind = complex.replyKinds.find(({ purpose }) => purpose === 'acknowledgement')!;
      expect(kind.requires.map(({ element }) => element)).toEqual([
        'who-deals-with-it',
        'what-is-being-done',
        'when-to-expect-reply',
      ]);
      const asked = { purpose: 'acknowledgement', text: 'We have your letter.' } as const;
      const way = {
        channel: 'email',
        to: 'reed@customer.example',
        reasonForChannel: 'it is quicker',
      } as const;
      expect(await refusalOf(await ash.tryReply(complex, { ...way, ...asked }))).toBe('409 content-missing');
      const says = ['Ash deals with it.', 'We look at both accounts.', 'You hear from us by Friday.'];
      await ash.reply(complex, {
        ...way,
        ...{ purpose: 'acknowledgement', text: says.join(' ') },
        content: kind.requires.map(({ element }, i) => ({ element, passage: says[i]! })),
      });
      await ash.until('the acknowledgement kept', complex, ({ commitments }) =>
        commitments.some(({ promiseId, state }) => promiseId === 'CITY-L2' && state === 'kept'),
      );
      const atOnce = await takeDown('About my parking, my rent and a tree', { complex: true });
      expect(open(atOnce).map(([promise]) => promise)).toEqual(['CITY-L2']);
    });

    it('is answered as its writer wants once they have said so', async () => {
      const enquiry = await takeDown('Please send me the form by email');
      const { id } = enquiry.customerDetail;
      await ash.agent.ask(api.preferChannel, { params: { id }, body: { channel: 'email' } });
      const wishing = await ash.read(enquiry.id);
      expect(wishing.customerDetail.preferredChannel).toBe('email');
      expect(wishing.wantedChannel).toEqual({ channel: 'email', why: 'preferred', problem: null });
      expect(wishing.replyRoutes[0]).toMatchObject({ channel: 'email' });
      await ash.reply(wishing, { text: 'Here it is.' });
      const done = await ash.until('the promise kept', enquiry, ({ commitments }) =>
        commitments.every(({ state }) => state === 'kept'),
      );
      const sent = done.timeline.find((entry) => entry.type === 'contact' && entry.direction === 'out');
      expect(sent).toMatchObject({ text: 'Here it is.' });
    });
  });
}
