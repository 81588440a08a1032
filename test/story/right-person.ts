import { api, type EnquiryDetail } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayFromToday } from '../support/council.js';
import { Desk } from '../support/desk.js';
import type { World } from '../support/world.js';

const FROM = 'lee.marsh@customer.example';

/** An owner is away and nothing is said twice; one message turns out to be two matters, and is one again. */
export function tellRightPerson(shape: string, start: () => Promise<World>): void {
  describe(`the right person, ${shape}`, () => {
    let world: World;
    let ash: Desk;
    let birch: Desk;
    let oak: Desk;

    beforeAll(async () => {
      world = await start();
      ash = await Desk.of(world, 'ash');
      birch = await Desk.of(world, 'birch');
      oak = await Desk.of(world, 'oak');
    });
    afterAll(() => world?.stop());

    const promises = ({ commitments }: Pick<EnquiryDetail, 'commitments'>) =>
      commitments.filter(({ whose }) => whose === 'council');
    const duesOf = (enquiry: EnquiryDetail) =>
      promises(enquiry)
        .filter(({ state }) => state === 'running')
        .map(({ clockId, dueAt }) => `${clockId} ${dueAt}`)
        .toSorted();
    const ownerOf = async ({ id }: Pick<EnquiryDetail, 'id'>) => (await oak.read(id)).owner?.name;

    it('is a colleague with all of it while the owner is away, who finds it in a list when they log in again', async () => {
      const first = await ash.receive('help', 'My bin was not emptied on Tuesday', FROM);
      await ash.agent.ask(api.noteQuestion, {
        params: { id: first.id },
        body: { question: 'Which bin is it?', answer: 'The blue one' },
      });
      await ash.reply(await ash.read(first.id), { text: 'We come again on Thursday.', purpose: 'response' });
      expect(await ownerOf(first)).toBe('Ash');
      await ash.agent.ask(api.setAbsence, {
        body: { urgentContact: 'Customer services', returnDate: dayFromToday(3) },
      });

      const since = await birch.customerAnswers(first, 'Nobody came on Thursday either');
      const running = promises(since).filter(({ state }) => state === 'running');
      expect(running.length).toBeGreaterThan(0);
      const taken = await birch.takeOn('Nobody came on Thursday either');
      // One matter with one owner, and a colleague who has all of it.
      expect(taken.id).toBe(first.id);
      expect(taken.owner?.name).toBe('Ash');
      expect(JSON.stringify(taken.timeline)).toContain('We come again on Thursday.');
      expect(taken.questions).toMatchObject([{ question: 'Which bin is it?', answer: 'The blue one' }]);
      await birch.reply(taken, { text: 'A lorry comes today. We are sorry.', purpose: 'response' });
      const after = await birch.until('the promise kept', first, (now) =>
        promises(now).every(({ state }) => state === 'kept'),
      );
      expect(after.owner?.name).toBe('Ash');

      // Nobody was logged in as the owner meanwhile: it waits for them.
      const again = await Desk.of(world, 'ash');
      const { unseen, mentions } = await again.agent.ask(api.listMentions);
      expect(unseen).toBe(1);
      expect(mentions).toMatchObject([
        {
          enquiryId: first.id,
          by: 'Birch',
          preview: 'Birch answered. Ash owns it and is told',
          seenAt: null,
        },
      ]);
      const read = await again.read(first.id);
      expect(read.timeline.map(({ id }) => id)).toContain(mentions[0]!.noteId);
      const looked = await again.agent.ask(api.lookAtMentions, { body: { notes: [mentions[0]!.noteId] } });
      expect(looked.unseen).toBe(0);
      expect((await birch.agent.ask(api.listMentions)).mentions).toEqual([]);
    });

    it('is whoever is proposed for each of the matters of the one who is away, in one move that is taken back as one', async () => {
      const one = await ash.receive('help', 'The lamp in Weir Street is dark', FROM);
      const other = await ash.receive('help', 'May I have a second bin?', 'second@customer.example');
      const id = ash.agent.me.id;
      const { matters } = await oak.agent.ask(api.proposeForAbsence, { params: { id } });
      expect(matters.map(({ enquiryId }) => enquiryId)).toEqual(expect.arrayContaining([one.id, other.id]));
      const dues = duesOf(await oak.read(one.id));
      const moves = matters.flatMap(({ enquiryId, to, why }) => (to ? [{ enquiryId, to: to.id, why }] : []));
      expect(moves).toHaveLength(matters.length);
      const handed = await oak.agent.ask(api.handOverOwned, { params: { id }, body: { moves } });
      expect(handed.count).toBe(matters.length);
      for (const { enquiryId, to } of matters) expect(await ownerOf({ id: enquiryId })).toBe(to!.name);
      expect(duesOf(await oak.read(one.id))).toEqual(dues);
      expect((await oak.agent.ask(api.proposeForAbsence, { params: { id } })).matters).toEqual([]);
      await oak.agent.ask(api.undoOwned, { params: { id: handed.id } });
      expect([await ownerOf(one), await ownerOf(other)]).toEqual(['Ash', 'Ash']);
    });

    it('has what was two matters split with its promises and joined again, and nothing is counted twice', async () => {
      const total = async () => {
        const { totals } = await oak.agent.ask(api.readScoreboard, { query: {} });
        return totals;
      };
      const from = 'two.matters@customer.example';
      const received = await birch.receive('help', 'The drain in Mill Lane is blocked', from);
      const whole = await birch.customerAnswers(received, 'And may I build a porch?');
      const before = { dues: duesOf(whole), total: await total() };
      const porch = whole.timeline.find((entry) => entry.type === 'contact' && entry.text.includes('porch'))!;
      const split = await birch.agent.ask(api.splitEnquiry, {
        params: { id: whole.id },
        body: { contactIds: [porch.id], service: 'planning', subject: 'A porch', tellCustomer: false },
      });
      const rest = await birch.read(whole.id);
      // Each has its own promise, due when it was.
      expect(duesOf(rest).length).toBeGreaterThan(0);
      expect(duesOf(split).length).toBeGreaterThan(0);
      const earliest = (dues: string[]) => dues.map((each) => each.split(' ')[1]!).toSorted()[0];
      expect(earliest([...duesOf(rest), ...duesOf(split)])).toBe(earliest(before.dues));

      const undo = rest.joined.find((each) => each.enquiryId === split.id)!;
      await birch.agent.ask(api.undoJoin, { params: { id: undo.id } });
      const again = await birch.read(whole.id);
      expect(duesOf(again)).toEqual(before.dues);
      expect(again.timeline.map(({ id }) => id)).toContain(porch.id);
      expect(await total()).toEqual(before.total);
    });
  });
}
