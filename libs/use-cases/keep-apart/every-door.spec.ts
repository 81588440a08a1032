import { randomUUID } from 'node:crypto';
import { Joins } from '@frontdoor/casework/joins';
import {
  type Agent,
  Contact,
  Enquiry,
  LedgerEntry,
  PhoneCall,
  Receipt,
  Visit,
  WorkItem,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { AgentWork } from '../assign-work/agent-work.js';
import { AssignWorkModule } from '../assign-work/assign-work.module.js';
import { CheckInVisitor } from '../check-in-visitor/check-in-visitor.js';
import { CheckInVisitorModule } from '../check-in-visitor/check-in-visitor.module.js';
import { CloseCall } from '../handle-calls/close-call.js';
import { HandleCallsModule } from '../handle-calls/handle-calls.module.js';
import { HandleEnquiryModule } from '../handle-enquiry/handle-enquiry.module.js';
import { RecordEvent } from '../handle-enquiry/record-event.js';
import { JoinEnquiriesModule } from '../join-enquiries/join-enquiries.module.js';
import { MoveEnquiry } from '../move-enquiry/move-enquiry.js';
import { MoveEnquiryModule } from '../move-enquiry/move-enquiry.module.js';
import { RouteContact } from '../route-contact/route-contact.js';
import { SeeVisitors } from '../see-visitors/see-visitors.js';
import { SeeVisitorsModule } from '../see-visitors/see-visitors.module.js';
import { TakeBackStep } from '../see-visitors/take-back-step.js';
import { TakeDownContact } from '../take-down-contact/take-down-contact.js';
import { TakeDownContactModule } from '../take-down-contact/take-down-contact.module.js';
import { KeepApart } from './keep-apart.js';
import { KeepApartModule } from './keep-apart.module.js';

const MODULES = [
  ...[AssignWorkModule, CheckInVisitorModule, HandleCallsModule, HandleEnquiryModule, JoinEnquiriesModule],
  ...[KeepApartModule, MoveEnquiryModule, SeeVisitorsModule, TakeDownContactModule],
];
const EXCLUDED = { code: 'agent-excluded' };

describe('whoever must not deal with an enquiry comes to own it by no door', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  let ash: Agent;
  let birch: Agent;

  beforeAll(async () => {
    modules = await TestModules.of(MODULES, clock);
    ash = await modules.agent('ash');
    birch = await modules.agent('birch');
  });
  afterAll(() => modules?.stop());

  const manager = () => modules.source.manager;
  const find = ({ id }: Pick<Enquiry, 'id'>) => manager().findOneByOrFail(Enquiry, { id });
  const workOf = ({ id: enquiryId }: Pick<Enquiry, 'id'>) =>
    manager().findOneByOrFail(WorkItem, { enquiryId, kind: 'answer' });
  const exclude = ({ id }: Pick<Enquiry, 'id'>, agent: Agent) =>
    modules.get(KeepApart).exclude(birch, id, { agentId: agent.id, why: 'complained-about' });
  const said = async ({ id }: Pick<Enquiry, 'id'>): Promise<string[]> =>
    (await modules.source.query('SELECT text FROM timeline_event WHERE enquiry_id = $1', [id])).map(
      ({ text }: { text: string }) => text,
    );
  const take = async ({ id }: Enquiry, service = 'customer-services') =>
    modules.get(TakeDownContact).take(ash, {
      ...{ requestId: randomUUID(), channel: 'phone', service, complex: false, subject: '' },
      ...{ customerId: (await find({ id })).customerId, enquiryId: id, answer: 'It is settled' },
      ...{ name: '', phone: '', email: '', postal: '', text: 'They rang about it' },
    });
  const routeAll = async (): Promise<void> => {
    const ids = (await manager().findBy(Receipt, { state: 'received' })).map(({ id }) => id);
    const known = new Set((await manager().find(Contact, { select: { id: true } })).map(({ id }) => id));
    await modules.get(RouteContact).handle({ ids: ids.filter((id) => !known.has(id)) });
  };

  it('not by answering on the spot, nor by having answered before it was said', async () => {
    const enquiry = await modules.receive('help');
    await take(enquiry);
    await exclude(enquiry, ash);
    await expect(take(enquiry)).rejects.toMatchObject(EXCLUDED);
    await routeAll();
    expect(await find(enquiry)).toMatchObject({ ownerId: null, state: 'open', contactsIn: 2 });
    expect(await manager().countBy(LedgerEntry, { enquiryId: enquiry.id, type: 'resolved' })).toBe(0);
    expect(await said(enquiry)).toContain(
      'Whoever answered this on the spot must not deal with it: it is still to be answered',
    );
  });

  const arrive = async (): Promise<Visit> => {
    const [desk] = await modules.source.query(`SELECT * FROM entry_point WHERE channel = 'visit'`);
    const { id } = await modules.get(CheckInVisitor).atKiosk(
      { ...desk, organisationId: ash.organisationId, serviceId: desk.service_id },
      {
        ...{ requestId: randomUUID(), purpose: 'A question on rent', service: 'customer-services' },
        ...{ name: '', needs: [] },
      },
    );
    await routeAll();
    return manager().findOneByOrFail(Visit, { id });
  };

  it('not by what is undone of a visit, by seeing the visitor or by calling them', async () => {
    const { id, enquiryId } = await arrive();
    const enquiry = { id: enquiryId! };
    await modules.get(AgentWork).accept(ash, (await workOf(enquiry)).id);
    const act = await modules.get(SeeVisitors).step(birch, id, { step: 'seen' });
    expect(await find(enquiry)).toMatchObject({ ownerId: ash.id });
    await exclude(enquiry, ash);
    await modules.get(TakeBackStep).takeBack(birch, id, act);
    expect(await find(enquiry)).toMatchObject({ ownerId: null });
    expect(await workOf(enquiry)).toMatchObject({ state: 'waiting', agentId: null });
    await modules.get(SeeVisitors).callNext(ash, { where: 'Desk 1' });
    expect(await find(enquiry)).toMatchObject({ ownerId: null });
    await expect(modules.get(SeeVisitors).step(ash, id, { step: 'seen' })).rejects.toMatchObject(EXCLUDED);
    await modules.get(SeeVisitors).step(birch, id, { step: 'seen' });
    const ended = { step: 'ended' as const, settled: true, asked: [], nothingAsked: true };
    await expect(modules.get(SeeVisitors).step(ash, id, ended)).rejects.toMatchObject(EXCLUDED);
  });

  it('not by a move that is taken back', async () => {
    const enquiry = await modules.receive('help');
    await modules.get(AgentWork).accept(ash, (await workOf(enquiry)).id);
    const to = { service: 'housing-repairs', reason: 'It is about a boiler', despiteLater: true };
    await modules.get(MoveEnquiry).move(birch, enquiry.id, to);
    await exclude(enquiry, ash);
    const { id } = await manager().findOneByOrFail(LedgerEntry, { enquiryId: enquiry.id, type: 'moved' });
    await modules.get(RecordEvent).takeBack(birch, enquiry.id, id, 'It is no boiler');
    expect(await find(enquiry)).toMatchObject({ ownerId: null, serviceId: enquiry.serviceId });
    expect(await workOf(enquiry)).toMatchObject({ state: 'waiting', agentId: null });
  });

  it('not by owning what is joined with it, nor by having its work in hand', async () => {
    const from = { kind: 'email' as const, value: `${randomUUID()}@customer.example` };
    const [into, belongs] = [
      await modules.receive('help', { from }),
      await modules.receive('help', { from }),
    ];
    await modules.get(AgentWork).accept(ash, (await workOf(belongs)).id);
    await exclude(into, ash);
    await modules.source.transaction((within) =>
      modules.get(Joins).join(within, birch, { fromId: belongs.id, intoId: into.id, despiteLater: true }),
    );
    expect(await find(into)).toMatchObject({ ownerId: null });
    const open = (await manager().findBy(WorkItem, { enquiryId: into.id })).filter(
      ({ state }) => state !== 'done',
    );
    expect(open).toMatchObject([{ state: 'waiting', agentId: null, excluded: [ash.id] }]);
  });

  it('not by agreeing to ring back at the end of a call', async () => {
    const enquiry = await modules.receive('help');
    await exclude(enquiry, ash);
    const { id } = await manager().findOneByOrFail(Contact, { enquiryId: enquiry.id });
    const [line] = await modules.source.query(`SELECT id FROM entry_point WHERE channel = 'phone'`);
    const at = clock.now();
    const { organisationId, serviceId, reference } = enquiry;
    await manager().insert(PhoneCall, {
      ...{
        id,
        organisationId,
        serviceId,
        reference,
        entryPointId: line.id,
        agentId: ash.id,
        state: 'ended',
        providerId: 'CA1',
      },
      ...{
        beganAt: at,
        answeredAt: at,
        givenAt: at,
        endedAt: at,
        settledAt: at,
        heardAt: at,
        endedAs: 'answered',
      },
    });
    const callback = { from: '2026-07-07T13:00:00Z', to: '2026-07-07T14:00:00Z' };
    const closing = { ending: 'callback' as const, summary: 'They want a manager', asked: [], callback };
    await modules.get(CloseCall).close(ash, id, closing);
    expect(await find(enquiry)).toMatchObject({ ownerId: null });
    expect(await workOf(enquiry).catch(() => null)).toBeNull();
    expect(await manager().findOneByOrFail(WorkItem, { enquiryId: enquiry.id })).toMatchObject({
      ...{ kind: 'callback', preferredAgentId: null },
    });
  });
});
