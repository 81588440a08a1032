import { randomUUID } from 'node:crypto';
import {
  Commitment,
  Contact,
  countFirstContact,
  Enquiry,
  Exclusion,
  findDrafts,
  findTrackedEnquiry,
  Handover,
  Join,
  Question,
  saveDraft,
  Suggestion,
  TimelineEvent,
  WorkItem,
} from '@frontdoor/persistence';
import type { InboundContact } from '@frontdoor/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Joins } from '@frontdoor/casework/joins';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { JoinEnquiries } from './join-enquiries.js';
import { JoinEnquiriesModule } from './join-enquiries.module.js';

const HOUR_MS = 3_600_000;

describe('two enquiries that are one', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([JoinEnquiriesModule], clock);
  });
  afterAll(() => modules?.stop());

  let from: InboundContact['from'];
  let one: Enquiry;
  let two: Enquiry;
  let messageId: string;
  beforeEach(async () => {
    from = { kind: 'email', value: `${randomUUID()}@customer.example` };
    one = await modules.receive('help', { from, subject: 'The lamp is dark' });
    clock.step(HOUR_MS);
    messageId = `${randomUUID()}@customer.example`;
    const thread = { messageId, references: [], tokens: [] };
    two = await modules.receive('help', { from, subject: 'RE: The lamp', text: 'Still dark', thread });
    clock.step(HOUR_MS);
    await suggest(two, one);
  });

  const manager = () => modules.source.manager;
  const suggest = (a: Enquiry, b: Enquiry) =>
    manager().upsert(Suggestion, { enquiryId: a.id, otherId: b.id, why: 'It looks like it', state: 'open' }, [
      'enquiryId',
      'otherId',
    ]);
  const now = ({ id }: Enquiry) => manager().findOneByOrFail(Enquiry, { id });
  const joining = () => modules.get(JoinEnquiries);
  const join = async (a: Enquiry, b: Enquiry, who = 'ash') =>
    joining().join(await modules.agent(who), a.id, b.id, false);
  const undo = async ({ id: fromId }: Enquiry) => {
    const { id } = await manager().findOneByOrFail(Join, { fromId });
    return joining().undo(await modules.agent('ash'), id);
  };
  const promises = async ({ id: enquiryId }: Enquiry) => {
    const rows = await manager().find(Commitment, {
      where: { enquiryId },
      order: { clockId: 'ASC', startedAt: 'ASC' },
    });
    return rows.map(({ id, clockId, state, startedAt, dueAt }) => ({ id, clockId, state, startedAt, dueAt }));
  };
  const open = async ({ id: enquiryId }: Enquiry) =>
    (await manager().findBy(WorkItem, { enquiryId })).filter(({ state }) => state !== 'done');
  const said = async ({ id: enquiryId }: Enquiry) =>
    (await manager().find(TimelineEvent, { where: { enquiryId }, order: { position: 'ASC' } })).map(
      ({ text }) => text,
    );

  it('have all of it under the earlier one, by one click from either side, and are two again by another', async () => {
    const before = { one: await promises(one), two: await promises(two) };
    await manager().update(Enquiry, { id: one.id }, { ownerId: (await modules.agent('oak')).id });
    expect(await join(one, two)).toBe(one.id);
    expect(await join(two, one)).toBe(one.id);
    expect(await now(two)).toMatchObject({ joinedId: one.id, state: 'closed' });
    expect(await now(one)).toMatchObject({
      state: 'open',
      contactsIn: 2,
      ownerId: (await modules.agent('oak')).id,
    });
    expect(await manager().countBy(Contact, { enquiryId: one.id, direction: 'in' })).toBe(2);
    expect(await manager().countBy(Contact, { enquiryId: two.id })).toBe(0);
    expect(await promises(one)).toHaveLength(before.one.length + before.two.length);
    expect(await promises(two)).toEqual([]);
    const work = await open(one);
    expect(work).toHaveLength(1);
    expect(work[0]!.promiseDueAt).toBe(Math.min(...before.one.map(({ dueAt }) => dueAt)));
    expect((await said(two)).at(-1)).toBe(`Ash joined it with ${one.reference}: all of it is there now`);
    expect((await said(one)).at(-1)).toMatch(
      new RegExp(`^Ash joined ${two.reference} with it: “RE: The lamp”, \\d+ messages?$`),
    );

    expect(await undo(two)).toBe(two.id);
    expect(await promises(one)).toEqual(before.one);
    expect(await promises(two)).toEqual(before.two);
    expect(await now(two)).toMatchObject({ joinedId: null, state: 'open', closedAt: null });
    expect(await now(one)).toMatchObject({ state: 'open', contactsIn: 1 });
    expect(await open(one)).toHaveLength(1);
    expect(await open(two)).toHaveLength(1);
    expect((await said(one)).filter((text) => text.includes(two.reference))).toHaveLength(2);
    await expect(undo(two)).rejects.toMatchObject({ code: 'join-not-found' });
    expect(await join(two, one)).toBe(one.id);
  });

  it('are joined once by two who do it at once, and gone apart once', async () => {
    const both = await Promise.all([join(one, two, 'ash'), join(two, one, 'oak')]);
    expect(both).toEqual([one.id, one.id]);
    expect(await manager().countBy(Join, { fromId: two.id })).toBe(1);
    const apart = await Promise.allSettled([undo(two), undo(two)]);
    expect(apart.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await open(two)).toHaveLength(1);
  });

  it('lead a later message to the one that is there, and a link of the same customer alone', async () => {
    await join(one, two);
    const thread = { references: [messageId], tokens: [] };
    expect((await modules.receive('help', { from, text: 'And now?', thread })).id).toBe(one.id);
    const led = async () =>
      (await findTrackedEnquiry(modules.source, { reference: two.reference }))[0]!.reference;
    expect(await led()).toBe(one.reference);
    const stranger = await modules.receive('help');
    await manager().update(Enquiry, { id: two.id }, { customerId: stranger.customerId });
    expect(await led()).toBe(two.reference);
  });

  it('of two people are not joined, nor is what has a procedure of its own', async () => {
    const stranger = await modules.receive('help');
    await suggest(stranger, one);
    await expect(join(stranger, one)).rejects.toMatchObject({ code: 'customers-differ' });
    await manager().update(Enquiry, { id: two.id }, { kind: 'complaint' });
    await expect(join(two, one)).rejects.toMatchObject({ code: 'kinds-differ' });
    await expect(join(stranger, two)).rejects.toMatchObject({ code: 'suggestion-not-found' });
    expect(await now(two)).toMatchObject({ joinedId: null, state: 'open' });
  });

  it('open a closed one again, which is closed as it was when they are two', async () => {
    const closedAt = clock.now();
    await manager().update(Enquiry, { id: one.id }, { state: 'closed', closedAt });
    await manager().update(WorkItem, { enquiryId: one.id }, { state: 'done', doneAt: closedAt });
    clock.step(HOUR_MS);
    await join(two, one);
    expect(await now(one)).toMatchObject({ state: 'open', reopened: true });
    expect(await open(one)).toHaveLength(1);
    await undo(two);
    expect(await now(one)).toMatchObject({ state: 'closed', closedAt, reopened: false });
    expect(await open(one)).toEqual([]);
    expect(await open(two)).toHaveLength(1);
  });

  it('count as one enquiry that took two contacts', async () => {
    const scope = {
      organisationId: one.organisationId,
      since: clock.now() - 3 * HOUR_MS,
      until: clock.now(),
    };
    const figures = async () =>
      (await countFirstContact(manager(), { ...scope, channel: null, serviceId: null, teamId: null }))[0]!;
    const before = await figures();
    await join(two, one);
    expect(await figures()).toEqual(before);
    await manager().update(Enquiry, { id: one.id }, { state: 'closed', closedAt: clock.now() });
    expect(await figures()).toEqual({ closed: before.closed + 1, first: before.first });
  });

  it('take along what is being written, below what its writer wrote on the other', async () => {
    const [ash, oak] = [await modules.agent('ash'), await modules.agent('oak')];
    const draft = (agentId: string, { id: enquiryId }: Enquiry, text: string) =>
      saveDraft(manager(), {
        agentId,
        enquiryId,
        kind: 'reply',
        fields: { text },
        version: null,
        now: clock.now(),
      });
    await draft(ash.id, one, 'Dear');
    await draft(ash.id, two, 'Sorry');
    await draft(oak.id, two, 'Hello');
    const drafts = async ({ id: enquiryId }: Enquiry) =>
      (await Promise.all([ash, oak].map(({ id: agentId }) => findDrafts(manager(), { agentId, enquiryId }))))
        .flat()
        .map(({ fields: { text } }) => text ?? '')
        .toSorted();
    await join(two, one);
    expect(await drafts(one)).toEqual(['Dear\n\nSorry', 'Hello']);
    expect(await drafts(two)).toEqual([]);
    await undo(two);
    expect(await drafts(two)).toEqual(['Hello', 'Sorry']);
    expect(await drafts(one)).toEqual(['Dear\n\nSorry']);
  });

  it('keeps whoever must not deal with the one from what it joins: their work of it goes back', async () => {
    const birch = await modules.agent('birch');
    const [{ fromId, intoId }] = [{ fromId: two.id, intoId: one.id }];
    const { organisationId } = two;
    await modules.source.manager.update(Enquiry, { id: intoId }, { ownerId: birch.id });
    await modules.source.manager.update(
      WorkItem,
      { enquiryId: intoId },
      { state: 'assigned', agentId: birch.id, acceptedAt: clock.now() },
    );
    await modules.source.manager.insert(Exclusion, {
      ...{ id: randomUUID(), organisationId, enquiryId: fromId, agentId: birch.id },
      ...{ why: 'conflict', note: null, byId: null, at: clock.now() },
    });
    await modules.source.transaction(async (manager) =>
      modules.get(Joins).join(manager, await modules.agent('ash'), { fromId, intoId, despiteLater: true }),
    );
    const items = await modules.source.manager.findBy(WorkItem, { enquiryId: intoId });
    for (const { state, agentId, excluded } of items.filter((each) => each.state !== 'done'))
      expect({ state, agentId, excluded }).toEqual({ state: 'waiting', agentId: null, excluded: [birch.id] });
    expect(items.some(({ state }) => state === 'waiting')).toBe(true);
    expect(await modules.source.manager.findOneByOrFail(Enquiry, { id: intoId })).toMatchObject({
      ownerId: null,
    });
  });

  it('bring along what was asked and answered and where they went, and take it back', async () => {
    const { id: byId, organisationId } = await modules.agent('ash');
    const [serviceId, at] = [two.serviceId, clock.now()];
    const asked = { id: randomUUID(), question: 'Which lamp?', answer: 'Number 9', answeredAt: at };
    await manager().insert(Question, {
      ...{
        ...asked,
        organisationId,
        enquiryId: two.id,
        source: 'staff' as const,
        notedAt: at,
        notedById: byId,
      },
      answeredById: byId,
    });
    const offered = ({ id: enquiryId }: Enquiry) => ({
      ...{ id: randomUUID(), organisationId, enquiryId, kind: 'service' as const, state: 'offered' as const },
      ...{ at, byId, fromServiceId: serviceId, toServiceId: serviceId, expiresAt: at + HOUR_MS },
    });
    const [first, second] = [offered(one), offered(two)];
    const moved = { ...offered(two), state: 'moved' as const, hop: 1, expiresAt: null };
    await manager().insert(Handover, [first, second, moved]);
    const has = async ({ id: enquiryId }: Enquiry) => ({
      questions: (await manager().findBy(Question, { enquiryId })).map(({ id }) => id),
      handovers: (await manager().findBy(Handover, { enquiryId })).map(({ id }) => id).toSorted(),
    });
    const all = [first, second, moved].map(({ id }) => id).toSorted();

    await join(two, one);
    expect(await has(one)).toEqual({ questions: [asked.id], handovers: all });
    expect(await has(two)).toEqual({ questions: [], handovers: [] });
    // Nobody is asked to take one matter twice.
    expect(await manager().findBy(Handover, { state: 'offered' })).toMatchObject([{ id: first.id }]);
    await undo(two);
    expect(await has(one)).toEqual({ questions: [], handovers: [first.id] });
    expect(await has(two)).toEqual({
      questions: [asked.id],
      handovers: [second.id, moved.id].toSorted(),
    });
  });
});
