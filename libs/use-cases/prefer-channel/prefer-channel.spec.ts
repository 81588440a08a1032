import { randomUUID } from 'node:crypto';
import { keptNeedsOf } from '@frontdoor/casework/customers';
import { adjustmentsOf } from '@frontdoor/contracts';
import { Customer, TimelineEvent } from '@frontdoor/persistence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { PreferChannel } from './prefer-channel.js';
import { PreferChannelModule } from './prefer-channel.module.js';

describe('how a customer wants to be answered', () => {
  let modules: TestModules;
  beforeAll(async () => {
    modules = await TestModules.of([PreferChannelModule], new SteppedClock('2026-07-07T09:00:00Z'));
  });
  afterAll(() => modules?.stop());

  it('is kept with the customer, once, and told on what is open', async () => {
    const { id: enquiryId, customerId } = await modules.receive('help');
    const ash = await modules.agent('ash');
    const prefer = modules.get(PreferChannel);
    const kept = () => modules.source.manager.findOneByOrFail(Customer, { id: customerId });
    await prefer.set(ash, customerId, 'letter');
    await prefer.set(ash, customerId, 'letter');
    expect(await kept()).toMatchObject({ preferredChannel: 'letter' });
    await prefer.set(ash, customerId, null);
    expect(await kept()).toMatchObject({ preferredChannel: null });
    const said = await modules.source.manager.findBy(TimelineEvent, { enquiryId });
    expect(said.map(({ text }) => text)).toEqual([
      'Ash said that answers are wanted by letter',
      'Ash said that it does not matter by which channel the answer comes',
    ]);
  });

  it('keeps what they need, once, and tells it on what is open', async () => {
    const { id: enquiryId, customerId } = await modules.receive('help');
    const ash = await modules.agent('ash');
    const prefer = modules.get(PreferChannel);
    const kept = () => keptNeedsOf(modules.source.manager, customerId);
    expect(await kept()).toMatchObject({ needs: [], needsNote: null });
    await prefer.recordNeeds(ash, customerId, ['phone-only', 'large-print', 'large-print'], null);
    await prefer.recordNeeds(ash, customerId, ['large-print', 'phone-only'], null);
    expect(adjustmentsOf(await kept())).toMatchObject({
      needs: ['large-print', 'phone-only'],
      onlyBy: ['phone'],
      largePrint: true,
      interpreter: null,
    });
    await prefer.recordNeeds(ash, customerId, ['bsl'], 'Face them when you speak');
    expect(adjustmentsOf(await kept())).toMatchObject({ needs: ['bsl'], onlyBy: null, interpreter: 'bsl' });
    const said = await modules.source.manager.findBy(TimelineEvent, { enquiryId });
    expect(said.map(({ text }) => text)).toEqual([
      'Ash said what this customer needs: Large print and By telephone only',
      'Ash said what this customer needs: British Sign Language. Ash said what this customer no longer needs: Large print and By telephone only. Ash changed the note on what helps this customer',
    ]);
    await expect(prefer.recordNeeds(ash, randomUUID(), [], null)).rejects.toMatchObject({
      code: 'customer-not-found',
    });
  });

  it('is a channel by which anybody can be reached', async () => {
    const { customerId } = await modules.receive('help');
    const ash = await modules.agent('ash');
    const prefer = modules.get(PreferChannel);
    await expect(prefer.set(ash, customerId, 'social')).rejects.toMatchObject({
      code: 'channel-not-preferable',
    });
    await expect(prefer.set(ash, randomUUID(), 'letter')).rejects.toMatchObject({
      code: 'customer-not-found',
    });
  });
});
