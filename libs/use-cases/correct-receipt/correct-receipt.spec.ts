import { randomUUID } from 'node:crypto';
import { Commitment, Contact, Enquiry, LedgerEntry, TimelineEvent, WorkItem } from '@frontdoor/persistence';
import { Ledger } from '@frontdoor/casework/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { CorrectReceipt } from './correct-receipt.js';
import { CorrectReceiptModule } from './correct-receipt.module.js';

/** A Thursday. */
const SCANNED = '2026-11-05T14:20:00Z';
const at = (instant: string) => Date.parse(instant);

describe('the date of receipt of a letter', () => {
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([CorrectReceiptModule], new SteppedClock(SCANNED));
  });
  afterAll(() => modules?.stop());

  const letter = (changes = {}) => modules.receive('help', { channel: 'letter', ...changes });
  const contactOf = async ({ id }: Enquiry) =>
    (await modules.source.manager.findOneByOrFail(Contact, { enquiryId: id })).id;
  const promiseOf = ({ id }: Enquiry) =>
    modules.source.manager.findOneByOrFail(Commitment, { enquiryId: id, promiseId: 'CITY-L1' });
  const correct = async (enquiry: Enquiry, date: string, reason = '') =>
    modules
      .get(CorrectReceipt)
      .correct(await modules.agent('ash'), await contactOf(enquiry), { date, reason });

  it('moves what was promised, its work and its account, and leaves the contact as it came', async () => {
    const enquiry = await letter();
    const before = await promiseOf(enquiry);
    expect(new Date(before.dueAt).toISOString()).toBe('2026-11-16T17:00:00.000Z');
    await correct(enquiry, '2026-11-03');
    const { manager } = modules.source;
    const after = await promiseOf(enquiry);
    expect(after).toMatchObject({
      id: before.id,
      startedAt: at('2026-11-03T00:00:00Z'),
      dueAt: at('2026-11-12T17:00:00Z'),
      firstDueAt: at('2026-11-12T17:00:00Z'),
      state: 'running',
    });
    expect(after.explanation.slice(0, 2)).toEqual([
      'Received on Tuesday 3 November 2026 by its stamp, taken in on Thursday 5 November 2026. It counts from the beginning of the day of its stamp.',
      'Received on Tuesday 3 November 2026 at 00:00.',
    ]);
    const [work] = await manager.findBy(WorkItem, { enquiryId: enquiry.id });
    expect(work).toMatchObject({ promiseDueAt: after.dueAt });
    expect(work!.urgentAt).toBeLessThan(after.dueAt);
    expect(await manager.findOneByOrFail(Contact, { enquiryId: enquiry.id })).toMatchObject({
      at: at(SCANNED),
    });
    expect(await manager.findOneByOrFail(Enquiry, { id: enquiry.id })).toMatchObject({
      openedAt: at('2026-11-03T00:00:00Z'),
    });
    const said = await manager.findBy(TimelineEvent, { enquiryId: enquiry.id });
    expect(said.map(({ text }) => text)).toEqual([
      'Ash changed the day on which the letter was received from Thursday 5 November 2026 to Tuesday 3 November 2026',
      'Now due on Thursday 12 November 2026 at 17:00: “A letter or fax has a full response within 7 working days”',
    ]);
  });

  it('is told before it is corrected, and that changes nothing', async () => {
    const enquiry = await letter();
    const before = await promiseOf(enquiry);
    const foresee = async (date: string) =>
      modules.get(CorrectReceipt).foresee(await modules.agent('ash'), await contactOf(enquiry), date);
    const { promises } = await foresee('2026-11-03');
    expect(promises).toMatchObject([
      {
        promiseId: 'CITY-L1',
        becomes: 'goes-on',
        dueAt: '2026-11-12T17:00:00.000Z',
        wasDueAt: '2026-11-16T17:00:00.000Z',
      },
    ]);
    expect((await foresee('2026-11-05')).promises[0]!.dueAt).toBe('2026-11-16T17:00:00.000Z');
    await expect(foresee('2026-11-06')).rejects.toMatchObject({ code: 'receipt-date-refused' });
    expect(await promiseOf(enquiry)).toEqual(before);
    await correct(enquiry, '2026-11-03');
    expect(new Date((await promiseOf(enquiry)).dueAt).toISOString()).toBe(promises[0]!.dueAt);
  });

  it('is set back, and then everything is as it was', async () => {
    const enquiry = await letter();
    const before = await promiseOf(enquiry);
    await correct(enquiry, '2026-10-30');
    await correct(enquiry, '2026-11-05');
    expect(await promiseOf(enquiry)).toEqual({ ...before, revision: 3 });
    const entries = await modules.source.manager.findBy(LedgerEntry, { enquiryId: enquiry.id });
    expect(entries.filter(({ type }) => type === 'receipt-corrected')).toHaveLength(2);
    await correct(enquiry, '2026-11-05');
    expect(await modules.source.manager.countBy(LedgerEntry, { enquiryId: enquiry.id })).toBe(entries.length);
  });

  it('makes a promise overdue that was taken in late', async () => {
    const enquiry = await letter();
    await correct(enquiry, '2026-10-20');
    const { dueAt, nextAlarmAt } = await promiseOf(enquiry);
    expect(dueAt).toBe(at('2026-10-29T17:00:00Z'));
    expect(nextAlarmAt).toBeLessThan(modules.clock.now());
  });

  it('moves to a later day with a reason alone', async () => {
    const enquiry = await letter();
    await correct(enquiry, '2026-10-30');
    await expect(correct(enquiry, '2026-11-02')).rejects.toMatchObject({ code: 'receipt-date-refused' });
    await correct(enquiry, '2026-11-02', 'The stamp was misread');
    expect(await promiseOf(enquiry)).toMatchObject({ startedAt: at('2026-11-02T00:00:00Z') });
  });

  it.each(['2026-11-06', '2025-11-04'])('is refused where it cannot be: %s', async (date) => {
    await expect(correct(await letter(), date)).rejects.toMatchObject({ code: 'receipt-date-refused' });
  });

  it('is evidence on other channels, and where nothing of it came in', async () => {
    const enquiry = await modules.receive('help');
    await expect(correct(enquiry, '2026-11-03')).rejects.toMatchObject({ code: 'receipt-date-fixed' });
    const ash = await modules.agent('ash');
    const nothing = modules
      .get(CorrectReceipt)
      .correct(ash, randomUUID(), { date: '2026-11-03', reason: '' });
    await expect(nothing).rejects.toMatchObject({ code: 'contact-not-found' });
  });

  it('stays once it was answered, and may change after an acknowledgement', async () => {
    const enquiry = await letter();
    const record = (type: 'acknowledged' | 'responded') =>
      modules.source.transaction((manager) =>
        modules
          .get(Ledger)
          .record(manager, [
            { enquiryId: enquiry.id, organisationId: enquiry.organisationId, type, at: modules.clock.now() },
          ]),
      );
    await record('acknowledged');
    await correct(enquiry, '2026-11-04');
    await record('responded');
    await expect(correct(enquiry, '2026-11-03')).rejects.toMatchObject({ code: 'receipt-date-fixed' });
  });
});
