import { randomUUID } from 'node:crypto';
import type { InboundContact } from '@frontdoor/contracts';
import {
  Commitment,
  Contact,
  Enquiry,
  Exclusion,
  Join,
  Service,
  TimelineEvent,
  WorkItem,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { JoinEnquiries } from '../join-enquiries/join-enquiries.js';
import { JoinEnquiriesModule } from '../join-enquiries/join-enquiries.module.js';
import { SplitEnquiry } from './split-enquiry.js';
import { SplitEnquiryModule } from './split-enquiry.module.js';

const HOUR_MS = 3_600_000;

describe('an enquiry that is two matters', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([JoinEnquiriesModule, SplitEnquiryModule], clock);
  });
  afterAll(() => modules?.stop());

  let from: InboundContact['from'];
  let one: Enquiry;
  beforeEach(async () => {
    from = { kind: 'email', value: `${randomUUID()}@customer.example` };
    const messageId = `${randomUUID()}@customer.example`;
    one = await modules.receive('help', {
      ...{ from, subject: 'The lamp is dark' },
      thread: { messageId, references: [], tokens: [] },
    });
    clock.step(HOUR_MS);
    await modules.receive('help', {
      ...{ from, text: 'And may I build a shed?' },
      thread: { references: [messageId], tokens: [] },
    });
    clock.step(HOUR_MS);
  });

  const manager = () => modules.source.manager;
  const now = ({ id }: { id: string }) => manager().findOneByOrFail(Enquiry, { id });
  const received = ({ id: enquiryId }: { id: string }) =>
    manager().find(Contact, { where: { enquiryId, direction: 'in' }, order: { at: 'ASC' } });
  const promises = async ({ id: enquiryId }: { id: string }) => {
    const rows = await manager().find(Commitment, {
      where: { enquiryId },
      order: { clockId: 'ASC', startedAt: 'ASC' },
    });
    return rows.map(({ clockId, state, startedAt, dueAt }) => ({ clockId, state, startedAt, dueAt }));
  };
  const open = async ({ id: enquiryId }: { id: string }) =>
    (await manager().findBy(WorkItem, { enquiryId })).filter(({ state }) => state !== 'done');
  const split = async (contactIds: string[], service = 'planning', tellCustomer = false) => {
    const body = { contactIds, service, subject: 'A shed', tellCustomer };
    const id = await modules.get(SplitEnquiry).split(await modules.agent('ash'), one.id, body);
    return now({ id });
  };
  const undo = async (into: Enquiry) => {
    const { id } = await manager().findOneByOrFail(Join, { fromId: one.id, intoId: into.id });
    return modules.get(JoinEnquiries).undo(await modules.agent('ash'), id);
  };

  it('has two references, each with what was promised for it, due as it was, and is one again', async () => {
    expect(await received(one)).toHaveLength(2);
    const before = await promises(one);
    const [, second] = await received(one);
    const into = await split([second!.id]);
    const planning = await manager().findOneByOrFail(Service, { slug: 'planning' });
    expect(into).toMatchObject({
      ...{ subject: 'A shed', state: 'open', serviceId: planning.id, customerId: one.customerId },
      ...{ contactsIn: 1, packHash: one.packHash, openedAt: second!.at },
    });
    expect(await now(one)).toMatchObject({ state: 'open', contactsIn: 1 });
    const after = [...(await promises(one)), ...(await promises(into))];
    const asText = (all: typeof after) => all.map((each) => JSON.stringify(each)).toSorted();
    expect(asText(after)).toEqual(asText(before));
    for (const each of [one, into]) {
      const work = await open(each);
      expect(work).toHaveLength(1);
      const due = (await promises(each)).map(({ dueAt }) => dueAt);
      expect(work[0]!.promiseDueAt).toBe(Math.min(...due));
    }
    expect((await open(into))[0]!.serviceId).toBe(planning.id);

    expect(await undo(into)).toBe(one.id);
    expect(await promises(one)).toEqual(before);
    expect(await promises(into)).toEqual([]);
    expect(await now(into)).toMatchObject({ joinedId: one.id, state: 'closed' });
    expect(await now(one)).toMatchObject({ state: 'open', contactsIn: 2 });
    expect(await open(one)).toHaveLength(1);
    expect(await open(into)).toEqual([]);
    await expect(undo(into)).rejects.toMatchObject({ code: 'join-not-found' });
  });

  it('takes along what came to the other since, when it is one again', async () => {
    const [, second] = await received(one);
    const into = await split([second!.id]);
    clock.step(HOUR_MS);
    const [{ messageId }] = await manager()
      .query<[{ messageId: string }]>(
        `UPDATE contact SET message_id = gen_random_uuid()::text WHERE id = $1 RETURNING message_id AS "messageId"`,
        [second!.id],
      )
      .then(([rows]: unknown[]) => rows as [{ messageId: string }]);
    const thread = { references: [messageId], tokens: [] };
    const later = await modules.receive('help', { from, text: 'It is a small shed', thread });
    expect(later.id).toBe(into.id);
    await undo(into);
    expect(await received(into)).toEqual([]);
    expect(await now(into)).toMatchObject({ joinedId: one.id });
    expect(await received(one)).toHaveLength(3);
  });

  it('keeps whoever must not deal with it from both, also once they are one again', async () => {
    const birch = await modules.agent('birch');
    const { id: enquiryId, organisationId } = one;
    await manager().insert(Exclusion, {
      ...{ id: randomUUID(), organisationId, enquiryId, agentId: birch.id },
      ...{ why: 'complained-about', note: null, byId: null, at: clock.now() },
    });
    const [, second] = await received(one);
    const body = { contactIds: [second!.id], service: 'planning', subject: 'A shed', tellCustomer: false };
    await expect(modules.get(SplitEnquiry).split(birch, one.id, body)).rejects.toMatchObject({
      code: 'agent-excluded',
    });
    const into = await split([second!.id]);
    expect((await open(into)).map(({ excluded }) => excluded)).toEqual([[birch.id]]);
    const [{ id: joinId } = { id: '' }] = await manager().findBy(Join, { fromId: one.id, intoId: into.id });
    await expect(modules.get(JoinEnquiries).undo(birch, joinId)).rejects.toMatchObject({
      code: 'agent-excluded',
    });
    await undo(into);
    expect((await open(one)).map(({ excluded }) => excluded)).toEqual([[birch.id]]);
  });

  it('counts the same contacts and promises as before', async () => {
    const counted = async () => ({
      promises: await manager().countBy(Commitment, { organisationId: one.organisationId }),
      contacts: await manager().countBy(Contact, { direction: 'in' }),
    });
    const before = await counted();
    const [first] = await received(one);
    await split([first!.id]);
    expect(await counted()).toEqual(before);
  });

  it('is refused where one of them would have nothing of the customer', async () => {
    const [first, second] = await received(one);
    await expect(split([first!.id, second!.id])).rejects.toMatchObject({ code: 'split-refused' });
    await expect(split([randomUUID()])).rejects.toMatchObject({ code: 'split-refused' });
    await expect(split([first!.id], 'no-such-service')).rejects.toMatchObject({ code: 'service-unknown' });
    expect(await received(one)).toHaveLength(2);
  });

  it('tells the customer of the new reference, and nobody whose address is not proven', async () => {
    const [first, second] = await received(one);
    const into = await split([second!.id], 'planning', true);
    const [told, ...more] = await manager().findBy(Contact, { enquiryId: into.id, direction: 'out' });
    expect(more).toEqual([]);
    expect(told).toMatchObject({ automatic: true, partyValue: from!.value });
    expect(told!.text).toContain(`${into.reference}, and is with Planning: A shed.`);
    await undo(into);
    await manager().update(Contact, { id: first!.id }, { doubt: 'stated' });
    const untold = await split([first!.id], 'planning', true);
    expect(await manager().countBy(Contact, { enquiryId: untold.id, direction: 'out' })).toBe(0);
    const said = await manager().findBy(TimelineEvent, { enquiryId: untold.id });
    expect(said.map(({ text }) => text)).toContain(
      'The customer was not told of its reference: there is no way that is theirs without doubt',
    );
  });
});
