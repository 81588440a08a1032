import { randomUUID } from 'node:crypto';
import type { CheckIn, Visitor, VisitStep } from '@frontdoor/contracts';
import { Agent, Contact, Enquiry, findAgents, Receipt, Visit, WorkItem } from '@frontdoor/persistence';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { NextWork, OfferWork, Presence } from '@frontdoor/casework/queue';
import { CheckInVisitor } from '../check-in-visitor/check-in-visitor.js';
import { CheckInVisitorModule } from '../check-in-visitor/check-in-visitor.module.js';
import { CloseEnquiry } from '../handle-enquiry/close-enquiry.js';
import { RecordEvent } from '../handle-enquiry/record-event.js';
import { RaiseAlarms } from '../raise-alarms/raise-alarms.js';
import { RaiseAlarmsModule } from '../raise-alarms/raise-alarms.module.js';
import { HandleEnquiryModule } from '../handle-enquiry/handle-enquiry.module.js';
import { RouteContact } from '../route-contact/route-contact.js';
import { ChangeNeeds } from './change-needs.js';
import { ReceptionReader } from './reception-reader.js';
import { SeeVisitors } from './see-visitors.js';
import { SeeVisitorsModule } from './see-visitors.module.js';
import { TakeBackStep } from './take-back-step.js';

const MINUTE = 60_000;
const MODULES = [CheckInVisitorModule, SeeVisitorsModule, HandleEnquiryModule, RaiseAlarmsModule];
const NOTHING: VisitStep = { step: 'ended', settled: true, asked: [], nothingAsked: true };

let modules: TestModules;
let clock: SteppedClock;
let ash: Agent;
let wren: Agent;

async function start(pack: string): Promise<void> {
  clock = new SteppedClock('2026-07-07T09:00:00Z');
  modules = await TestModules.of(MODULES, clock, pack);
  ash = await modules.agent('ash');
  wren = await modules.agent('birch');
}
afterEach(() => modules?.stop());

const visit = (id: string): Promise<Visit> => modules.source.manager.findOneByOrFail(Visit, { id });
const list = async (): Promise<Visitor[]> => (await modules.get(ReceptionReader).read(ash)).visitors;
const look = async (id: string): Promise<Visitor> => (await list()).find((each) => each.id === id)!;
const states = async (id: string): Promise<Record<string, string>> =>
  Object.fromEntries((await look(id)).promises.map(({ clockId, state }) => [clockId, state]));

async function route(): Promise<void> {
  const waiting = await modules.source.manager.findBy(Receipt, { state: 'received' });
  const known = await modules.source.manager.find(Contact, { select: { id: true } });
  const routed = new Set(known.map(({ id }) => id));
  const ids = waiting.flatMap(({ id }) => (routed.has(id) ? [] : [id]));
  if (ids.length > 0) await modules.get(RouteContact).handle({ ids });
}

/** At the kiosk of the only desk. */
async function arrive(more: Partial<CheckIn> = {}): Promise<string> {
  const [desk] = await modules.source.query(`SELECT * FROM entry_point WHERE channel = 'visit'`);
  const { id } = await modules.get(CheckInVisitor).atKiosk(
    { ...desk, organisationId: ash.organisationId, serviceId: desk.service_id },
    {
      ...{ requestId: randomUUID(), purpose: 'A question on rent', service: 'customer-services' },
      ...{ name: '', needs: [], ...more },
    },
  );
  await route();
  return id;
}
const step = (id: string, given: VisitStep, by = ash): Promise<string> =>
  modules.get(SeeVisitors).step(by, id, given);
const undo = (id: string, act: string): Promise<void> => modules.get(TakeBackStep).takeBack(ash, id, act);

