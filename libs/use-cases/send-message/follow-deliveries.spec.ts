import { randomUUID } from 'node:crypto';
import { ChannelError, defineAdapter, type Sendable, type Sent } from '@frontdoor/channels/core';
import { api } from '@frontdoor/contracts';
import { Contact, Delivery, type Enquiry, WorkItem } from '@frontdoor/persistence';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { SendReply } from '../send-reply/send-reply.js';
import { SendReplyModule } from '../send-reply/send-reply.module.js';
import { FollowDeliveries } from './follow-deliveries.js';
import { SendMessage } from './send-message.js';
import { SendMessageModule } from './send-message.module.js';

const MINUTE_MS = 60_000;
const LOST = new ChannelError('reconcile', 'The answer was lost.');

describe('what nobody knew of, once its provider can be asked', () => {
  let modules: TestModules;
  let clock: SteppedClock;
  /** What becomes of the next attempts, and of the looks for them. */
  let sends: (ChannelError | Sent)[] = [];
  let looks: ChannelError | Sent | 'not-sent' | undefined;
  const handedIn: Sendable[] = [];

  beforeAll(async () => {
    clock = new SteppedClock('2026-07-07T09:00:00Z');
    const adapter = defineAdapter({
      manifest: { id: 'mail', title: 'The mail service', receives: ['email'], sends: ['email'] },
      settings: {},
      connect: async () => ({
        send: async (sendable) => {
          handedIn.push(sendable);
          const next = sends.shift() ?? { providerId: randomUUID(), state: 'sent' };
          if (next instanceof ChannelError) throw next;
          return next;
        },
        reconcile: async () => {
          if (looks instanceof ChannelError) throw looks;
          return looks;
        },
        probe: async () => ({ ok: true, detail: 'It answers' }),
        close: async () => undefined,
      }),
    });
    modules = await TestModules.of([SendMessageModule, SendReplyModule], clock, 'cambridge-city', {
      adapters: [{ adapter, settings: {} }],
      process: { serves: false, reads: false },
    });
  });
  afterAll(() => modules?.stop());
  beforeEach(() => {
    sends = [];
    handedIn.length = 0;
  });

  /** A reply whose answer was lost, and whose provider could not be asked for half an hour. */
  async function lost(): Promise<{ enquiry: Enquiry; id: string }> {
    const enquiry = await modules.receive('planning');
    const text = `You may. ${randomUUID()}`;
    const from = await modules.source.query<{ value: string }[]>(
      `SELECT i.value FROM identifier i WHERE i.customer_id = $1 AND i.kind = 'email'`,
      [enquiry.customerId],
    );
    const reply = api.sendReply.body!.parse({
      channel: 'email',
      to: from[0]!.value,
      text,
      requestId: randomUUID(),
    });
    await modules.get(SendReply).send(await modules.agent('oak'), enquiry.id, reply);
    const written = { enquiryId: enquiry.id, direction: 'out' as const, automatic: false };
    const { id: contactId } = await modules.source.manager.findOneByOrFail(Contact, written);
    const { id } = await modules.source.manager.findOneByOrFail(Delivery, { contactId });
    sends = [LOST];
    looks = new ChannelError('retry', 'It does not answer.');
    await modules.get(SendMessage).handle({ ids: [id] });
    expect(await delivery(id)).toMatchObject({ state: 'sending' });
    clock.step(31 * MINUTE_MS);
    await modules.get(SendMessage).findOut();
    expect(await delivery(id)).toMatchObject({ state: 'unknown', againAt: null });
    return { enquiry, id };
  }
  const delivery = (id: string): Promise<Delivery> =>
    modules.source.manager.findOneByOrFail(Delivery, { id });
  const question = (enquiry: Enquiry): Promise<WorkItem | null> =>
    modules.source.manager.findOneBy(WorkItem, { enquiryId: enquiry.id, kind: 'delivery-unknown' });
  async function asked(): Promise<void> {
    clock.step(6 * MINUTE_MS);
    await modules.get(FollowDeliveries).sweep();
  }

  it('is sent once more where it certainly never came, and the question is withdrawn', async () => {
    const { enquiry, id } = await lost();
    expect(await question(enquiry)).toMatchObject({ state: 'waiting' });
    await asked();
    expect(await delivery(id)).toMatchObject({ state: 'unknown' });
    looks = 'not-sent';
    await asked();
    expect(await delivery(id)).toMatchObject({ state: 'queued', againAt: clock.now() });
    expect(await question(enquiry)).toMatchObject({ state: 'done' });
    handedIn.length = 0;
    await modules.get(SendMessage).handle({ ids: [id] });
    await modules.get(SendMessage).handle({ ids: [id] });
    expect(handedIn).toHaveLength(1);
    expect(await delivery(id)).toMatchObject({ state: 'sent' });
  });

  it('is sent by itself once only: a second time a person decides', async () => {
    const { enquiry, id } = await lost();
    looks = 'not-sent';
    await asked();
    sends = [LOST];
    looks = new ChannelError('retry', 'It does not answer.');
    await modules.get(SendMessage).handle({ ids: [id] });
    clock.step(31 * MINUTE_MS);
    await modules.get(SendMessage).findOut();
    looks = 'not-sent';
    await asked();
    expect(await delivery(id)).toMatchObject({ state: 'unknown', askAt: null });
    const open = await modules.source.manager.findBy(WorkItem, {
      ...{ enquiryId: enquiry.id, kind: 'delivery-unknown', state: 'waiting' },
    });
    expect(open).toHaveLength(1);
    expect(handedIn).toHaveLength(2);
  });

  it('is left to whoever has taken up the question, and to whoever comes hours later', async () => {
    const { enquiry, id } = await lost();
    const oak = await modules.agent('oak');
    await modules.source.manager.update(
      WorkItem,
      { enquiryId: enquiry.id, kind: 'delivery-unknown' },
      { state: 'assigned', agentId: oak.id },
    );
    looks = 'not-sent';
    await asked();
    expect(await delivery(id)).toMatchObject({ state: 'unknown' });

    const other = await lost();
    clock.step(2 * 60 * MINUTE_MS);
    looks = 'not-sent';
    await asked();
    expect(await delivery(other.id)).toMatchObject({ state: 'unknown' });
    expect(await question(other.enquiry)).toMatchObject({ state: 'waiting' });
  });

  it('has left after all where its provider has it', async () => {
    const { enquiry, id } = await lost();
    looks = { providerId: randomUUID(), state: 'delivered' };
    await asked();
    expect(await delivery(id)).toMatchObject({ state: 'delivered' });
    expect(await question(enquiry)).toMatchObject({ state: 'done' });
    expect(handedIn).toHaveLength(1);
  });
});
