import { randomUUID } from 'node:crypto';
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

  it('keeps that letters are needed in large print, once', async () => {
    const { id: enquiryId, customerId } = await modules.receive('help');
    const ash = await modules.agent('ash');
    const prefer = modules.get(PreferChannel);
    const kept = () => modules.source.manager.findOneByOrFail(Customer, { id: customerId });
    expect(await kept()).toMatchObject({ largePrint: false });
    for (const needed of [true, true, false]) await prefer.needLargePrint(ash, customerId, needed);
    expect(await kept()).toMatchObject({ largePrint: false });
    const said = await modules.source.manager.findBy(TimelineEvent, { enquiryId });
    expect(said.map(({ text }) => text)).toEqual([
      'Ash said that letters are needed in large print',
      'Ash said that letters are not needed in large print',
    ]);
    await expect(prefer.needLargePrint(ash, randomUUID(), true)).rejects.toMatchObject({
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
