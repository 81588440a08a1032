import { Directory } from '@frontdoor/casework/directory';
import { type Overflow, overflow } from '@frontdoor/contracts';
import { type Enquiry, Service, TimelineEvent, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { OverflowModule, WrittenOverflow } from './index.js';

const DAY = 86_400_000;

describe('what is written while more comes than a service can do', () => {
  /** A Monday, 10:00 in London. */
  const clock = new SteppedClock('2026-09-14T09:00:00Z');
  let modules: TestModules;

  beforeAll(async () => {
    modules = await TestModules.of([OverflowModule], clock);
  });
  afterAll(() => modules?.stop());
  beforeEach(async () => {
    clock.step(DAY);
    await modules.source.query(`UPDATE work_item SET state = 'done', done_at = '2026-01-01'`);
    await modules.source.query('UPDATE service SET overflow = NULL');
  });

  const rules = async (slug: string, given: Overflow): Promise<void> => {
    await modules.source.manager.update(Service, { slug }, { overflow: overflow.parse(given) });
    await modules.get(Directory).refresh();
  };
  const slugOf = async ({ serviceId }: Enquiry): Promise<string> =>
    (await modules.source.manager.findOneByOrFail(Service, { id: serviceId })).slug;
  /** What the next mail to customer services would be told. */
  const words = async (): Promise<readonly string[]> => {
    const service = await modules
      .get(Directory)
      .serviceBySlug((await modules.agent('ash')).organisationId, 'customer-services');
    return (await modules.get(WrittenOverflow).judge(modules.source.manager)(service!, 'email'))?.words ?? [];
  };

  it('waits where nobody set a rule, and where none fits', async () => {
    expect(await slugOf(await modules.receive('help'))).toBe('customer-services');
    await rules('customer-services', {
      email: { before: [{ when: { waitingMoreThan: 50 }, does: { service: 'planning' } }] },
    });
    expect(await slugOf(await modules.receive('help'))).toBe('customer-services');
  });

  it('goes to another service, whose rules count next, and says on its timeline by which rule', async () => {
    await rules('customer-services', {
      email: { before: [{ when: { waitingMoreThan: 1 }, does: { service: 'planning' } }] },
    });
    await rules('planning', {
      email: { before: [{ when: 'nobody-on', does: { say: 'Planning is busy.' } }] },
    });
    const [first, second, third] = [
      await modules.receive('help'),
      await modules.receive('help'),
      await modules.receive('help'),
    ];
    expect([await slugOf(first), await slugOf(second), await slugOf(third)]).toEqual([
      'customer-services',
      'customer-services',
      'planning',
    ]);
    const item = await modules.source.manager.findOneByOrFail(WorkItem, { enquiryId: third.id });
    expect(item.serviceId).toBe(third.serviceId);
    const told = await modules.source.manager.findBy(TimelineEvent, { enquiryId: third.id });
    expect(told.map(({ text }) => text)).toContain(
      'By the rules of Customer services (when more than 1 message waits) it went to Planning',
    );
    expect(await words()).toEqual(['Planning is busy.']);
  });

  it('is told in the receipt, or asked whether they would rather be rung; another channel is left alone', async () => {
    await rules('customer-services', {
      sms: { before: [{ when: { waitingMoreThan: 0 }, does: { service: 'planning' } }] },
      email: { before: [{ when: 'nobody-on', does: { offer: ['callback'] } }] },
    });
    const enquiry = await modules.receive('help');
    expect(await slugOf(enquiry)).toBe('customer-services');
    expect(await words()).toEqual([expect.stringContaining('Would you rather be rung?')]);
  });

  it('goes by the expected wait from what was answered today, and by the hours', async () => {
    const answered = await Promise.all([1, 2, 3, 4].map(() => modules.receive('help')));
    for (const [at, { id }] of answered.entries())
      await modules.source.query(`UPDATE work_item SET state = 'done', done_at = $1 WHERE enquiry_id = $2`, [
        new Date(clock.now() - at * 600_000),
        id,
      ]);
    const long = { when: { expectedWaitAboveSeconds: 300 }, does: { say: 'It takes longer today.' } };
    await rules('customer-services', {
      email: { before: [{ when: 'closed', does: { say: 'We are closed.' } }, long] },
    });
    expect(await words()).toEqual(['It takes longer today.']);
    clock.step(12 * 3_600_000);
    expect(await words()).toEqual(['We are closed.']);
  });

  it('never goes round in a circle, and what joins an enquiry stays there', async () => {
    const to = (service: string): Overflow => ({
      email: { before: [{ when: { waitingMoreThan: 0 }, does: { service } }] },
    });
    const from = { kind: 'email' as const, value: 'writes.twice@customer.example' };
    const thread = { messageId: '<first@customer.example>', references: [], tokens: [] };
    const enquiry = await modules.receive('help', { from, subject: 'A shed', thread });
    await rules('customer-services', to('planning'));
    await rules('planning', to('customer-services'));
    await modules.receive('planning');
    expect(await slugOf(await modules.receive('help'))).toBe('planning');
    const again = await modules.receive('help', {
      ...{ from, subject: 'Re: A shed' },
      thread: { ...thread, messageId: '<second@customer.example>', references: [thread.messageId] },
    });
    expect(again.id).toBe(enquiry.id);
    expect(await slugOf(again)).toBe('customer-services');
  });

  it('is refused where nothing is said by itself on a channel, or nothing is written on it', () => {
    const when = 'closed' as const;
    expect(overflow.safeParse({ phone: { before: [{ when, does: { service: 'x' } }] } }).success).toBe(false);
    expect(overflow.safeParse({ letter: { before: [{ when, does: { say: 'Later.' } }] } }).success).toBe(
      false,
    );
    expect(overflow.safeParse({ letter: { before: [{ when, does: { service: 'x' } }] } }).success).toBe(true);
  });
});
