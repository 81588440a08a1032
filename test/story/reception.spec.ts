import { randomUUID } from 'node:crypto';
import { api } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.js';
import { redisUrl, skipsRedis } from '../support/redis.js';
import { SteppedClock } from '../support/stepped-clock.js';
import { startEmbedded, startScaledOut, SECRET, type World } from '../support/world.js';
import { ReceptionDesk } from './reception.js';

const SETTINGS = { SECRET, DEMO: 'on', DEMO_PACK: 'cambridgeshire-county' };

describe('visitors, instant by instant', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let world: World;
  let reception: ReceptionDesk;
  beforeAll(async () => {
    world = await startEmbedded(SETTINGS, undefined, clock);
    reception = await ReceptionDesk.of(world);
  });
  afterAll(() => world?.stop());

  it('one checks in at the kiosk, another who needs help goes first, and both are settled in time', async () => {
    const visit = randomUUID();
    const first = await reception.checkIn({ words: 'A form', name: 'Fern' }, visit);
    expect(await reception.checkIn({ words: 'A form', name: 'Fern' }, visit)).toBe(first);
    await reception.visitor(first);
    clock.step(60_000);
    const second = await reception.checkIn({ 'need-hearing': 'yes' });
    expect([first, second]).toEqual(['A01', 'A02']);
    await reception.visitor(second);
    const { visitors } = await reception.list();
    expect(visitors.map(({ ticket }) => ticket)).toEqual([second, first]);
    expect(visitors[0]!.first?.why).toBe('Needs help with hearing');
    const [resolution] = visitors[1]!.promises.filter(({ clockId }) => clockId === 'COUNTY-V3');
    expect(resolution).toMatchObject({ dueAt: '2026-11-23T10:15:00.000Z', state: 'running' });

    const { visitor } = await reception.desk.ask(api.callNextVisitor, { body: { where: 'Room 3' } });
    expect(visitor?.ticket).toBe(second);
    const screen = await reception.screenShows();
    expect(screen).toContain('Room 3');
    expect(screen).not.toContain('Fern');

    // The last instant that is in time for the greeting, and one that is late.
    clock.stepTo('2026-11-23T10:05:00Z');
    await reception.say(first, { step: 'greeted' });
    expect(await reception.promises(first)).toMatchObject({ 'COUNTY-V2': 'kept' });
    clock.stepTo('2026-11-23T10:06:00.001Z');
    await eventually('the missed greeting', async () => {
      const states = await reception.promises(second);
      return states['COUNTY-V2'] === 'missed';
    });
    for (const ticket of [first, second]) {
      await reception.say(ticket, { step: 'seen' });
      clock.stepTo('2026-11-23T10:15:00Z');
      await reception.say(ticket, { step: 'ended', settled: true, asked: [], nothingAsked: true });
      expect(await reception.promises(ticket)).toMatchObject({ 'COUNTY-V3': 'kept' });
    }
    expect((await reception.list()).today).toMatchObject({ came: 2, waiting: 0, seen: 2, leftUnseen: 0 });
    expect(await reception.screenShows()).not.toContain('Room 3');
  });

  it('the enquiry shows what a visitor asked for, and the queue what is given later', async () => {
    const ticket = await reception.checkIn();
    await reception.say(ticket, { step: 'seen' });
    const asked = [
      { text: 'A blue badge form', given: true as const },
      { text: 'A date', given: false as const, because: 'The team is out', by: '2026-11-25' },
    ];
    await reception.say(ticket, { step: 'ended', settled: true, asked, nothingAsked: false });
    const { enquiry } = await reception.visitor(ticket);
    const { timeline } = await reception.desk.ask(api.readEnquiry, { params: { id: enquiry!.id } });
    const told = timeline.flatMap((entry) => (entry.type === 'event' ? entry.text : []));
    expect(told.join('\n')).toContain(
      'Asked for: A blue badge form (given); A date (not given: The team is out; by Wednesday 25 November 2026)',
    );
    const { items } = await reception.desk.ask(api.readQueue, { query: { view: 'all' } });
    expect(items.find(({ enquiryId }) => enquiryId === enquiry!.id)).toMatchObject({ kind: 'give-later' });
  });
});

