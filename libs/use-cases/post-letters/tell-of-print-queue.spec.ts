import { randomUUID } from 'node:crypto';
import {
  addToPrintQueue,
  Contact,
  Delivery,
  keepLetter,
  LiveEventRow,
  notePosted,
  TimelineEvent,
} from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { PostLettersModule } from './post-letters.module.js';
import { TellOfPrintQueue } from './tell-of-print-queue.js';

const HOUR_MS = 3_600_000;

describe('letters that nobody posts', () => {
  const clock = new SteppedClock('2026-07-07T09:00:00Z');
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([PostLettersModule], clock);
  });
  afterAll(() => modules?.stop());

  /** A letter in the print queue since now; its enquiry. */
  const queue = async (): Promise<{ id: string; enquiryId: string }> => {
    const { id: enquiryId, organisationId } = await modules.receive('waste');
    const { manager } = modules.source;
    const contact = await manager.findOneByOrFail(Contact, { enquiryId, direction: 'in' });
    const id = randomUUID();
    const now = clock.now();
    await manager.insert(Delivery, {
      ...{ id, organisationId, enquiryId, contactId: contact.id, channel: 'letter', state: 'to-post' },
      ...{ nextAttemptAt: now, createdAt: now, updatedAt: now, message: {} },
    });
    await keepLetter(manager, { deliveryId: id, document: Buffer.from('%PDF-'), pages: 1, now });
    await addToPrintQueue(manager, { deliveryId: id, now });
    return { id, enquiryId };
  };
  const sweep = () => modules.get(TellOfPrintQueue).sweep();
  const alarms = async () =>
    (await modules.source.manager.findBy(LiveEventRow, { topic: 'alarm' })).map(({ text }) => text);
  const toldOn = async (enquiryId: string) =>
    (await modules.source.manager.findBy(TimelineEvent, { enquiryId }))
      .map(({ text }) => text)
      .filter((text) => text.includes('waited for a day'));

  it('are told to supervisors after a day, each once, and those of one look together', async () => {
    const [first, posted] = [await queue(), await queue()];
    await modules.source.manager.update(Delivery, { id: posted.id }, { state: 'sent' });
    await notePosted(modules.source, { id: posted.id, postedOn: '2026-07-07', byId: null });
    clock.step(24 * HOUR_MS);
    await sweep();
    expect(await alarms()).toEqual([]);
    clock.step(1);
    await sweep();
    await sweep();
    expect(await alarms()).toEqual(['A letter has waited in the print queue for a day']);
    expect(await toldOn(first.enquiryId)).toEqual(['The letter has waited for a day to be posted']);
    expect(await toldOn(posted.enquiryId)).toEqual([]);

    const more = [await queue(), await queue()];
    clock.step(25 * HOUR_MS);
    await sweep();
    expect((await alarms()).slice(1)).toEqual(['2 letters have waited in the print queue for a day']);
    for (const { enquiryId } of more) expect(await toldOn(enquiryId)).toHaveLength(1);
  });
});
