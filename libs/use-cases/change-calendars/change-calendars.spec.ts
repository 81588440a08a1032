import { randomUUID } from 'node:crypto';
import { type Agent, CharterEdition, Commitment, Enquiry } from '@frontdoor/persistence';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestModules } from '../../../test/support/test-modules.js';
import { ChangeCalendarsModule } from './change-calendars.module.js';
import { ChangeCalendars } from './change-calendars.js';
import { RecomputeCommitments } from './recompute-commitments.js';

describe('changing the calendars', () => {
  // A Monday. An email to the planners is owed a full response within 7 working days: by Wednesday 2 December.
  const clock = new SteppedClock('2026-11-23T10:00:00Z');
  let modules: TestModules;
  let calendars: ChangeCalendars;
  let elm: Agent;

  beforeAll(async () => {
    modules = await TestModules.of([ChangeCalendarsModule], clock);
    calendars = modules.get(ChangeCalendars);
    elm = await modules.agent('elm');
  });
  afterAll(() => modules?.stop());

  const recompute = (): Promise<void> => modules.get(RecomputeCommitments).sweep();
  const promiseOf = ({ id: enquiryId }: Enquiry): Promise<Commitment> =>
    modules.source.manager.findOneByOrFail(Commitment, { enquiryId, clockId: 'CITY-E2' });
  const closed = (date: string, title = 'Storm') => ({
    kind: 'closure' as const,
    calendar: 'office',
    date,
    title,
  });
  const at = (iso: string): number => Date.parse(iso);

  it('moves what is open by a working day, keeps the old time with the reason, and moves it back when undone', async () => {
    const enquiry = await modules.receive('planning');
    expect((await promiseOf(enquiry)).dueAt).toBe(at('2026-12-02T17:00:00Z'));

    const preview = await calendars.preview(elm, closed('2026-11-27'));
    expect(preview).toMatchObject({
      moved: 1,
      examples: [{ from: '2026-12-02T17:00:00.000Z', to: '2026-12-03T17:00:00.000Z' }],
    });
    expect(await promiseOf(enquiry)).toMatchObject({ stale: false, dueAt: at('2026-12-02T17:00:00Z') });

    const { id, text } = await calendars.change(elm, closed('2026-11-27'));
    expect(text).toBe('office: closed on Friday 27 November 2026 (Storm)');
    expect((await promiseOf(enquiry)).stale).toBe(true);
    await recompute();
    const moved = await promiseOf(enquiry);
    expect(moved).toMatchObject({ stale: false, dueAt: at('2026-12-03T17:00:00Z') });
    expect(moved.moves).toEqual([
      {
        at: clock.now(),
        from: at('2026-12-02T17:00:00Z'),
        to: at('2026-12-03T17:00:00Z'),
        because: [expect.stringContaining('27 November')],
      },
    ]);

    await calendars.undo(elm, id);
    await recompute();
    expect((await promiseOf(enquiry)).dueAt).toBe(at('2026-12-02T17:00:00Z'));
    await calendars.undo(elm, id);
    expect((await promiseOf(enquiry)).stale).toBe(false);
  });

  it('leaves alone what is decided and what ends before the day', async () => {
    const decided = await modules.receive('planning');
    await modules.source.manager.update(
      Commitment,
      { enquiryId: decided.id },
      { state: 'kept', settledAt: clock.now(), nextAlarmAt: null },
    );
    const earlier = await modules.receive('planning');
    const { id } = await calendars.change(elm, closed('2026-12-04'));
    for (const enquiry of [decided, earlier]) expect((await promiseOf(enquiry)).stale).toBe(false);
    await calendars.undo(elm, id);
  });

  it('does not rewrite days gone by: neither by a change nor by undoing one', async () => {
    await expect(calendars.change(elm, closed('2026-11-22'))).rejects.toMatchObject({ code: 'days-gone-by' });
    const { id } = await calendars.change(elm, closed('2026-11-24'));
    clock.stepTo('2026-11-25T00:00:00Z');
    await expect(calendars.undo(elm, id)).rejects.toMatchObject({ code: 'days-gone-by' });
    await recompute();
  });

  it('refuses a calendar that is none and hours that cannot be, and nothing is written', async () => {
    const wrong = { ...closed('2026-12-24'), calendar: 'holiday park' };
    await expect(calendars.change(elm, wrong)).rejects.toMatchObject({ code: 'calendar-unknown' });
    const odd = { ...closed('2026-12-24'), hours: ['12:00-09:00'] };
    for (const attempt of [() => calendars.preview(elm, odd), () => calendars.change(elm, odd)])
      await expect(attempt()).rejects.toMatchObject({ code: 'calendar-change-refused' });
    await expect(calendars.undo(elm, randomUUID())).rejects.toMatchObject({
      code: 'calendar-change-not-found',
    });
    expect(
      await modules.source.query(`SELECT 1 FROM calendar_change WHERE data->>'date' = '2026-12-24'`),
    ).toEqual([]);
  });

  it('is not held up by an enquiry that cannot be recomputed: that one keeps its due time', async () => {
    const broken = await modules.receive('planning', { text: 'Broken' });
    const sound = await modules.receive('planning', { text: 'Sound' });
    const due = (await promiseOf(broken)).dueAt;
    const hash = Buffer.alloc(32, 7).toString('hex');
    const { charter, calendar, ...edition } = await modules.source.manager.findOneByOrFail(CharterEdition, {
      hash: broken.packHash,
    });
    await modules.source.manager.insert(CharterEdition, {
      ...edition,
      hash,
      charter: charter.replace('CITY-E2', 'nothing like a charter: ['),
      calendar,
    });
    await modules.source.manager.update(Enquiry, { id: broken.id }, { packHash: hash });

    await calendars.change(elm, closed('2026-12-01'));
    await recompute();
    expect(await promiseOf(broken)).toMatchObject({ stale: false, dueAt: due });
    expect(await promiseOf(sound)).toMatchObject({ stale: false, dueAt: at('2026-12-07T17:00:00Z') });
  });
});
