import { EVENT_TYPES } from '@frontdoor/contracts';
import {
  Commitment,
  CustomerChange,
  Delivery,
  Enquiry,
  retriedTransaction,
  tellNoEvents,
  transaction,
  WorkItem,
} from '@frontdoor/persistence';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled } from '../../../test/support/settled.js';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { RaiseAlarms } from '../../use-cases/raise-alarms/raise-alarms.js';
import { RaiseAlarmsModule } from '../../use-cases/raise-alarms/raise-alarms.module.js';
import { OutgoingEvents } from './outgoing-events.js';
import { OutgoingEventsModule } from './outgoing-events.module.js';
import { readPlace } from './place.js';

describe('events', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  let events: OutgoingEvents;
  let organisationId: string;
  beforeAll(async () => {
    modules = await TestModules.of([OutgoingEventsModule, RaiseAlarmsModule], clock);
    events = modules.get(OutgoingEvents);
    ({ organisationId } = await modules.agent('ash'));
  });
  afterAll(() => modules?.stop());

  const all = async () => {
    await settled(modules.source.manager);
    return events.after(organisationId, readPlace(undefined), { limit: 1000 });
  };
  /** What was told of an enquiry, in order. */
  const of = async (enquiryId: string) => (await all()).filter((event) => event.enquiryId === enquiryId);
  const typesOf = async (enquiryId: string) => (await of(enquiryId)).map(({ type }) => type);

  it('tell of a contact from the enquiry it opened to the promise that it opened, in order', async () => {
    const { id, reference } = await modules.receive('help');
    expect(await typesOf(id)).toEqual([
      'enquiry.opened',
      'contact.received',
      'promise.opened',
      'contact.routed',
    ]);
    const [opened, received, promised, routed] = await of(id);
    expect(opened!.data).toMatchObject({ reference, kind: 'enquiry' });
    expect(received!.data).toMatchObject({ channel: 'email', automatic: false });
    expect(promised!.data).toMatchObject({
      promise: 'CITY-E1',
      dueAt: expect.stringMatching(/Z$/) as string,
    });
    expect(routed!.data).toMatchObject({ work: 'answer', contactId: received!.data['contactId'] });
    expect(new Set((await of(id)).map(({ line }) => line))).toEqual(new Set([id]));
  });

  it('tell of work that somebody has, of owners, services, and of what is closed and opened again', async () => {
    const { id } = await modules.receive('waste');
    const [ash, oak] = [await modules.agent('ash'), await modules.agent('oak')];
    const { manager } = modules.source;
    const before = (await of(id)).length;
    await manager.update(WorkItem, { enquiryId: id }, { state: 'offered', agentId: ash.id });
    await manager.update(WorkItem, { enquiryId: id }, { state: 'assigned', acceptedAt: clock.now() });
    await manager.update(Enquiry, { id }, { ownerId: ash.id });
    await manager.update(Enquiry, { id }, { ownerId: oak.id });
    await manager.update(Enquiry, { id }, { subject: 'Nothing to tell of' });
    await manager.update(Enquiry, { id }, { state: 'closed', closedAt: clock.now() });
    await manager.update(Enquiry, { id }, { state: 'open', closedAt: null });
    const later = (await of(id)).slice(before);
    expect(later.map(({ type }) => type)).toEqual([
      'contact.assigned',
      'enquiry.handed-over',
      'enquiry.closed',
      'enquiry.reopened',
    ]);
    expect(later[0]!.data).toMatchObject({ agentId: ash.id });
    expect(later[1]!.data).toMatchObject({ from: { ownerId: ash.id }, to: { ownerId: oak.id } });
    expect(later[2]!.at).toBe(clock.now());
  });

  it('tell of promises at risk, missed, moved, kept, late and taken back, at the instants of the charter', async () => {
    const { id } = await modules.receive('help');
    const { manager } = modules.source;
    const promise = await manager.findOneByOrFail(Commitment, { enquiryId: id, promiseId: 'CITY-E1' });
    const before = (await of(id)).length;
    const dueAt = promise.dueAt + 3_600_000;
    await manager.update(Commitment, { id: promise.id }, { dueAt });
    await manager.update(Commitment, { id: promise.id }, { dueAt: promise.dueAt });
    clock.stepTo(new Date(promise.atRiskAt[0]! + 1).toISOString());
    await modules.get(RaiseAlarms).raiseDue();
    clock.stepTo(new Date(promise.dueAt + 1).toISOString());
    await modules.get(RaiseAlarms).raiseDue();
    await manager.update(Commitment, { id: promise.id }, { settledAt: clock.now() });
    await manager.update(Commitment, { id: promise.id }, { state: 'running', settledAt: null });
    await manager.update(Commitment, { id: promise.id }, { state: 'kept', settledAt: clock.now() });
    const later = (await of(id)).slice(before);
    expect(later.map(({ type }) => type)).toEqual([
      'promise.moved',
      'promise.moved',
      'promise.at-risk',
      'promise.missed',
      'promise.ended',
      'promise.opened',
      'promise.kept',
    ]);
    expect(later[0]!.data).toMatchObject({ wasDueAt: new Date(promise.dueAt).toISOString() });
    expect([later[2]!.at, later[3]!.at]).toEqual([promise.atRiskAt[0], promise.dueAt]);
    expect(later[4]!.data).toMatchObject({ as: 'late' });
    expect(later[5]!.data).toMatchObject({ again: true });
    expect(later[6]!.at).toBe(clock.now());
  });

  it('tell of what did not arrive and of customers that are one, and are two again', async () => {
    const [one, other] = [await modules.receive('waste'), await modules.receive('waste')];
    const { manager } = modules.source;
    const [received] = (await of(one.id)).filter(({ type }) => type === 'contact.received');
    const delivery = {
      ...{
        id: randomUUID(),
        organisationId,
        enquiryId: one.id,
        contactId: received!.data['contactId'] as string,
      },
      ...{ channel: 'email' as const, state: 'sending' as const, message: {} },
      ...{ nextAttemptAt: clock.now(), createdAt: clock.now(), updatedAt: clock.now() },
    };
    await manager.insert(Delivery, delivery);
    await manager.update(Delivery, { id: delivery.id }, { state: 'failed' });
    expect((await of(one.id)).at(-1)).toMatchObject({
      type: 'delivery.failed',
      data: { deliveryId: delivery.id },
    });
    const id = randomUUID();
    const byId = (await modules.agent('ash')).id;
    await manager.insert(CustomerChange, {
      ...{
        id,
        organisationId,
        kind: 'one',
        fromId: one.customerId,
        toId: other.customerId,
        byId,
        at: clock.now(),
      },
    });
    await manager.update(CustomerChange, { id }, { undoneAt: clock.now(), undoneById: byId });
    expect((await all()).slice(-2)).toMatchObject([
      {
        type: 'customer.merged',
        data: { fromId: one.customerId, intoId: other.customerId },
        enquiryId: null,
      },
      { type: 'customer.separated', data: { fromId: other.customerId, intoId: one.customerId } },
    ]);
  });

  it('are only those of what committed, and none of a past that was made up', async () => {
    const { id } = await modules.receive('waste');
    const before = (await all()).length;
    const close = { state: 'closed' as const, closedAt: clock.now() };
    await transaction(modules.source, async (manager) => {
      await manager.update(Enquiry, { id }, close);
      throw new Error('undone');
    }).catch(() => undefined);
    await transaction(modules.source, async (manager) => {
      await tellNoEvents(manager, {});
      await manager.update(Enquiry, { id }, close);
    });
    expect(await all()).toHaveLength(before);
  });

  it('are never skipped: one that commits late still comes after what was read, and what is open holds others back', async () => {
    const [early, late] = [await modules.receive('waste'), await modules.receive('waste')];
    const close = { state: 'closed' as const, closedAt: clock.now() };
    const before = (await all()).at(-1)!;
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = transaction(modules.source, async (manager) => {
      await manager.update(Enquiry, { id: late.id }, close);
      await held;
    });
    // Time for the slow one to begin.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await retriedTransaction(modules.source, (manager) => manager.update(Enquiry, { id: early.id }, close));
    expect(await events.after(organisationId, before, { limit: 10 })).toEqual([]);
    release();
    await slow;
    await settled(modules.source.manager);
    const found = await events.after(organisationId, before, { limit: 10 });
    expect(found.map(({ enquiryId }) => enquiryId)).toEqual([late.id, early.id]);
    expect(await events.after(organisationId, found[0]!, { limit: 10 })).toMatchObject([
      { enquiryId: early.id },
    ]);
  });

  it('are found by their types', async () => {
    const kinds = await events.after(organisationId, readPlace(undefined), {
      types: ['enquiry.*', 'promise.missed'],
      limit: 1000,
    });
    const types = new Set(kinds.map(({ type }) => type));
    expect([...types].every((type) => type.startsWith('enquiry.') || type === 'promise.missed')).toBe(true);
    expect(types.has('promise.missed')).toBe(true);
    const told = new Set((await all()).map(({ type }) => type));
    for (const type of told) expect(Object.keys(EVENT_TYPES)).toContain(type);
  });

  it('tell in the full shape what they are about, and who somebody is only to those who may know', async () => {
    const { id, reference } = await modules.receive('help', { text: 'Where is my bin?' });
    const found = await of(id);
    const [thin] = await events.told(found, {
      organisationId,
      shape: 'thin',
      personalData: true,
      serviceIds: [],
    });
    expect(thin!.data).not.toHaveProperty('enquiry');
    const plain = await events.told(found, {
      organisationId,
      shape: 'full',
      personalData: false,
      serviceIds: [],
    });
    expect(plain[1]!.data).toMatchObject({
      enquiryId: id,
      enquiry: { reference, state: 'open', promises: [{ promise: 'CITY-E1', state: 'running' }] },
      contact: { direction: 'in', channel: 'email' },
    });
    expect(JSON.stringify(plain)).not.toMatch(/bin|@customer\.example|subject/);
    const personal = await events.told(found, {
      organisationId,
      shape: 'full',
      personalData: true,
      serviceIds: [],
    });
    expect(personal[1]!.data).toMatchObject({
      enquiry: { customer: { identifiers: [{ kind: 'email' }] } },
      contact: { text: 'Where is my bin?' },
    });
  });
});
