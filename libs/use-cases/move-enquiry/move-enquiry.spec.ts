import {
  type Agent,
  Commitment,
  Enquiry,
  LedgerEntry,
  Service,
  TimelineEvent,
  WorkItem,
} from '@frontdoor/persistence';
import { InstanceSecret } from '@frontdoor/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgentWork } from '../assign-work/agent-work.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { HandleEnquiryModule } from '../handle-enquiry/handle-enquiry.module.js';
import { RecordEvent } from '../handle-enquiry/record-event.js';
import { ForeseeChange } from './foresee-change.js';
import { MoveEnquiry } from './move-enquiry.js';
import { MoveEnquiryModule } from './move-enquiry.module.js';

describe('moving an enquiry to another service', () => {
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let ash: Agent;
  let oak: Agent;
  let linden: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([AssignWorkModule, HandleEnquiryModule, MoveEnquiryModule], clock);
    [ash, oak, linden] = [
      await modules.agent('ash'),
      await modules.agent('oak'),
      await modules.agent('linden'),
    ];
  });
  afterAll(() => modules?.stop());

  const find = ({ id }: Pick<Enquiry, 'id'>) => modules.source.manager.findOneByOrFail(Enquiry, { id });
  const promisesOf = async ({ id: enquiryId }: Pick<Enquiry, 'id'>) =>
    modules.source.manager.find(Commitment, {
      where: { enquiryId },
      order: { clockId: 'ASC' },
    });
  const workOf = ({ id: enquiryId }: Pick<Enquiry, 'id'>) =>
    modules.source.manager.findOneByOrFail(WorkItem, { enquiryId });
  const serviceOf = async ({ serviceId: id }: { serviceId: string }): Promise<string> =>
    (await modules.source.manager.findOneByOrFail(Service, { id })).slug;
  const said = async ({ id: enquiryId }: Pick<Enquiry, 'id'>) =>
    (await modules.source.manager.findBy(TimelineEvent, { enquiryId })).map(({ text }) => text);
  const loadOf = async (name: string) => (await modules.agent(name)).load;
  const move = (who: Agent, enquiry: Enquiry, service: string, more: object = {}) =>
    modules
      .get(MoveEnquiry)
      .move(who, enquiry.id, { service, reason: 'It is about a boiler', despiteLater: false, ...more });
  const taken = async (mailbox: string, who: Agent): Promise<Enquiry> => {
    const enquiry = await modules.receive(mailbox);
    await modules.get(AgentWork).accept(who, (await workOf(enquiry)).id);
    return find(enquiry);
  };

  it('keeps its promise, its due time and its place in the queue; another service answers for it', async () => {
    const before = await modules.receive('help');
    const [promised] = await promisesOf(before);
    const { urgentAt, queuedAt } = await workOf(before);
    clock.step(3_600_000);
    await move(oak, before, 'housing-repairs');
    expect(await serviceOf(await find(before))).toBe('housing-repairs');
    const [kept, ...others] = await promisesOf(before);
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ clockId: 'CITY-E1', state: 'running', dueAt: promised!.dueAt });
    expect(await serviceOf(kept!)).toBe('housing-repairs');
    expect(kept!.teamId).toBe(linden.teamId);
    const item = await workOf(before);
    expect(item).toMatchObject({ urgentAt, queuedAt, state: 'waiting' });
    expect(await serviceOf(item)).toBe('housing-repairs');
    expect(await said(before)).toContain(
      'Oak moved it from Customer services to Housing repairs: It is about a boiler',
    );
  });

  it('takes it from who does not work there, and who takes it next owns it', async () => {
    const enquiry = await taken('help', ash);
    expect(await loadOf('ash')).toBe(1);
    await move(ash, enquiry, 'housing-repairs');
    expect(await loadOf('ash')).toBe(0);
    const item = await workOf(enquiry);
    expect(item).toMatchObject({ state: 'waiting', agentId: null, preferredAgentId: null, declinedBy: [] });
    expect((await find(enquiry)).ownerId).toBeNull();
    await modules.get(AgentWork).accept(linden, item.id);
    expect((await find(enquiry)).ownerId).toBe(linden.id);
  });

  it('leaves it with an owner who works for both', async () => {
    const enquiry = await taken('help', ash);
    await move(ash, enquiry, 'waste');
    expect(await find(enquiry)).toMatchObject({ ownerId: ash.id });
    expect(await workOf(enquiry)).toMatchObject({ state: 'assigned', agentId: ash.id });
    await modules.get(RecordEvent).takeBack(oak, enquiry.id, await moveOf(enquiry), 'By mistake');
  });

  const moveOf = async ({ id: enquiryId }: Enquiry): Promise<string> =>
    (
      await modules.source.manager.findOneOrFail(LedgerEntry, {
        where: { enquiryId, type: 'moved' },
        order: { position: 'DESC' },
      })
    ).id;

  it('is taken back whole: service, owner, work, promises', async () => {
    const enquiry = await taken('help', ash);
    const before = await promisesOf(enquiry);
    const load = await loadOf('ash');
    await move(ash, enquiry, 'complaints', { kind: 'complaint', despiteLater: true });
    expect((await promisesOf(enquiry)).map(({ clockId, state }) => [clockId, state])).toEqual([
      ['CITY-C1', 'running'],
      ['CITY-E1', 'withdrawn'],
      ['CITY-E1/first-reply', 'running'],
    ]);
    const entry = await moveOf(enquiry);
    await modules.get(RecordEvent).takeBack(ash, enquiry.id, entry, 'It is no complaint');
    expect(await find(enquiry)).toMatchObject({
      kind: 'enquiry',
      ownerId: ash.id,
      serviceId: enquiry.serviceId,
    });
    expect(await workOf(enquiry)).toMatchObject({ state: 'assigned', agentId: ash.id });
    expect(await loadOf('ash')).toBe(load);
    const after = (await promisesOf(enquiry)).filter(({ state }) => state === 'running');
    expect(after).toMatchObject([
      { clockId: 'CITY-E1', dueAt: before[0]!.dueAt, serviceId: enquiry.serviceId },
    ]);
  });

  it('is taken back in order', async () => {
    const enquiry = await modules.receive('help');
    await move(oak, enquiry, 'planning');
    const first = await moveOf(enquiry);
    await move(oak, enquiry, 'housing-repairs');
    const back = (entry: string) => modules.get(RecordEvent).takeBack(oak, enquiry.id, entry, 'By mistake');
    await expect(back(first)).rejects.toMatchObject({ code: 'event-refused' });
    await back(await moveOf(enquiry));
    expect(await serviceOf(await find(enquiry))).toBe('planning');
    await back(first);
    expect(await find(enquiry)).toMatchObject({ serviceId: enquiry.serviceId });
  });

  it.each([
    ['help', 'housing-repairs', undefined],
    ['help', 'complaints', 'complaint'],
    ['planning', 'foi', 'foi'],
    ['planning', 'customer-services', undefined],
  ] as const)('does what was shown before: from %s to %s as %s', async (mailbox, service, kind) => {
    const enquiry = await modules.receive(mailbox);
    const shown = await modules.get(ForeseeChange).of(oak, enquiry.id, { service, kind });
    expect((await find(enquiry)).serviceId).toBe(enquiry.serviceId);
    expect((await promisesOf(enquiry)).map(({ state }) => state)).toEqual(['running']);
    await move(oak, enquiry, service, { kind, despiteLater: shown.later !== null });
    const open = (await promisesOf(enquiry))
      .filter(({ state }) => state === 'running')
      .map(({ promiseId, dueAt }) => `${promiseId} ${new Date(dueAt).toISOString()}`);
    const foreseen = shown.promises
      .filter(({ becomes }) => becomes !== 'ends')
      .map(({ promiseId, dueAt }) => `${promiseId} ${dueAt}`);
    expect(foreseen.toSorted()).toEqual(open.toSorted());
  });

  it('lets nobody wait longer than was promised without somebody having looked', async () => {
    const enquiry = await modules.receive('planning');
    const shown = await modules
      .get(ForeseeChange)
      .of(oak, enquiry.id, { service: 'complaints', kind: 'complaint' });
    expect(shown.promises.map(({ promiseId, becomes }) => [promiseId, becomes])).toEqual([
      ['CITY-E2', 'ends'],
      ['CITY-C1', 'begins'],
    ]);
    expect(shown.later).toEqual({ from: shown.promises[0]!.wasDueAt, to: shown.promises[1]!.dueAt });
    await expect(move(oak, enquiry, 'complaints', { kind: 'complaint' })).rejects.toMatchObject({
      code: 'promise-lengthened',
    });
    expect(await find(enquiry)).toMatchObject({ serviceId: enquiry.serviceId, kind: 'enquiry' });
  });

  it('nor by calling it something else', async () => {
    const enquiry = await modules.receive('planning');
    const call = (despiteLater: boolean) =>
      modules
        .get(RecordEvent)
        .record(oak, enquiry.id, { type: 'classified', kind: 'complaint', despiteLater });
    await expect(call(false)).rejects.toMatchObject({ code: 'promise-lengthened' });
    expect(await find(enquiry)).toMatchObject({ kind: 'enquiry' });
    await call(true);
    expect(await find(enquiry)).toMatchObject({ kind: 'complaint' });
  });

  it('goes with several at once, each by itself, and comes back the same way', async () => {
    const [first, second] = [await modules.receive('help'), await modules.receive('help')];
    const closed = await modules.receive('help');
    await modules.source.manager.update(Enquiry, { id: closed.id }, { state: 'closed' });
    const to = { service: 'planning', reason: 'About a shed' };
    const moves = [first, closed, second].map(({ id }) => ({ id, despiteLater: false }));
    const outcomes = await modules.get(MoveEnquiry).several(oak, { moves, ...to });
    expect(outcomes.map(({ id, problem }) => [id, problem?.code ?? null])).toEqual([
      [first.id, null],
      [closed.id, 'enquiry-closed'],
      [second.id, null],
    ]);
    expect(await serviceOf(await find(first))).toBe('planning');
    expect(await serviceOf(await find(second))).toBe('planning');
    expect(await serviceOf(await find(closed))).toBe('customer-services');

    const back = outcomes.flatMap(({ id, eventId }) => (eventId ? [{ id, eventId }] : []));
    const undone = await modules.get(MoveEnquiry).takeBackSeveral(oak, { moves: back, reason: 'By mistake' });
    expect(undone.map(({ problem }) => problem)).toEqual([null, null]);
    expect(await serviceOf(await find(first))).toBe('customer-services');
    expect(await said(first)).toContain(
      'Oak took back: Moved from Customer services to Planning: About a shed (By mistake)',
    );
  });

  it('is shown for several before it is done, and changes nothing', async () => {
    const [first, second] = [await modules.receive('help'), await modules.receive('planning')];
    const gone = '00000000-0000-4000-8000-000000000000';
    const asked = { ids: [first.id, second.id, gone], service: 'complaints', kind: 'complaint' as const };
    const shown = await modules.get(ForeseeChange).ofSeveral(oak, asked);
    expect(shown.map(({ id, problem }) => [id, problem?.code ?? null])).toEqual([
      [first.id, null],
      [second.id, null],
      [gone, 'enquiry-not-found'],
    ]);
    for (const { id } of [first, second]) {
      const alone = await modules
        .get(ForeseeChange)
        .of(oak, id, { service: 'complaints', kind: 'complaint' });
      const { promises, ...change } = shown.find((each) => each.id === id)!.change!;
      expect({ ...alone, promises: [] }).toEqual({ ...change, promises: [] });
      expect(alone.promises).toMatchObject(promises);
      expect(promises).toHaveLength(alone.promises.length);
    }
    expect(await find(first)).toMatchObject({ kind: 'enquiry', serviceId: first.serviceId });
  });

  it('lets nobody wait longer among several either', async () => {
    const [enquiry, other] = [await modules.receive('planning'), await modules.receive('planning')];
    const moves = [
      { id: enquiry.id, despiteLater: false },
      { id: other.id, despiteLater: true },
    ];
    const to = { service: 'complaints', kind: 'complaint' as const, reason: 'They complain' };
    const outcomes = await modules.get(MoveEnquiry).several(oak, { moves, ...to });
    expect(outcomes.map(({ problem }) => problem?.code ?? null)).toEqual(['promise-lengthened', null]);
    expect(await find(enquiry)).toMatchObject({ kind: 'enquiry' });
    expect(await find(other)).toMatchObject({ kind: 'complaint' });
  });

  it('names the service that there is not, once', async () => {
    const enquiry = await modules.receive('planning');
    const to = { service: 'nowhere', reason: 'Somewhere' };
    const moves = [{ id: enquiry.id, despiteLater: false }];
    await expect(modules.get(MoveEnquiry).several(oak, { moves, ...to })).rejects.toMatchObject({
      code: 'service-unknown',
    });
  });

  it('brings what comes later to the new service too', async () => {
    const from = { kind: 'email' as const, value: 'reed@customer.example' };
    const enquiry = await modules.receive('help', { from });
    await move(oak, enquiry, 'housing-repairs');
    await modules.get(AgentWork).accept(linden, (await workOf(enquiry)).id);
    await modules.get(AgentWork).finish(linden, (await workOf(enquiry)).id, { outcome: 'Told by telephone' });
    const tokens = [modules.get(InstanceSecret).signReference(enquiry.reference, 'reply')];
    await modules.receive('help', { from, thread: { references: [], tokens } });
    const items = await modules.source.manager.findBy(WorkItem, { enquiryId: enquiry.id, state: 'waiting' });
    expect(items).toHaveLength(1);
    expect(await serviceOf(items[0]!)).toBe('housing-repairs');
  });

  it('is done once, however often it is asked for', async () => {
    const enquiry = await modules.receive('help');
    await move(oak, enquiry, 'planning');
    await move(oak, enquiry, 'planning');
    expect(await modules.source.manager.countBy(LedgerEntry, { enquiryId: enquiry.id, type: 'moved' })).toBe(
      1,
    );
  });
});
