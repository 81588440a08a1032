import { randomUUID } from 'node:crypto';
import type { FrontdoorError } from '@frontdoor/kernel';
import {
  Agent,
  Brief,
  BriefOpening,
  Callback,
  Contact,
  Enquiry,
  Handover,
  Service,
  TimelineEvent,
  WorkItem,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgentWork } from '../assign-work/agent-work.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { HandleEnquiryModule } from '../handle-enquiry/handle-enquiry.module.js';
import { RecordEvent } from '../handle-enquiry/record-event.js';
import { MoveEnquiry } from '../move-enquiry/move-enquiry.js';
import { MoveEnquiryModule } from '../move-enquiry/move-enquiry.module.js';
import { EnquiryReader } from '../read/enquiry-reader.js';
import { ReadModule } from '../read/read.module.js';
import { TrackedEnquiries } from '../read/tracked-enquiry.js';
import { SendReply } from '../send-reply/send-reply.js';
import { SendReplyModule } from '../send-reply/send-reply.module.js';
import { InstanceSecret } from '@frontdoor/platform';
import { OpenBrief } from './open-brief.js';
import { TakeHandover } from './take-handover.js';
import { TakeHandoverModule } from './take-handover.module.js';

const MINUTE_MS = 60_000;

describe('a handover', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let ash: Agent;
  let linden: Agent;
  let supervisor: Agent;

  beforeAll(async () => {
    modules = await TestModules.of(
      [
        ...[AssignWorkModule, HandleEnquiryModule, MoveEnquiryModule, ReadModule, SendReplyModule],
        TakeHandoverModule,
      ],
      clock,
    );
    [ash, linden] = [await modules.agent('ash'), await modules.agent('linden')];
    supervisor = (await modules.source.manager.find(Agent)).find(({ roles }) =>
      roles.includes('supervisor'),
    )!;
  });
  afterAll(() => modules?.stop());

  const find = ({ id }: Pick<Enquiry, 'id'>) => modules.source.manager.findOneByOrFail(Enquiry, { id });
  const serviceOf = async (enquiry: Enquiry): Promise<string> => {
    const { serviceId: id } = await find(enquiry);
    return (await modules.source.manager.findOneByOrFail(Service, { id })).slug;
  };
  const seen = (enquiry: Enquiry, who = ash) => modules.get(EnquiryReader).detail(enquiry.id, who);
  const move = (who: Agent, { id }: Enquiry, to: object) => {
    clock.step(1000);
    return modules
      .get(MoveEnquiry)
      .move(who, id, { reason: 'It is about a boiler', despiteLater: true, ...to });
  };
  const workOf = ({ id: enquiryId }: Enquiry) =>
    modules.source.manager.findOneByOrFail(WorkItem, { enquiryId });
  const taken = async (who: Agent, more: object = {}): Promise<Enquiry> => {
    const enquiry = await modules.receive('help', more);
    await modules.get(AgentWork).accept(who, (await workOf(enquiry)).id);
    return find(enquiry);
  };
  /** No mail leaves here: whoever may answer is told that there is no such way. */
  const reply = async (who: Agent, enquiry: Enquiry): Promise<string> => {
    const { seenUpTo } = await seen(enquiry, who);
    const sent = modules.get(SendReply).send(who, enquiry.id, {
      ...{ text: 'We come on Monday.', channel: 'email', to: 'nobody@customer.example', purpose: 'update' },
      ...{
        despitePersonal: false,
        despiteKnown: false,
        despiteWarning: false,
        close: false,
        content: [],
        files: [],
      },
      ...{ requestId: randomUUID(), seenUpTo: seenUpTo!, whenNewer: 'refuse' as const },
    });
    return sent.then(
      () => 'sent',
      (error: unknown) => (error as FrontdoorError).code,
    );
  };
  const automatic = async ({ id: enquiryId }: Enquiry): Promise<string[]> =>
    (await modules.source.manager.findBy(Contact, { enquiryId, automatic: true })).map(({ text }) => text);

  it('carries a brief of the record, which is kept typed and with its versions', async () => {
    const enquiry = await taken(ash, { text: 'The boiler at 4 Mill Road is cold' });
    await move(ash, enquiry, {
      service: 'housing-repairs',
      brief: { facts: [{ question: 'Since when?', answer: 'Friday' }], missing: ['Who has the key'] },
    });
    const [handover] = (await seen(enquiry, linden)).handovers;
    expect(handover).toMatchObject({
      ...{ kind: 'service', state: 'moved', hop: 1, isReturn: false, by: ash.name, version: 1 },
      ...{ from: 'Customer services', to: 'Housing repairs', mustOpen: true },
    });
    expect(handover!.brief).toMatchObject({
      edition: 1,
      asked: expect.stringContaining('The boiler at 4 Mill Road is cold'),
      facts: [{ question: 'Since when?', answer: 'Friday' }],
      missing: ['Who has the key'],
      why: 'It is about a boiler',
    });
    expect(handover!.brief.promised).toEqual([
      expect.objectContaining({ to: 'the customer', by: expect.stringMatching(/^2026-11-23T1\d:/) }),
    ]);
    await modules.get(OpenBrief).change(linden, handover!.id, { missing: [] });
    const versions = await modules.source.manager.findBy(Brief, { handoverId: handover!.id });
    expect(versions.map(({ version, words, byId }) => [version, words.missing, byId])).toEqual([
      [1, ['Who has the key'], ash.id],
      [2, [], linden.id],
    ]);
  });

  it('is opened before the first reply, and that is kept as evidence', async () => {
    const enquiry = await taken(ash);
    await move(ash, enquiry, { service: 'housing-repairs' });
    await modules.get(AgentWork).accept(linden, (await workOf(enquiry)).id);
    expect(await reply(linden, enquiry)).toBe('brief-unopened');
    expect(await reply(ash, enquiry)).toBe('reply-route-unknown');
    const [handover] = (await seen(enquiry, linden)).handovers;
    clock.step(MINUTE_MS);
    await modules.get(OpenBrief).open(linden, handover!.id, 'read');
    const kept = await modules.source.manager.findBy(BriefOpening, { handoverId: handover!.id });
    expect(kept).toMatchObject([{ agentId: linden.id, version: 1, at: clock.now(), how: 'read' }]);
    expect(await reply(linden, enquiry)).toBe('reply-route-unknown');
    expect((await seen(enquiry, linden)).handovers[0]).toMatchObject({
      mustOpen: false,
      openings: [{ by: linden.name }],
    });
  });

  it('is told to the customer by the way they wrote, and on the page of their enquiry', async () => {
    const enquiry = await taken(ash);
    const page = async () =>
      modules
        .get(TrackedEnquiries)
        .read(modules.get(InstanceSecret).signReference(enquiry.reference, 'track'));
    expect((await page()).handedAt).toBeNull();
    await move(ash, enquiry, { service: 'housing-repairs' });
    expect((await automatic(enquiry)).at(-1)).toContain(
      `Your enquiry ${enquiry.reference} is with Housing repairs now.`,
    );
    expect(await page()).toMatchObject({ service: 'Housing repairs', handedAt: clock.now() });
  });

  it('is free once, then the receiver is asked, then a supervisor has to do it', async () => {
    const enquiry = await taken(ash);
    expect((await seen(enquiry)).hops).toEqual({ count: 0, returns: 0, next: 'moves' });
    await move(ash, enquiry, { service: 'planning' });
    expect((await seen(enquiry)).hops).toEqual({ count: 1, returns: 0, next: 'asks' });
    await move(ash, enquiry, { service: 'housing-repairs' });
    // Nothing moves before somebody there takes it.
    expect(await serviceOf(enquiry)).toBe('planning');
    const [offered] = (await seen(enquiry, linden)).handovers;
    expect(offered).toMatchObject({ state: 'offered', hop: 0, mayDecide: true });
    await expect(move(ash, enquiry, { service: 'waste' })).rejects.toMatchObject({
      code: 'handover-pending',
    });
    await modules.get(TakeHandover).accept(linden, offered!.id);
    expect(await serviceOf(enquiry)).toBe('housing-repairs');
    expect(await find(enquiry)).toMatchObject({ ownerId: linden.id });
    expect(await workOf(enquiry)).toMatchObject({ preferredAgentId: linden.id });
    expect((await seen(enquiry, linden)).handovers[0]).toMatchObject({
      state: 'moved',
      hop: 2,
      mustOpen: false,
    });
    expect((await seen(enquiry, linden)).hops).toEqual({ count: 2, returns: 0, next: 'supervisor' });
    await expect(move(linden, enquiry, { service: 'waste' })).rejects.toMatchObject({
      code: 'hop-budget-spent',
      message: expect.stringContaining('2 times'),
    });
    await move(supervisor, enquiry, { service: 'waste' });
    expect(await serviceOf(enquiry)).toBe('waste');
  });

  it('that is refused, not taken in time or withdrawn stays with the giver in its place', async () => {
    const enquiry = await taken(ash);
    await move(ash, enquiry, { service: 'waste' });
    const before = await workOf(enquiry);
    const offer = async () => {
      await move(ash, enquiry, { service: 'housing-repairs' });
      return (await seen(enquiry, linden)).handovers[0]!.id;
    };
    const asBefore = async () => {
      const { state, agentId, queuedAt, urgentAt, serviceId } = await workOf(enquiry);
      expect({ state, agentId, queuedAt, urgentAt, serviceId }).toEqual({
        ...{ state: before.state, agentId: before.agentId, queuedAt: before.queuedAt },
        ...{ urgentAt: before.urgentAt, serviceId: before.serviceId },
      });
    };
    const refused = await offer();
    await expect(modules.get(TakeHandover).refuse(ash, refused, 'Not mine')).rejects.toMatchObject({
      code: 'handover-not-found',
    });
    await modules.get(TakeHandover).refuse(linden, refused, 'It is no boiler of ours');
    await asBefore();
    await expect(modules.get(TakeHandover).accept(linden, refused)).rejects.toMatchObject({
      code: 'handover-decided',
    });
    const lapsed = await offer();
    clock.step(29 * MINUTE_MS);
    await modules.get(TakeHandover).sweep();
    expect(await modules.source.manager.findOneByOrFail(Handover, { id: lapsed })).toMatchObject({
      state: 'offered',
    });
    clock.step(2 * MINUTE_MS);
    await modules.get(TakeHandover).sweep();
    await asBefore();
    const withdrawn = await offer();
    await modules.get(TakeHandover).withdraw(ash, withdrawn);
    await asBefore();
    const states = (await seen(enquiry)).handovers.map(({ state }) => state);
    expect(states).toEqual(['withdrawn', 'lapsed', 'refused', 'moved']);
    const said = await modules.source.manager.findBy(TimelineEvent, { enquiryId: enquiry.id });
    expect(said.map(({ text }) => text)).toEqual(
      expect.arrayContaining([
        `${linden.name} does not take it: It is no boiler of ours`,
        'Nobody took it in time: it stays where it is',
      ]),
    );
  });

  it('back to where it was is shown and counted; one that is taken back counts no more', async () => {
    const enquiry = await taken(ash);
    await move(supervisor, enquiry, { service: 'planning' });
    await move(supervisor, enquiry, { service: 'customer-services' });
    const shown = await seen(enquiry);
    expect(shown.handovers.map(({ isReturn }) => isReturn)).toEqual([true, false]);
    expect(shown.hops).toMatchObject({ count: 2, returns: 1 });
    const last = shown.ledger.findLast(({ type }) => type === 'moved')!;
    await modules.get(RecordEvent).takeBack(supervisor, enquiry.id, last.id, 'By mistake');
    expect((await seen(enquiry)).hops).toMatchObject({ count: 1, returns: 0 });
  });

  it('goes to a colleague of the service, who owns it and has its work', async () => {
    const enquiry = await taken(ash);
    const colleague = (await modules.source.manager.find(Agent, { order: { name: 'ASC' } })).find(
      ({ id, serviceIds }) => id !== ash.id && serviceIds.includes(enquiry.serviceId),
    )!;
    await modules.source.manager.update(Agent, { id: colleague.id }, { presence: 'busy' });
    await expect(move(ash, enquiry, { colleague: linden.id })).rejects.toMatchObject({
      code: 'colleague-elsewhere',
    });
    await move(ash, enquiry, { colleague: colleague.id });
    expect(await find(enquiry)).toMatchObject({ ownerId: colleague.id });
    expect(await workOf(enquiry)).toMatchObject({ state: 'assigned', agentId: colleague.id });
    expect((await modules.agent('ash')).load).toBe((await modules.agent('ash')).load);
    expect((await seen(enquiry, colleague)).handovers[0]).toMatchObject({
      ...{ kind: 'colleague', to: colleague.name, mustOpen: true },
    });
  });

  it('has the time at which the customer is rung back by whoever has it then', async () => {
    const enquiry = await taken(ash, {
      alsoReachableAt: [{ kind: 'phone', value: '+441223457001' }],
    });
    const callback = { from: '2026-11-24T10:00:00.000Z', to: '2026-11-24T11:00:00.000Z' };
    await move(ash, enquiry, { service: 'housing-repairs', callback });
    const items = await modules.source.manager.findBy(WorkItem, { enquiryId: enquiry.id, kind: 'callback' });
    expect(items).toMatchObject([{ serviceId: linden.serviceIds[0], notBefore: Date.parse(callback.from) }]);
    const kept = await modules.source.manager.findBy(Callback, { contactId: items[0]!.contactId });
    expect(kept).toMatchObject([
      { number: '+441223457001', ownerId: null, fromAt: Date.parse(callback.from) },
    ]);
  });
});