function tellReception(shape: string, start: () => Promise<World>): void {
  describe(`a reception on ${shape}`, () => {
    let world: World;
    let reception: ReceptionDesk;
    beforeAll(async () => {
      world = await start();
      reception = await ReceptionDesk.of(world);
    });
    afterAll(() => world?.stop());

    it('a colleague is asked and comes; the end says what was given; all of it is taken back', async () => {
      const ticket = await reception.checkIn();
      await reception.say(ticket, { step: 'colleague-asked', whom: 'Hazel' });
      await reception.visitor(ticket, ({ colleague }) => colleague?.whom === 'Hazel');
      await reception.say(ticket, { step: 'colleague-came' });
      expect(await reception.promises(ticket)).toMatchObject({ 'CARE-V2': 'kept' });
      await reception.say(ticket, { step: 'seen' });
      const { id } = await reception.visitor(ticket);
      const refused = await reception.desk.request(api.stepVisit, {
        params: { id },
        body: { step: 'ended', settled: true },
      });
      expect(refused.status).toBe(409);
      expect(await refused.text()).toContain('visit-asked-missing');
      const asked = [{ text: 'A form', given: true as const }];
      const act = await reception.say(ticket, { step: 'ended', settled: true, asked, nothingAsked: false });
      await reception.visitor(ticket, ({ ended }) => ended?.how === 'settled');
      await reception.undo(ticket, act);
      await reception.visitor(ticket, ({ stage, ended }) => stage === 'seen' && ended === null);
    });

    it('whoever is written down at the counter and not answered waits with a ticket, too', async () => {
      const text = `Keys of ${randomUUID()}`;
      const body = {
        ...{ requestId: randomUUID(), channel: 'visit', name: 'Fern', phone: '', email: '', postal: '' },
        ...{ service: 'customer-services', subject: '', text, answer: '' },
      };
      const { reference } = await reception.desk.ask(api.takeDownContact, { body });
      const visitor = await eventually('them at the desk', async () =>
        (await reception.list()).visitors.find(({ purpose }) => purpose === text),
      );
      expect(visitor).toMatchObject({ name: 'Fern', enquiry: { reference }, stage: 'waiting' });
      await reception.say(visitor.ticket, { step: 'left' });
    });

    it('who leaves unseen is counted', async () => {
      const ticket = await reception.checkIn();
      await reception.say(ticket, { step: 'left' });
      expect((await reception.list()).today.leftUnseen).toBe(2);
      const { leftUnseen } = await reception.desk.ask(api.readScoreboard, { query: { by: 'promise' } });
      expect(Math.round(leftUnseen.share! * leftUnseen.of)).toBe(2);
      expect(await reception.promises(ticket)).toEqual({ 'CARE-V1': 'withdrawn' });
    });

    it('a kiosk can check in and nothing else, not too often, and not once it is revoked', async () => {
      expect((await reception.post({ topic: 'no such thing' })).status).toBe(400);
      const many = await Promise.all(
        Array.from({ length: 35 }, () => reception.post({ topic: 'customer-services', visit: randomUUID() })),
      );
      const statuses = many.map(({ status }) => status);
      expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(5);
      expect(statuses.filter((status) => status === 201).length).toBeGreaterThanOrEqual(25);
      await reception.revokeKiosk();
      expect((await reception.post({ topic: 'customer-services' })).status).toBe(404);
    });
  });
}

/** Of a council that helps those first who need help with communication or access. */
function tellNeedsFirst(shape: string, start: () => Promise<World>): void {
  describe(`whoever needs help, ${shape}`, () => {
    let world: World;
    let reception: ReceptionDesk;
    beforeAll(async () => {
      world = await start();
      reception = await ReceptionDesk.of(world);
    });
    afterAll(() => world?.stop());

    it('goes first at the desk, in the queue, and in what an agent is offered', async () => {
      const first = await reception.visitor(await reception.checkIn());
      const needs = await reception.visitor(await reception.checkIn({ 'need-mobility': 'yes' }));
      expect((await reception.list()).visitors.map(({ ticket }) => ticket)).toEqual([
        needs.ticket,
        first.ticket,
      ]);
      const { items } = await reception.desk.ask(api.readQueue, { query: { view: 'all' } });
      expect(items.map(({ enquiryId }) => enquiryId)).toEqual([needs.enquiry!.id, first.enquiry!.id]);
      expect(items[0]).toMatchObject({
        rank: 1,
        rankReason: 'A visitor who needs help with communication or access goes first',
      });
      await reception.desk.ask(api.setPresence, { body: { presence: 'available' } });
      const offered = await eventually('an offer', async () => {
        const { items: mine } = await reception.desk.ask(api.readQueue, { query: { view: 'mine' } });
        return mine.find(({ state }) => state === 'offered');
      });
      expect(offered.enquiryId).toBe(needs.enquiry!.id);
      // Whoever was offered it, the visitor can leave unseen all the same.
      await reception.say(needs.ticket, { step: 'left' });
      expect((await reception.list()).today).toMatchObject({ came: 2, leftUnseen: 1 });
    });
  });
}

tellNeedsFirst('one machine', () => startEmbedded(SETTINGS));
tellReception('one machine', () => startEmbedded({ ...SETTINGS, DEMO_PACK: 'county-care' }));
describe.skipIf(skipsRedis)('with Redis', () => {
  tellNeedsFirst('PostgreSQL and Redis, hub and worker apart', () =>
    startScaledOut(redisUrl!, { DEMO_PACK: 'cambridgeshire-county' }),
  );
  tellReception('PostgreSQL and Redis, hub and worker apart', () =>
    startScaledOut(redisUrl!, { DEMO_PACK: 'county-care' }),
  );
});