describe('visitors of a council that promises to greet within 5 minutes and to settle within 15', () => {
  beforeEach(() => start('cambridgeshire-county'));

  it('keeps its promises at the instants at which people say what happened', async () => {
    const id = await arrive({ name: 'Fern' });
    expect(await look(id)).toMatchObject({ ticket: 'A01', name: 'Fern', stage: 'waiting' });
    expect(await states(id)).toEqual({ 'COUNTY-V2': 'running', 'COUNTY-V3': 'running' });
    expect((await look(id)).promises.map(({ dueAt }) => dueAt)).toEqual([
      '2026-07-07T09:05:00.000Z',
      '2026-07-07T09:15:00.000Z',
    ]);
    clock.step(5 * MINUTE);
    await step(id, { step: 'greeted' });
    expect(await states(id)).toEqual({ 'COUNTY-V2': 'kept', 'COUNTY-V3': 'running' });
    await step(id, { step: 'called', where: 'Desk 2' });
    expect(await look(id)).toMatchObject({ stage: 'called', called: { where: 'Desk 2' } });
    await step(id, { step: 'seen' });
    clock.step(10 * MINUTE);
    await step(id, NOTHING);
    expect(await states(id)).toEqual({ 'COUNTY-V2': 'kept', 'COUNTY-V3': 'kept' });
    expect(await look(id)).toMatchObject({ stage: 'ended', ended: { how: 'settled' } });
    const { enquiryId } = await visit(id);
    expect(await modules.source.manager.findOneByOrFail(Enquiry, { id: enquiryId! })).toMatchObject({
      state: 'closed',
      ownerId: ash.id,
    });
  });

  it('calls whoever needs help with communication or access first, else in the order of arrival', async () => {
    const first = await arrive();
    clock.step(MINUTE);
    const second = await arrive({ needs: ['private'] });
    clock.step(MINUTE);
    const third = await arrive({ needs: ['hearing', 'private'] });
    const shown = await list();
    expect(shown.map(({ id }) => id)).toEqual([third, first, second]);
    expect(shown[0]!.first).toEqual({
      why: 'Needs help with hearing, a private room',
      promise: 'Visitors with communication or access needs are helped as soon as possible',
    });
    const call = async (): Promise<string | undefined> =>
      (await modules.get(SeeVisitors).callNext(ash, { where: 'Desk 1' }))?.ticket;
    expect(await Promise.all([call(), call()]).then((both) => both.toSorted())).toEqual(['A01', 'A03']);
    expect(await call()).toBe('A02');
    expect(await call()).toBeUndefined();
  });

  it('goes before everything in the queue, too, while they are here, and is offered first', async () => {
    const overdue = await arrive();
    clock.step(25 * MINUTE);
    await modules.get(RaiseAlarms).raiseDue();
    const needs = await arrive({ needs: ['interpreter'] });
    const enquiryIdOf = async (id: string): Promise<string> => (await visit(id)).enquiryId!;
    const work = async (id: string): Promise<WorkItem> =>
      modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: await enquiryIdOf(id), kind: 'answer' });
    expect(await work(needs)).toMatchObject({ goesFirst: true });
    expect(await modules.get(NextWork).ask(ash)).toBe((await work(needs)).id);
    // What is written down of them meanwhile does not cost them their place.
    await step(needs, { step: 'greeted' });
    expect((await work(needs)).urgentAt).toBeLessThan((await work(overdue)).urgentAt);
    await step(needs, { step: 'seen' });
    const goesOn: VisitStep = { ...NOTHING, settled: false };
    const act = await step(needs, goesOn);
    expect(await work(needs)).toMatchObject({ goesFirst: false });
    expect((await work(needs)).urgentAt).toBeGreaterThan((await work(overdue)).urgentAt);
    await undo(needs, act);
    expect(await work(needs)).toMatchObject({ goesFirst: true });
  });

  it('lets the desk say what somebody needs, who goes first from then on, and not any more once it is corrected', async () => {
    const first = await arrive();
    clock.step(MINUTE);
    const second = await arrive();
    const change = (needs: CheckIn['needs']) => modules.get(ChangeNeeds).change(ash, second, needs);
    const rank = async () => [
      (await list()).map(({ id }) => id),
      (
        await modules.source.manager.find(WorkItem, {
          where: { state: 'waiting', channel: 'visit' },
          order: { urgentAt: 'ASC', queuedAt: 'ASC' },
        })
      ).map(({ goesFirst }) => goesFirst),
    ];
    await change(['reading']);
    expect(await rank()).toEqual([
      [second, first],
      [true, false],
    ]);
    await change([]);
    expect(await rank()).toEqual([
      [first, second],
      [false, false],
    ]);
    await change(['private']);
    expect(await rank()).toEqual([
      [first, second],
      [false, false],
    ]);
  });

  it('counts who left unseen: what had time left is withdrawn, what was overdue is missed', async () => {
    const id = await arrive();
    clock.step(6 * MINUTE);
    await modules.get(RaiseAlarms).raiseDue();
    const act = await step(id, { step: 'left' });
    expect(await states(id)).toEqual({ 'COUNTY-V2': 'missed', 'COUNTY-V3': 'withdrawn' });
    expect((await modules.get(ReceptionReader).read(ash)).today).toMatchObject({
      ...{ came: 1, waiting: 0, seen: 0, leftUnseen: 1 },
    });
    const { enquiryId } = await visit(id);
    const enquiry = () => modules.source.manager.findOneByOrFail(Enquiry, { id: enquiryId! });
    expect(await enquiry()).toMatchObject({ state: 'closed' });
    // They were only at the machine.
    await undo(id, act);
    expect(await enquiry()).toMatchObject({ state: 'open', reopened: false });
    expect(await look(id)).toMatchObject({ stage: 'waiting', undo: null });
    expect(await states(id)).toMatchObject({ 'COUNTY-V3': 'running' });
    await step(id, { step: 'seen' });
  });

  it('keeps the enquiry of a complaint of somebody who left open, since its answer is still owed', async () => {
    const id = await arrive();
    const { enquiryId } = await visit(id);
    const complaint = { type: 'classified' as const, kind: 'complaint' as const, despiteLater: true };
    await modules.get(RecordEvent).record(ash, enquiryId!, complaint);
    await step(id, { step: 'left' });
    expect(await modules.source.manager.findOneByOrFail(Enquiry, { id: enquiryId! })).toMatchObject({
      state: 'open',
    });
  });

  it('gives the work to whoever sees them, and back when that is taken back', async () => {
    const id = await arrive();
    const { enquiryId } = await visit(id);
    const item = () =>
      modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: enquiryId!, kind: 'answer' });
    const act = await step(id, { step: 'seen', agentId: wren.id });
    expect(await item()).toMatchObject({ state: 'assigned', agentId: wren.id });
    expect(await look(id)).toMatchObject({ seen: { by: wren.name } });
    await undo(id, act);
    await undo(id, act);
    expect(await item()).toMatchObject({ state: 'waiting', agentId: null });
    expect(await modules.source.manager.findOneByOrFail(Enquiry, { id: enquiryId! })).toMatchObject({
      ownerId: null,
    });
  });

  it.each<[string, VisitStep[], VisitStep]>([
    ['they were greeted already', [{ step: 'greeted' }], { step: 'greeted' }],
    ['nobody has seen them yet', [], NOTHING],
    ['no colleague was asked', [], { step: 'colleague-came' }],
    ['somebody sees them already', [{ step: 'seen' }], { step: 'left' }],
    ['their visit has ended', [{ step: 'left' }], { step: 'seen' }],
  ])('refuses what cannot be: %s', async (reason, before, given) => {
    const id = await arrive();
    for (const each of before) await step(id, each);
    await expect(step(id, given)).rejects.toMatchObject({ code: 'visit-step-refused', details: { reason } });
  });

  it('offers nothing to whoever is with a visitor, until that is over, however it is', async () => {
    const { manager } = modules.source;
    const presence = async (): Promise<string> => (await modules.agent('birch')).presence;
    await manager.update(Agent, { id: wren.id }, { presence: 'available', serviceIds: ash.serviceIds });
    const id = await arrive();
    const act = await step(id, { step: 'seen', agentId: wren.id });
    expect(await presence()).toBe('busy');
    const busyWith = async () =>
      (await findAgents(modules.source, wren)).find((each) => each.id === wren.id)!.busyWith;
    const { ticket, enquiryId } = await visit(id);
    const { reference } = await manager.findOneByOrFail(Enquiry, { id: enquiryId! });
    expect(await busyWith()).toEqual({ what: 'visit', ticket, enquiryId, reference });
    const offers = () => manager.countBy(WorkItem, { agentId: wren.id, state: 'offered' });
    await arrive();
    modules.get(OfferWork).kick(ash.organisationId);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await offers()).toBe(0);
    // Taken back, they take work again: both visitors are offered to them at once.
    await undo(id, act);
    expect(await presence()).toBe('available');
    expect(await busyWith()).toBeNull();
    await expect.poll(offers).toBe(2);
    await step(id, { step: 'seen', agentId: wren.id });
    expect(await offers()).toBe(0);
    await step(id, NOTHING);
    expect(await presence()).toBe('available');

    // With the next visitor before anybody said that the one before has gone.
    const [former, latter] = [await arrive(), await arrive()];
    for (const each of [former, latter]) await step(each, { step: 'seen', agentId: wren.id });
    expect(await busyWith()).toMatchObject({ ticket: (await visit(latter)).ticket });
    await step(former, NOTHING);
    expect(await presence()).toBe('busy');
    await step(latter, NOTHING);
    expect(await presence()).toBe('available');

    // Closed by another door, which says nothing of the visit.
    const other = await arrive();
    await step(other, { step: 'seen', agentId: wren.id });
    expect(await presence()).toBe('busy');
    await modules.get(Presence).releaseOverdue();
    expect(await presence()).toBe('busy');
    await manager.update(
      Enquiry,
      { id: (await visit(other)).enquiryId! },
      { state: 'closed', closedAt: clock.now() },
    );
    await modules.get(Presence).releaseOverdue();
    expect(await presence()).toBe('available');

    // Whoever says themselves what they do is left alone.
    const third = await arrive();
    await step(third, { step: 'seen', agentId: wren.id });
    await modules.get(Presence).set(wren, 'away');
    await step(third, NOTHING);
    expect(await presence()).toBe('away');
  });

  it('takes back only what was said last', async () => {
    const id = await arrive();
    const act = await step(id, { step: 'greeted' });
    await step(id, { step: 'seen' });
    await expect(undo(id, act)).rejects.toMatchObject({ code: 'visit-step-refused' });
  });

  it('gives the same ticket to what is sent twice, and begins again the next day', async () => {
    const requestId = randomUUID();
    expect(await arrive({ requestId })).toBe(await arrive({ requestId }));
    clock.step(24 * 60 * MINUTE);
    expect(await visit(await arrive())).toMatchObject({ ticket: 'A01', day: '2026-07-08' });
  });

  it('counts whoever is checked in at the desk as greeted', async () => {
    const given = { requestId: randomUUID(), purpose: 'Keys', service: 'customer-services', name: '' };
    const { id } = await modules.get(CheckInVisitor).atDesk(ash, { ...given, needs: [] });
    await route();
    expect(await states(id)).toEqual({ 'COUNTY-V2': 'kept', 'COUNTY-V3': 'running' });
  });
});

