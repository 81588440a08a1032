import { randomUUID } from 'node:crypto';
import { api, type EnquiryDetail, type OpenPromise } from '@frontdoor/contracts';
import { Commitment } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, startCouncil } from '../support/council.js';
import { Desk } from '../support/desk.js';
import type { World } from '../support/world.js';

describe('open promises', () => {
  let world: World;
  let maple: Desk;
  let ash: Desk;
  const enquiries: Record<string, EnquiryDetail> = {};
  /** An alarm passes over enquiries that somebody else has locked. */
  let held: ReturnType<World['database']['createQueryRunner']>;

  beforeAll(async () => {
    world = await startCouncil();
    maple = await Desk.of(world, 'maple');
    ash = await Desk.of(world, 'ash');
    for (const subject of ['safe', 'at risk', 'missed'])
      enquiries[subject] = await maple.receive('planning', `A shed, ${subject}`);
    enquiries.centre = await ash.receive('help', 'A bin at the centre');
    enquiries.paused = await maple.receive('planning', 'A shed, paused');
    await maple.reply(enquiries.paused, { text: 'How tall is it?', purpose: 'question' });
    await maple.until('the wait', enquiries.paused, ({ waitingSince }) => waitingSince !== null);
    held = world.database.createQueryRunner();
    await held.startTransaction();
    await held.query('SELECT FROM enquiry WHERE id IN ($1, $2) FOR UPDATE', [
      enquiries.missed!.id,
      enquiries['at risk']!.id,
    ]);
    await put('missed', { dueAt: Date.now() - HOUR, atRiskAt: [Date.now() - 2 * HOUR] });
    await put('at risk', { dueAt: Date.now() + HOUR, atRiskAt: [Date.now() - HOUR, Date.now() + HOUR / 2] });
    await put('centre', { dueAt: Date.now() + 2 * HOUR, atRiskAt: [Date.now() + HOUR] });
    await put('safe', { dueAt: Date.now() + 3 * DAY, atRiskAt: [Date.now() + DAY] });
    await put('paused', { dueAt: Date.now() - 3 * HOUR, atRiskAt: [Date.now() - 4 * HOUR] });
  });
  afterAll(async () => {
    await held?.release();
    await world?.stop();
  });

  /** Moves the promise of an enquiry in time, as if nobody had told yet that it did. */
  async function put(name: string, times: { dueAt: number; atRiskAt: number[] }): Promise<void> {
    const where = { enquiryId: enquiries[name]!.id };
    const nextAlarmAt = name === 'paused' ? null : times.atRiskAt[0]!;
    await world.database.manager.update(Commitment, where, { ...times, nextAlarmAt });
  }

  const list = (desk: Desk, query: Record<string, string> = {}) =>
    desk.agent.ask(api.listOpenPromises, { query });
  const told = ({ subject, standing }: OpenPromise): string => `${subject}: ${standing}`;
  const COUNTS = { missed: 1, atRisk: 1, safe: 2, paused: 1 };

  it('are listed by when they are due, with how they stand', async () => {
    const { promises, counts } = await list(ash);
    expect(promises.map(told)).toEqual([
      'A shed, paused: paused',
      'A shed, missed: missed',
      'A shed, at risk: at-risk',
      'A bin at the centre: safe',
      'A shed, safe: safe',
    ]);
    expect(counts).toEqual(COUNTS);
    const enquiry = enquiries['at risk']!;
    expect(promises[2]).toMatchObject({
      commitmentId: enquiry.commitments[0]!.id,
      promiseId: 'CITY-E2',
      title: enquiry.commitments[0]!.title,
      state: 'running',
      enquiryId: enquiry.id,
      reference: enquiry.reference,
      kind: 'enquiry',
      channel: 'email',
      service: 'Planning',
      owner: { id: maple.agent.me.id, name: 'Maple' },
      holder: { id: maple.agent.me.id, name: 'Maple' },
    });
    expect(promises[0]).toMatchObject({ state: 'paused', owner: { name: 'Maple' }, holder: null });
  });

  it.each(['missed', 'at-risk', 'safe', 'paused'])('can be narrowed to what is %s', async (standing) => {
    const { promises, counts } = await list(ash, { standing });
    expect(promises.length).toBeGreaterThan(0);
    expect(promises.every((each) => each.standing === standing)).toBe(true);
    expect(promises).toHaveLength(counts[standing === 'at-risk' ? 'atRisk' : (standing as 'safe')]);
    expect(counts).toEqual(COUNTS);
  });

  it('can be narrowed to a service and to what is mine, and the counts with them', async () => {
    const planning = await list(ash, { service: 'planning', limit: '2' });
    expect(planning.promises.map(told)).toEqual(['A shed, paused: paused', 'A shed, missed: missed']);
    expect(planning.counts).toEqual({ ...COUNTS, safe: 1 });

    const mine = await list(ash, { mine: 'true' });
    expect(mine.promises.map(told)).toEqual(['A bin at the centre: safe']);
    expect(mine.counts).toEqual({ missed: 0, atRisk: 0, safe: 1, paused: 0 });
    expect((await list(ash, { mine: 'true', service: 'planning' })).promises).toEqual([]);
    expect((await list(maple, { mine: 'true' })).promises).toHaveLength(4);

    const nowhere = await list(ash, { service: 'nowhere' });
    expect(nowhere).toEqual({ promises: [], counts: { missed: 0, atRisk: 0, safe: 0, paused: 0 } });
  });

  it('are mine, too, while I have the work of somebody else’s enquiry', async () => {
    const oak = await Desk.of(world, 'oak');
    const { id } = enquiries.centre!.workItems[0]!;
    const give = (to: Desk) =>
      oak.agent.ask(api.assignWorkItem, { params: { id }, body: { agentId: to.agent.me.id } });
    await give(oak);
    const { promises } = await list(oak, { mine: 'true' });
    expect(promises).toMatchObject([{ owner: { name: 'Ash' }, holder: { name: 'Oak' } }]);
    expect((await list(ash, { mine: 'true' })).promises).toHaveLength(1);
    await give(ash);
    expect((await list(oak, { mine: 'true' })).promises).toEqual([]);
  });

  it('are those of the council and of this organisation, and only until they are kept', async () => {
    const { manager } = world.database;
    const [shed] = await manager.findBy(Commitment, { enquiryId: enquiries.safe!.id });
    const copy = () => ({ ...shed!, id: randomUUID(), contactId: randomUUID() });
    const elsewhere = randomUUID();
    await manager.insert(Commitment, [
      { ...copy(), whose: 'customer' },
      { ...copy(), organisationId: elsewhere },
      { ...copy(), state: 'missed', settledAt: Date.now() },
      { ...copy(), state: 'withdrawn' },
    ]);
    expect((await list(ash)).counts).toEqual(COUNTS);

    const [found] = enquiries.safe!.replyKinds.filter(({ purpose }) => purpose === 'response');
    expect(found!.requires).toEqual([]);
    await maple.reply(enquiries.safe!, { text: 'You may build it.', purpose: 'response' });
    await maple.until('the promise kept', enquiries.safe!, ({ commitments }) =>
      commitments.some(({ state }) => state === 'kept'),
    );
    const after = await list(ash);
    expect(after.promises.map(told)).not.toContain('A shed, safe: safe');
    expect(after.counts).toEqual({ ...COUNTS, safe: 1 });
  });

  it('are past mending once the enquiry is closed', async () => {
    await held.rollbackTransaction();
    const params = { id: enquiries.missed!.id };
    await maple.agent.ask(api.closeEnquiry, { params, body: { how: 'unanswered' } });
    expect((await list(ash)).counts).toMatchObject({ missed: 0 });
    await maple.agent.ask(api.reopenEnquiry, { params });
    expect((await list(ash)).counts).toMatchObject({ missed: 1 });
  });
});
