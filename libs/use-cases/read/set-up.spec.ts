import { type ChannelAdapter, defineAdapter } from '@frontdoor/channels/core';
import type { Channel } from '@frontdoor/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { ReadModule } from './read.module.js';
import { SetUp } from './set-up.js';

/** A provider of one channel that answers like this when it is looked at. */
const providerOf = (
  channel: Channel,
  looked: () => Promise<{ ok: boolean; detail: string }>,
): ChannelAdapter =>
  defineAdapter({
    manifest: { id: `of-${channel}`, title: `A provider of ${channel}`, receives: [channel], sends: [] },
    settings: {},
    connect: async () => ({ probe: looked, close: async () => undefined }),
  });

describe('how the channel of an entry point is', () => {
  let modules: TestModules;
  let looks = 0;

  beforeAll(async () => {
    const adapters = [
      providerOf('email', async () => {
        looks++;
        return { ok: true, detail: 'The mail server answers' };
      }),
      providerOf('sms', async () => ({ ok: false, detail: 'The key is refused' })),
      providerOf('callback', async () => {
        throw new Error('connect ECONNREFUSED');
      }),
      providerOf('web', () => new Promise(() => undefined)),
    ].map((adapter) => ({ adapter, settings: {} }));
    modules = await TestModules.of([ReadModule], new SteppedClock('2026-11-23T10:00:00Z'), 'cambridge-city', {
      adapters,
      process: { serves: false, reads: false },
    });
  });
  afterAll(() => modules?.stop());

  it('is told to an administrator with what its provider says, and to others without', async () => {
    const [elm, oak] = [await modules.agent('elm'), await modules.agent('oak')];
    const { entryPoints } = await modules.get(SetUp).entryPoints(elm);
    const told = Object.fromEntries(
      entryPoints.map(({ channel, state, detail }) => [channel, [state, detail]]),
    );
    expect(told).toEqual({
      email: ['works', 'The mail server answers'],
      sms: ['fault', 'The key is refused'],
      social: ['unconnected', null],
      callback: ['fault', 'connect ECONNREFUSED'],
      web: ['fault', 'No answer in 3 s'],
      visit: ['by-hand', null],
      letter: ['by-hand', null],
      phone: ['by-hand', null],
      api: ['unconnected', null],
    });
    const others = await modules.get(SetUp).entryPoints(oak);
    expect(others.entryPoints.map(({ state }) => state)).toEqual(entryPoints.map(({ state }) => state));
    expect(new Set(others.entryPoints.map(({ detail }) => detail))).toEqual(new Set([null]));
    expect(looks).toBe(1);
  });
});