describe('visitors of a council that promises what was asked for, or why not and when', () => {
  beforeEach(() => start('county-care'));

  it('takes out of a name and a purpose what turns the words around them', async () => {
    const id = await arrive({ name: 'Bryn\u202E Moss', purpose: 'Rent \u2066and repairs' });
    expect(await modules.source.query('SELECT name, purpose FROM visit WHERE id = $1', [id])).toEqual([
      { name: 'Bryn Moss', purpose: 'Rent and repairs' },
    ]);
  });

  it('has a colleague come within 15 minutes, unless they are not available', async () => {
    const id = await arrive();
    const asked = await step(id, { step: 'colleague-asked', whom: 'Hazel' });
    clock.step(15 * MINUTE);
    expect(await states(id)).toMatchObject({ 'CARE-V2': 'running' });
    await step(id, { step: 'colleague-came' });
    expect(await states(id)).toMatchObject({ 'CARE-V2': 'kept' });
    expect((await look(id)).colleague).toMatchObject({ whom: 'Hazel', cannot: null });
    await expect(undo(id, asked)).rejects.toMatchObject({ code: 'visit-step-refused' });
    await step(id, { step: 'colleague-asked', whom: 'Rowan' });
    await step(id, { step: 'colleague-cannot', evidence: 'On a site visit, says the diary' });
    const waits = (await look(id)).promises.filter(({ clockId }) => clockId === 'CARE-V2');
    expect(waits.map(({ state }) => state)).toEqual(['kept', 'waived']);
  });

  it('does not end a visit, nor its enquiry by another door, before it is known what was asked for', async () => {
    const id = await arrive();
    await step(id, { step: 'seen' });
    const end: VisitStep = { step: 'ended', settled: true, asked: [], nothingAsked: false };
    await expect(step(id, end)).rejects.toMatchObject({ code: 'visit-asked-missing' });
    const { enquiryId } = await visit(id);
    const close = modules.get(CloseEnquiry).close(ash, enquiryId!, { reason: 'Done', how: 'resolved' });
    await expect(close).rejects.toMatchObject({ code: 'visit-not-ended' });
    await step(id, { ...end, asked: [{ text: 'A form', given: true }] });
    expect(await look(id)).toMatchObject({
      ended: { how: 'settled', asked: [{ text: 'A form', given: true }] },
    });
  });

  it('makes work of what is given later, due at the end of the day that was said', async () => {
    const id = await arrive();
    await step(id, { step: 'seen' });
    const later = { text: 'A key', given: false as const, because: 'It is being cut' };
    const end = (by: string): VisitStep => ({
      ...{ step: 'ended', settled: true, nothingAsked: false },
      asked: [{ ...later, by }],
    });
    await expect(step(id, end('2026-07-06'))).rejects.toMatchObject({ code: 'visit-date-past' });
    const act = await step(id, end('2026-07-10'));
    const { enquiryId } = await visit(id);
    const items = () =>
      modules.source.manager.find(WorkItem, {
        where: { enquiryId: enquiryId! },
        order: { kind: 'ASC', doneAt: 'ASC' },
      });
    expect(await items()).toMatchObject([
      { kind: 'answer', state: 'done' },
      {
        kind: 'give-later',
        state: 'waiting',
        urgentAt: Date.parse('2026-07-10T23:00:00Z'),
        preferredAgentId: ash.id,
      },
    ]);
    expect(await look(id)).toMatchObject({
      ended: { how: 'goes-on', asked: [{ ...later, by: '2026-07-10' }] },
    });
    await undo(id, act);
    expect((await items()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      ...['answer done', 'answer assigned', 'give-later done'],
    ]);
    expect(await look(id)).toMatchObject({ stage: 'seen' });
  });
});

describe.each<[string, string, number, VisitStep[], VisitStep]>([
  ['cambridgeshire-county', 'COUNTY-V2', 5, [], { step: 'greeted' }],
  ['county-care', 'CARE-V1', 5, [], { step: 'greeted' }],
  ['cambridge-city-2012', 'CAS-V1', 10, [], { step: 'seen' }],
  ['cambridgeshire-county', 'COUNTY-V3', 15, [{ step: 'seen' }], NOTHING],
  ['county-care', 'CARE-V2', 15, [{ step: 'colleague-asked', whom: 'Hazel' }], { step: 'colleague-came' }],
])('what %s promises as %s, within %i minutes', (pack, clockId, minutes, before, stops) => {
  beforeEach(() => start(pack));

  it.each([
    [0, 'kept'],
    [1, 'missed'],
  ])('is %i milliseconds after them %s', async (late, state) => {
    const id = await arrive();
    for (const each of before) await step(id, each);
    expect(await states(id)).toMatchObject({ [clockId]: 'running' });
    clock.step(minutes * MINUTE + late);
    await step(id, stops);
    expect(await states(id)).toMatchObject({ [clockId]: state });
  });
});
