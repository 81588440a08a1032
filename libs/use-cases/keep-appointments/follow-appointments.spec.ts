import { randomUUID } from 'node:crypto';
import { toIso } from '@frontdoor/kernel';
import { Agent, Appointment, Enquiry, findAgents, TimelineEvent } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { Presence } from '@frontdoor/casework/queue';
import { FollowAppointments } from './follow-appointments.js';
import { KeepAppointmentsModule } from './keep-appointments.module.js';
import { KeepAppointments } from './keep-appointments.js';
import { MarkAppointments } from './mark-appointments.js';
import { remindAt } from './remind-at.js';

describe('appointments as time goes by', () => {
  // Friday 5 June 2026, ten in the morning in London; the office opens at nine.
  const clock = new SteppedClock('2026-06-05T09:00:00Z');
  let modules: TestModules;
  let enquiry: Enquiry;

  beforeAll(async () => {
    modules = await TestModules.of([KeepAppointmentsModule], clock, 'cambridgeshire-county');
    enquiry = await modules.receive('repairs');
  });
  afterAll(() => modules?.stop());

  const agree = async (from: string): Promise<string> => {
    const agent = await modules.agent('ash');
    const when = { agentId: agent.id, from, minutes: 60, agreed: true as const };
    const words = { kind: 'home' as const, place: '1 Mill Lane', purpose: 'Damp', requestId: randomUUID() };
    return (await modules.get(KeepAppointments).agree(agent, enquiry.id, { ...when, ...words })).id;
  };
  const read = (id: string) => modules.source.manager.findOneByOrFail(Appointment, { id });
  const reminders = async (): Promise<number> => {
    const events = await modules.source.manager.findBy(TimelineEvent, { enquiryId: enquiry.id });
    return events.filter(({ text }) => text.includes('be reminded')).length;
  };
  const sweep = () => modules.get(FollowAppointments).sweep();

  it('are reminded of at the opening of the working day before, once however many look, and not when over', async () => {
    const monday = await agree('2026-06-08T10:00:00Z');
    const tuesday = await agree('2026-06-09T10:00:00Z');
    const gone = await agree('2026-06-09T12:00:00Z');
    const dates = await Promise.all([monday, tuesday, gone].map(read));
    // That of Monday would have been this morning.
    expect(dates.map((each) => each.remindAt && toIso(each.remindAt))).toEqual([
      null,
      '2026-06-08T08:00:00.000Z',
      '2026-06-08T08:00:00.000Z',
    ]);
    const ash = await modules.agent('ash');
    await modules.get(MarkAppointments).mark(ash, gone, { what: 'cancelled', reason: 'Ash is ill' });
    clock.stepTo('2026-06-08T08:00:00Z');
    await Promise.all([sweep(), sweep(), sweep()]);
    await sweep();
    expect(await reminders()).toBe(1);
    expect(await read(tuesday)).toMatchObject({ remindedAt: clock.now(), state: 'agreed' });
    expect(await read(gone)).toMatchObject({ remindedAt: null, nextAt: null });
  });

  it('that were over before anybody looked remind nobody, and their time has come all the same', async () => {
    const wednesday = await agree('2026-06-10T10:00:00Z');
    const before = await reminders();
    clock.stepTo('2026-06-10T12:00:00Z');
    await sweep();
    expect(await reminders()).toBe(before);
    expect(await read(wednesday)).toMatchObject({ isDue: true, nextAt: null });
  });

  it('whose mark is taken back count again as they stood', async () => {
    const thursday = await agree('2026-06-11T10:00:00Z');
    const ash = await modules.agent('ash');
    const marking = modules.get(MarkAppointments);
    await expect(marking.mark(ash, thursday, { what: 'customer-absent' })).rejects.toMatchObject({
      code: 'appointment-over',
    });
    clock.stepTo('2026-06-11T10:05:00Z');
    const started = async () =>
      (
        await modules.source.query<{ n: number }[]>(
          `SELECT count(*)::int AS n FROM enquiry_event WHERE type = 'visit-started' AND taken_back_at IS NULL AND data->>'appointmentId' = $1`,
          [thursday],
        )
      )[0]!.n;
    await marking.mark(ash, thursday, { what: 'customer-absent' });
    expect(await started()).toBe(1);
    await marking.undo(ash, thursday);
    expect(await started()).toBe(0);
    expect(await read(thursday)).toMatchObject({ state: 'agreed', marks: [] });
    await expect(marking.undo(ash, thursday)).rejects.toMatchObject({ code: 'appointment-undo-nothing' });
  });

  it('have nothing offered to whoever is in them, from their time until they are over', async () => {
    const friday = await agree('2026-06-12T10:00:00Z');
    const { manager } = modules.source;
    const presence = async (): Promise<string> => (await modules.agent('ash')).presence;
    await manager.update(Agent, { name: 'Ash' }, { presence: 'available' });
    clock.stepTo('2026-06-12T09:59:00Z');
    await sweep();
    expect(await presence()).toBe('available');
    clock.stepTo('2026-06-12T10:00:05Z');
    await sweep();
    expect(await presence()).toBe('busy');
    clock.stepTo('2026-06-12T10:59:00Z');
    await modules.get(Presence).releaseOverdue();
    expect(await presence()).toBe('busy');
    clock.stepTo('2026-06-12T11:00:00Z');
    await modules.get(Presence).releaseOverdue();
    expect(await presence()).toBe('available');

    // On the way before its time, and then nobody was there.
    const later = await agree('2026-06-12T13:00:00Z');
    const marking = modules.get(MarkAppointments);
    clock.stepTo('2026-06-12T12:40:00Z');
    const ash = await modules.agent('ash');
    await marking.mark(ash, later, { what: 'on-the-way' });
    expect(await presence()).toBe('busy');
    const { enquiryId } = await manager.findOneByOrFail(Appointment, { id: later });
    const { reference } = await manager.findOneByOrFail(Enquiry, { id: enquiryId });
    const { kind: what } = await read(later);
    const busyWith = async () =>
      (await findAgents(modules.source, ash)).find((each) => each.id === ash.id)!.busyWith;
    expect(await busyWith()).toEqual({ what, ticket: null, enquiryId, reference });
    clock.stepTo('2026-06-12T13:10:00Z');
    await marking.mark(ash, later, { what: 'customer-absent' });
    expect(await presence()).toBe('available');
    expect(await busyWith()).toBeNull();
    expect(await read(friday)).toMatchObject({ state: 'agreed' });
  });
});

it('reminds nobody where no day before is open', () => {
  const never = { localDay: () => 20_000, openings: () => [] };
  expect(remindAt(never, 0, 0)).toBeNull();
});
