import { SystemClock } from '@frontdoor/kernel';
import { readConfig } from '@frontdoor/platform';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { adapterContext, HastyClock } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { startXStandIn, type XStandIn, xAdapter } from './index.js';

const SOON = { timeout: 15_000, interval: 20 };

describe('what the hub asks X for', () => {
  const ends: (() => Promise<unknown> | void)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  const start = async (x: XStandIn, hub: MemoryHub): Promise<() => Promise<void>> => {
    const context = adapterContext(hub, { clock: new HastyClock(200) });
    const connection = await xAdapter.connect(readConfig(x.settings, [xAdapter]).declared, context);
    const abort = new AbortController();
    const ended = connection.listen!(abort.signal);
    const stop = async () => {
      abort.abort();
      await ended;
    };
    ends.push(stop);
    return stop;
  };
  const world = async (): Promise<{ x: XStandIn; hub: MemoryHub }> => {
    const x = await startXStandIn({ clock: new SystemClock(), handle: '@fenmoor' });
    ends.push(() => x.close());
    return { x, hub: new MemoryHub(['@fenmoor']) };
  };
  const texts = (hub: MemoryHub): string[] => hub.arrivals.map(({ contact }) => contact!.text);

  it('brings in all pages of what came meanwhile, once, oldest first, and goes on where it was', async () => {
    const { x, hub } = await world();
    for (let n = 0; n < 250; n++) x.post(`resident${n % 9}`, `@fenmoor number ${n}`);
    const stop = await start(x, hub);
    await vi.waitFor(() => expect(hub.arrivals).toHaveLength(250), SOON);
    await stop();
    x.post('late', '@fenmoor the last');
    await start(x, hub);
    await vi.waitFor(() => expect(texts(hub).at(-1)).toBe('@fenmoor the last'), SOON);
    expect(new Set(texts(hub)).size).toBe(251);
    expect(hub.duplicates).toBe(0);
  });

  it('is held up by nothing that cannot be read: that is kept, and the rest is taken in', async () => {
    const { x, hub } = await world();
    x.post('alder', '@fenmoor before');
    Object.assign(x.post('alder', '@fenmoor in no time'), { created_at: '+275760-01-01T00:00:00Z' });
    Object.assign(x.post('alder', '@fenmoor without a writer'), { author_id: 'nobody' });
    x.post('alder', '@fenmoor after');
    await start(x, hub);
    await vi.waitFor(() => expect(hub.arrivals.filter(({ fault }) => fault)).toHaveLength(2), SOON);
    const read = hub.arrivals.flatMap(({ contact }) => contact?.text ?? []);
    expect(read).toEqual(['@fenmoor before', '@fenmoor after']);
    x.post('alder', '@fenmoor later');
    await vi.waitFor(() => expect(hub.arrivals.at(-1)!.contact?.text).toBe('@fenmoor later'), SOON);
    expect(hub.arrivals).toHaveLength(5);
  });

  it('finds quotes of our posts that do not mention us', async () => {
    const { x, hub } = await world();
    const ours = x.post('fenmoor', 'The pool is open');
    x.post('quoter', 'Is it though', { quoting: ours.id });
    await start(x, hub);
    await vi.waitFor(() => expect(texts(hub)).toContain('Is it though'), SOON);
    expect(hub.arrivals[0]!.contact!.post).toMatchObject({
      what: 'a quote',
      ways: [{ audience: 'public' }, {}],
    });
  });

  it('says that credits are used up, and goes on by itself once there are more', async () => {
    const { x, hub } = await world();
    x.credits = 0;
    await start(x, hub);
    await vi.waitFor(
      () => expect(hub.reports.some(({ detail }) => detail.includes('Buy credits'))).toBe(true),
      SOON,
    );
    x.credits = Infinity;
    x.post('alder', '@fenmoor still here');
    await vi.waitFor(() => expect(texts(hub)).toContain('@fenmoor still here'), SOON);
  });

  it('has a list of its own, which is asked at night and moves no place', async () => {
    const { x, hub } = await world();
    const context = adapterContext(hub, { clock: new SystemClock() });
    const connection = await xAdapter.connect(readConfig(x.settings, [xAdapter]).declared, context);
    for (let n = 0; n < 120; n++) x.post(`resident${n % 9}`, `@fenmoor number ${n}`);
    x.message('writer', 'In private');
    const now = Date.now();
    const { arrivals, looked } = await connection.recount!(now - 3_600_000, now + 1000);
    expect([arrivals.length, looked]).toEqual([121, 121]);
    expect(new Set(arrivals.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(121);
    expect((await connection.recount!(now - 3_600_000, now - 600_000)).arrivals).toEqual([]);
    expect(hub.arrivals).toEqual([]);
    x.isRevoked = true;
    await expect(connection.recount!(now - 3_600_000, now)).rejects.toMatchObject({ remedy: 'reauthorise' });
    await connection.close();
  });
});
