import { randomUUID } from 'node:crypto';
import { api, type EnquiryDetail, type LetterInQueue } from '@frontdoor/contracts';
import { LETTER_TEMPLATE } from '@frontdoor/channels/letters';
import { dayOf, daysAfter } from '@frontdoor/kernel';
import { Organisation, removeLetterTemplate, setLetterTemplate } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desk } from '../support/desk.js';
import { eventually } from '../support/eventually.js';
import { wordsOf } from '../support/poppler.js';
import type { World } from '../support/world.js';

const ADDRESS = '12 Mill Road\nFenmoor\nCB1 2AB';
const ZONE = 'Europe/London';

/** A letter that came by post is answered by post, from the desk to the letter box and sometimes back. */
export function tellLettersOut(shape: string, start: () => Promise<World>): void {
  describe(`letters out, ${shape}`, () => {
    let world: World;
    let desk: Desk;
    beforeAll(async () => {
      world = await start();
      desk = await Desk.of(world, 'ash');
    });
    afterAll(() => world?.stop());

    const queue = (show: string) => desk.agent.ask(api.listPrintQueue, { query: { show } });
    const inQueue = (show: string, { reference }: { reference: string }): Promise<LetterInQueue> =>
      eventually(`${reference} under ${show}`, async () =>
        (await queue(show)).letters.find((letter) => letter.reference === reference),
      );
    const today = (): string => dayOf(Date.now(), ZONE);

    /** Taken down as the post room does, taken on by the agent. */
    const letter = async (name: string, text: string): Promise<EnquiryDetail> => {
      const taken = await desk.agent.ask(api.takeDownContact, {
        body: {
          ...{ requestId: randomUUID(), channel: 'letter', name, phone: '', email: '', postal: ADDRESS },
          ...{ service: 'customer-services', subject: text, text, answer: '' },
        },
      });
      const enquiry = await eventually('the enquiry', async () =>
        taken.enquiryId === null ? undefined : desk.read(taken.enquiryId),
      );
      const [item] = enquiry.workItems;
      await desk.agent.ask(api.acceptWorkItem, { params: { id: item!.id } });
      return desk.read(enquiry.id);
    };
    const councils = ({ commitments }: EnquiryDetail) =>
      commitments.filter(({ whose }) => whose === 'council' || whose === undefined);
    const deliveryOf = ({ timeline }: EnquiryDetail) =>
      timeline.flatMap((entry) => (entry.type === 'contact' && entry.delivery ? [entry.delivery] : []))[0];

    it('waits in the print queue, and keeps its promise when it was posted, not before', async () => {
      const enquiry = await letter('Ada Whitfield', 'Where is my bin?');
      const route = enquiry.replyRoutes.find(({ channel }) => channel === 'letter')!;
      expect(route).toMatchObject({ to: '12 Mill Road, Fenmoor, CB1 2AB', formatting: true });
      const look = (text: string, letterStyle = { large: false }) =>
        desk.agent.ask(api.previewLetter, {
          params: { id: enquiry.id },
          body: { text, channel: 'letter', to: route.to, letter: letterStyle },
        });
      const preview = await look('Dear Ada Whitfield,\n\nYour bin comes **tomorrow**.');
      expect(preview).toMatchObject({ page: { number: 1, total: 1 }, warnings: [] });
      expect(Buffer.from(preview.page!.picture, 'base64').subarray(1, 4).toString()).toBe('PNG');
      expect((await look('Your bin comes ☺')).warnings[0]).toContain('☺ (U+263A)');

      const open = councils(enquiry).filter(({ state }) => state === 'running');
      expect(open.length).toBeGreaterThan(0);
      await desk.reply(enquiry, {
        ...{ channel: 'letter', to: route.to, text: 'Dear Ada Whitfield,\n\nYour bin comes **tomorrow**.' },
        ...{ letter: { large: true }, override: { reason: 'It is said by telephone' } },
      });
      const waiting = await inQueue('to-print', enquiry);
      expect(waiting).toMatchObject({
        address: route.to,
        customer: 'Ada Whitfield',
        pages: 1,
        large: true,
        prints: 0,
      });
      expect(waiting.dueAt).not.toBeNull();
      const queued = await desk.until(
        'to be posted',
        enquiry,
        (each) => deliveryOf(each)?.state === 'to-post',
      );
      const stillOpen = (each: EnquiryDetail) =>
        councils(each).filter(({ state }) => state === 'running').length;
      expect(stillOpen(queued)).toBe(open.length);

      const print = () => desk.agent.request(api.printLetters, { body: { ids: [waiting.id] } });
      const printed = await print();
      expect(printed.headers.get('content-disposition')).toMatch(/^attachment/);
      const words = wordsOf(new Uint8Array(await printed.arrayBuffer()));
      for (const said of [enquiry.reference, 'Ada Whitfield', 'Your bin comes tomorrow.'])
        expect(words).toContain(said);
      await print();
      expect(await inQueue('to-post', enquiry)).toMatchObject({ prints: 2, printedAt: expect.any(String) });

      const post = (on: string) => desk.agent.request(api.markPosted, { body: { ids: [waiting.id], on } });
      expect((await post(daysAfter(today(), 1))).status).toBe(400);
      expect((await post(daysAfter(today(), -1))).status).toBe(400);
      expect((await post(today())).status).toBe(200);
      expect((await post(today())).status).toBe(409);
      const kept = await desk.until('the promise kept', enquiry, (each) => stillOpen(each) < open.length);
      expect(deliveryOf(kept)).toMatchObject({ state: 'sent' });
      expect(await inQueue('posted', enquiry)).toMatchObject({
        postedOn: today(),
        postedBy: desk.agent.me.name,
      });

      // Somebody finds it on a desk.
      await desk.agent.ask(api.takeBackPosted, { body: { ids: [waiting.id] } });
      const again = await desk.until('running again', enquiry, (each) => stillOpen(each) === open.length);
      expect(deliveryOf(again)).toMatchObject({ state: 'to-post' });
      expect((await post(today())).status).toBe(200);
      await desk.until('kept again', enquiry, (each) => stillOpen(each) < open.length);
    });

    it('is written with the organisation’s own template, and with ours where that does not work', async () => {
      const [council] = await world.database.manager.find(Organisation);
      const organisationId = council!.id;
      const own = (template: string) =>
        setLetterTemplate(world.database, { organisationId, template, now: Date.now() });
      const printed = async (name: string) => {
        const enquiry = await letter(name, 'Where is my garden bin?');
        // Their writers do not say how they are printed: as the customer needs it.
        const needed = name.startsWith('Cai');
        await desk.agent.ask(api.recordNeeds, {
          params: { id: enquiry.customerDetail.id },
          body: { needs: needed ? ['large-print'] : [] },
        });
        await desk.reply(enquiry, {
          ...{ channel: 'letter', to: '12 Mill Road, Fenmoor, CB1 2AB', text: 'It comes tomorrow.' },
          override: { reason: 'It is said by telephone' },
        });
        const { id, large } = await inQueue('to-print', enquiry);
        expect(large).toBe(needed);
        const document = await desk.agent.request(api.printLetters, { body: { ids: [id] } });
        return { enquiry, words: wordsOf(new Uint8Array(await document.arrayBuffer())) };
      };
      try {
        await own(LETTER_TEMPLATE.replace('#par(data.questions)', '#par("Fenmoor wishes you well.")'));
        expect((await printed('Cai Whitfield')).words).toContain('Fenmoor wishes you well.');
        await own('\n#unheard');
        const { enquiry, words } = await printed('Dee Whitfield');
        expect(words).toContain('It comes tomorrow.');
        expect(words).toContain('If you have a question about this letter');
        const told = await desk.until('told', enquiry, ({ timeline }) =>
          /unheard/.test(JSON.stringify(timeline)),
        );
        expect(JSON.stringify(told.timeline)).toContain(
          'The letter was written with Frontdoor’s template: its template does not work: unknown variable: unheard (line 2)',
        );
        const { warnings } = await desk.agent.ask(api.previewLetter, {
          params: { id: enquiry.id },
          body: { text: 'It comes.', channel: 'letter', to: '12 Mill Road, Fenmoor, CB1 2AB', letter: {} },
        });
        expect(warnings.join()).toContain('own template of letters does not work');
      } finally {
        await removeLetterTemplate(world.database, { organisationId });
      }
    });

    it('is taken back before it is posted, and is a draft of its writer again', async () => {
      const enquiry = await letter('Eve Whitfield', 'Where is my brown bin?');
      const open = councils(enquiry).filter(({ state }) => state === 'running').length;
      const text = 'Dear Eve Whitfield,\n\nYour bin comes **today**.';
      await desk.reply(enquiry, {
        ...{ channel: 'letter', to: '12 Mill Road, Fenmoor, CB1 2AB', text, close: true },
        ...{ letter: { language: 'cy', large: true }, override: { reason: 'It is said by telephone' } },
      });
      const { id } = await inQueue('to-print', enquiry);
      const waiting = await desk.read(enquiry.id);
      expect(waiting.state).toBe('closed');
      expect(deliveryOf(waiting)).toMatchObject({ canTakeBack: true });
      await desk.agent.ask(api.takeBackLetter, { params: { id } });
      expect((await queue('to-print')).letters.map(({ reference }) => reference)).not.toContain(
        enquiry.reference,
      );
      const back = await desk.read(enquiry.id);
      expect(back.state).toBe('open');
      expect(deliveryOf(back)).toMatchObject({ state: 'taken-back', canRetry: false, canTakeBack: false });
      expect(councils(back).filter(({ state }) => state === 'running')).toHaveLength(open);
      expect(back.workItems.map(({ kind }) => kind)).toContain('answer');
      const [draft] = back.drafts;
      expect(draft).toMatchObject({ kind: 'reply', fields: { text } });
      expect(JSON.parse(draft!.fields.letter!)).toEqual({ language: 'cy', large: true });
      expect(JSON.parse(draft!.fields.route!)).toMatchObject({ channel: 'letter' });
      // What the customer reads does not have what never left.
      const page = await fetch(back.trackingUrl);
      expect(await page.text()).not.toContain('Your bin comes');
      const again = await desk.agent.request(api.takeBackLetter, { params: { id } });
      expect(again.status).toBe(409);
      expect((await desk.agent.request(api.markPosted, { body: { ids: [id], on: today() } })).status).toBe(
        409,
      );

      // A draft that was begun since stays.
      await desk.reply(back, {
        ...{ channel: 'letter', to: '12 Mill Road, Fenmoor, CB1 2AB', text },
        override: { reason: 'It is said by telephone' },
      });
      const second = await inQueue('to-print', enquiry);
      await desk.agent.ask(api.takeBackLetter, { params: { id: second.id } });
      expect((await desk.read(enquiry.id)).drafts).toEqual([draft]);
      await desk.agent.ask(api.discardDraft, {
        params: { id: enquiry.id, kind: 'reply' },
        query: { version: draft!.version },
      });

      // Once it is posted it is gone.
      await desk.reply(await desk.read(enquiry.id), {
        ...{ channel: 'letter', to: '12 Mill Road, Fenmoor, CB1 2AB', text },
        override: { reason: 'It is said by telephone' },
      });
      const third = await inQueue('to-print', enquiry);
      await desk.agent.ask(api.markPosted, { body: { ids: [third.id], on: today() } });
      expect((await desk.agent.request(api.takeBackLetter, { params: { id: third.id } })).status).toBe(409);
    });

    it('that did not come back after all counts as before', async () => {
      const enquiry = await letter('Flo Whitfield', 'Where is my green bin?');
      await desk.reply(enquiry, {
        ...{ channel: 'letter', to: '12 Mill Road, Fenmoor, CB1 2AB', text: 'It comes tomorrow.' },
        override: { reason: 'It is said by telephone' },
      });
      const { id } = await inQueue('to-print', enquiry);
      const returned = () =>
        desk.agent.ask(api.markReturned, { params: { id }, body: { reason: 'refused', note: '' } });
      const notReturned = () => desk.agent.request(api.takeBackReturned, { params: { id } });
      const running = (each: EnquiryDetail) =>
        councils(each).filter(({ state }) => state === 'running').length;
      expect((await notReturned()).status).toBe(409);

      // Marked before it was posted: it waits again.
      await returned();
      expect((await notReturned()).status).toBe(200);
      expect(await inQueue('to-print', enquiry)).toMatchObject({ returned: null });

      await desk.agent.ask(api.markPosted, { body: { ids: [id], on: today() } });
      const sent = await desk.until('sent', enquiry, (each) => deliveryOf(each)?.state === 'sent');
      await returned();
      await desk.until('running again', enquiry, (each) => running(each) > running(sent));
      expect((await notReturned()).status).toBe(200);
      const kept = await desk.read(enquiry.id);
      expect(deliveryOf(kept)).toMatchObject({ state: 'sent', problem: null });
      expect(running(kept)).toBe(running(sent));
      const failed = kept.workItems.filter(({ kind }) => kind === 'delivery-failed');
      expect(new Set(failed.map(({ state }) => state))).toEqual(new Set(['done']));
      expect(await inQueue('posted', enquiry)).toMatchObject({ postedOn: today(), returned: null });
    });

    it('that comes back was not delivered: the promise runs, and somebody has to deal with it', async () => {
      const enquiry = await letter('Ben Whitfield', 'Where is my other bin?');
      await desk.reply(enquiry, {
        ...{
          channel: 'letter',
          to: '12 Mill Road, Fenmoor, CB1 2AB',
          text: 'It comes tomorrow.',
          close: true,
        },
        override: { reason: 'It is said by telephone' },
      });
      const { id } = await inQueue('to-print', enquiry);
      await desk.agent.ask(api.markPosted, { body: { ids: [id], on: today() } });
      await desk.until(
        'sent',
        enquiry,
        (each) => deliveryOf(each)?.state === 'sent' && each.state === 'closed',
      );
      await desk.agent.ask(api.markReturned, { params: { id }, body: { reason: 'gone-away', note: '' } });
      const back = await desk.until('not delivered', enquiry, (each) => deliveryOf(each)?.state === 'failed');
      expect(deliveryOf(back)?.problem).toBe('it came back: gone away');
      expect(back.state).toBe('open');
      expect(councils(back).some(({ state }) => state === 'running')).toBe(true);
      expect(back.workItems.map(({ kind }) => kind)).toContain('delivery-failed');
      expect(await inQueue('returned', enquiry)).toMatchObject({ returned: 'gone away' });

      // Sent again, it waits anew.
      await desk.agent.ask(api.retryDelivery, { params: { id } });
      expect(await inQueue('to-print', enquiry)).toMatchObject({
        id,
        prints: 0,
        returned: null,
        postedOn: null,
      });
    });
  });
}
