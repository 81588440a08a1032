import { randomUUID } from 'node:crypto';
import { type Arrival, ChannelError, defineAdapter, type Sendable } from '@frontdoor/channels/core';
import { Directory } from '@frontdoor/casework/directory';
import { Receipts } from '@frontdoor/casework/receipts';
import {
  Contact,
  EntryPoint,
  LiveEventRow,
  Receipt,
  Recount,
  writeSourceReport,
} from '@frontdoor/persistence';
import { Metrics } from '@frontdoor/platform';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SteppedClock } from '../../../test/support/stepped-clock.js';
import { TestModules } from '../../../test/support/test-modules.js';
import { ChannelBoard, volumeOf } from './channel-board.js';
import { PauseEntryPoint } from './pause-entry-point.js';
import { RecountProviders } from './recount-providers.js';
import { TestEntryPoint } from './test-entry-point.js';
import { WatchChannelsModule } from './watch-channels.module.js';
import { WatchListeners } from './watch-listeners.js';
import { WatchSilence } from './watch-silence.js';

const HOUR_MS = 3_600_000;
const HELP = 'help@fenmoor.example';

describe('every channel, watched', () => {
  let modules: TestModules;
  let clock: SteppedClock;
  let entryPoint: EntryPoint;
  let onList: Arrival[] = [];
  let besides: { taken?: number; problem?: string } = {};
  let trouble: ChannelError | undefined;
  const sent: Sendable[] = [];

  const arrival = (key: string): Arrival => ({
    ...{ channel: 'email', entryPoint: HELP, idempotencyKey: key, raw: Buffer.from(key) },
    contentType: 'message/rfc822',
    contact: {
      ...{ channel: 'email', entryPoint: HELP, alsoReachableAt: [], text: 'Hello', attachments: [] },
      from: { kind: 'email', value: `${key}@customer.example` },
    },
  });

  beforeAll(async () => {
    clock = new SteppedClock('2026-07-07T09:00:00Z');
    const adapter = defineAdapter({
      manifest: { id: 'mail', title: 'The mail service', receives: ['email'], sends: ['email'] },
      settings: {},
      connect: async () => ({
        send: async (sendable) => {
          if (trouble) throw trouble;
          sent.push(sendable);
          return { providerId: randomUUID(), state: 'sent' };
        },
        recount: async () => {
          if (trouble) throw trouble;
          return { arrivals: onList, wishes: [], looked: onList.length, ...besides };
        },
        probe: async () => ({ ok: true, detail: 'It answers' }),
        close: async () => undefined,
      }),
    });
    modules = await TestModules.of([WatchChannelsModule], clock, 'cambridge-city', {
      adapters: [{ adapter, settings: {} }],
      process: { serves: false, reads: false },
    });
    entryPoint = await modules.source.manager.findOneByOrFail(EntryPoint, {
      channel: 'email',
      address: HELP,
    });
  });
  afterAll(() => modules?.stop());
  beforeEach(() => {
    trouble = undefined;
    onList = [];
    besides = {};
  });

  const told = async (): Promise<string[]> =>
    (await modules.source.manager.findBy(LiveEventRow, { topic: 'channel' })).flatMap(
      ({ text }) => text ?? [],
    );
  const shown = async () => {
    const { entryPoints } = await modules.get(ChannelBoard).read(entryPoint.organisationId);
    return entryPoints.find(({ id }) => id === entryPoint.id)!;
  };

  it('tells of silence once, not on a paused entry point, and no more once something came', async () => {
    const { organisationId, id } = entryPoint;
    // Four weeks in which three came each working hour.
    await modules.source.query(
      `INSERT INTO receipt (id, organisation_id, entry_point_id, channel, idempotency_key, received_at, raw, content_type, reference, state)
       SELECT gen_random_uuid(), $1, $2, 'email', 'past ' || hour || n, hour + n * interval '17 minutes', '\\x00', 'message/rfc822',
              'P-' || md5(hour::text || n), 'quarantined'
       FROM generate_series($3::timestamptz - interval '29 days', $3::timestamptz - interval '1 hour', interval '1 hour') AS hour,
            generate_series(1, 3) AS n
       WHERE extract(isodow FROM hour) < 6 AND extract(hour FROM hour AT TIME ZONE 'Europe/London') BETWEEN 9 AND 16`,
      [organisationId, id, new Date(clock.now()).toISOString()],
    );
    const watch = modules.get(WatchSilence);
    await watch.sweep();
    expect(await shown()).toMatchObject({ silent: null, state: 'works', canTest: true });
    clock.step(7 * HOUR_MS);
    await modules.get(PauseEntryPoint).pause(await modules.agent('oak'), id, 'We rest until tomorrow.');
    await watch.sweep();
    expect((await shown()).silent).toBeNull();
    expect((await shown()).paused).toMatchObject({ words: 'We rest until tomorrow.' });
    await modules.get(PauseEntryPoint).resume(await modules.agent('oak'), id);
    await Promise.all([watch.sweep(), watch.sweep()]);
    await watch.sweep();
    const { silent, today, usual } = await shown();
    expect(silent!.expected).toBeGreaterThan(15);
    const measured = (): Promise<string> =>
      modules.get(Metrics).registry.getSingleMetricAsString('frontdoor_entry_point_silent');
    expect(await measured()).toContain(`{channel="email",entry_point="${HELP}"} 1`);
    expect([today > 0, usual! > today]).toEqual([true, true]);
    expect(await told()).toEqual([
      expect.stringMatching(/^Nothing has come to help@.* since \d\d:\d\d, where about \d+ contacts/),
    ]);
    await modules.get(Receipts).receive(arrival(randomUUID()));
    await watch.sweep();
    expect((await shown()).silent).toBeNull();
    expect(await measured()).toContain(`{channel="email",entry_point="${HELP}"} 0`);
    expect(await told()).toHaveLength(1);
  }, 60_000);

  it('tells customers of a pause in the receipt that goes out by itself', async () => {
    await modules
      .get(PauseEntryPoint)
      .pause(await modules.agent('oak'), entryPoint.id, 'We rest until tomorrow.');
    await modules.get(Directory).refresh();
    const enquiry = await modules.receive('help');
    const receipt = await modules.source.manager.findOneByOrFail(Contact, {
      enquiryId: enquiry.id,
      direction: 'out',
    });
    expect(receipt.text).toContain('We rest until tomorrow.');
    await modules.get(PauseEntryPoint).resume(await modules.agent('oak'), entryPoint.id);
  });

  it('takes in what the list of a provider has and we have not, once, and tells of it', async () => {
    const [known, missing] = [arrival(randomUUID()), arrival(randomUUID())];
    await modules.get(Receipts).receive(known);
    onList = [known, missing];
    const recounts = modules.get(RecountProviders);
    await recounts.sweep();
    expect(await modules.source.manager.findBy(Recount, {})).toEqual([
      expect.objectContaining({ adapter: 'mail', at: null }),
    ]);
    clock.step(24 * HOUR_MS);
    await recounts.sweep();
    const [first] = await modules.source.manager.findBy(Recount, {});
    expect(first).toMatchObject({ looked: 2, found: 1, problem: null, at: clock.now() });
    expect((await told()).at(-1)).toBe(
      'One contact that The mail service had for us had not arrived; it is in the queue now',
    );
    await recounts.sweep();
    clock.step(24 * HOUR_MS);
    await recounts.sweep();
    expect((await modules.source.manager.findBy(Recount, {}))[0]).toMatchObject({ found: 0 });
    expect(await modules.source.manager.countBy(Receipt, { idempotencyKey: missing.idempotencyKey })).toBe(1);
  });

  it('asks again within the hour where a provider cannot be asked, and shows why', async () => {
    trouble = new ChannelError('retry', 'The mail service does not answer.');
    clock.step(24 * HOUR_MS);
    await modules.get(RecountProviders).sweep();
    const [found] = await modules.source.manager.findBy(Recount, {});
    expect(found).toMatchObject({ problem: 'The mail service does not answer.' });
    expect(found!.nextAt - clock.now()).toBeLessThanOrEqual(HOUR_MS);
    trouble = undefined;
    clock.step(HOUR_MS);
    await modules.get(RecountProviders).sweep();
    expect((await modules.source.manager.findBy(Recount, {}))[0]).toMatchObject({ problem: null });
  });

  it('counts what a mailbox took in by itself, and goes on soon with what it did not get to', async () => {
    besides = { taken: 2, problem: 'help@: There is more than one count looks at; the next goes on.' };
    clock.step(24 * HOUR_MS);
    const recounts = modules.get(RecountProviders);
    const before = await modules.source.manager.findOneByOrFail(Recount, { adapter: 'mail' });
    await recounts.sweep();
    const after = await modules.source.manager.findOneByOrFail(Recount, { adapter: 'mail' });
    expect(after).toMatchObject({ found: 2, problem: besides.problem, at: before.at });
    expect(after.nextAt - clock.now()).toBeLessThanOrEqual(HOUR_MS / 2);
    expect((await told()).at(-1)).toBe(
      '2 contacts that The mail service had for us had not arrived; they are in the queue now',
    );
    besides = {};
    clock.step(HOUR_MS / 2);
    await recounts.sweep();
    expect(await modules.source.manager.findOneByOrFail(Recount, { adapter: 'mail' })).toMatchObject({
      ...{ found: 0, problem: null, at: clock.now() },
    });
  });

  it('tells once of a listener that gives no sign of life, and again where it fell silent again', async () => {
    const listeners = modules.get(WatchListeners);
    const heard = (): Promise<unknown> =>
      writeSourceReport(modules.source, {
        source: 'email:a@b/INBOX#1',
        state: 'ok',
        detail: 'Read.',
        seenAt: clock.now(),
      });
    const late = async () => (await told()).filter((text) => text.includes('sign of life'));
    await heard();
    clock.step(9 * 60_000);
    await listeners.sweep();
    expect(await late()).toEqual([]);
    clock.step(2 * 60_000);
    await Promise.all([listeners.sweep(), listeners.sweep()]);
    expect(await late()).toEqual([
      expect.stringMatching(/^email:a@b\/INBOX has given no sign of life since \d\d:\d\d/),
    ]);
    const { listeners: shownListeners } = await modules.get(ChannelBoard).read(entryPoint.organisationId);
    expect(shownListeners).toEqual([expect.objectContaining({ state: 'late' })]);
    await heard();
    clock.step(11 * 60_000);
    await listeners.sweep();
    expect(await late()).toHaveLength(2);
  });

  it('sends a test message past enquiries, and says what the provider says', async () => {
    const oak = await modules.agent('oak');
    const test = modules.get(TestEntryPoint);
    const contacts = await modules.source.manager.count(Contact);
    expect(await test.send(oak, entryPoint.id, 'me@council.example')).toMatchObject({ taken: true });
    expect(sent.at(-1)).toMatchObject({
      reference: 'TEST',
      to: { kind: 'email', value: 'me@council.example' },
    });
    await expect(test.send(oak, entryPoint.id, 'me@council.example')).rejects.toMatchObject({
      code: 'rate-limited',
    });
    await expect(test.send(oak, entryPoint.id, 'me')).rejects.toMatchObject({ code: 'input-invalid' });
    clock.step(60_000);
    trouble = new ChannelError('reauthorise', 'The key is refused.');
    expect(await test.send(oak, entryPoint.id, 'me@council.example')).toEqual({
      taken: false,
      says: 'The key is refused.',
    });
    expect(await modules.source.manager.count(Contact)).toBe(contacts);
    await expect(test.send(oak, randomUUID(), 'me@council.example')).rejects.toMatchObject({
      code: 'page-not-found',
    });
  });
});

it('what is usual is the mean of the same weekday by the same time', () => {
  const now = Date.parse('2026-07-07T11:30:00Z');
  const DAY_MS = 24 * HOUR_MS;
  const hours = [1, 2, 3].flatMap((week) =>
    [8, 9, 10, 11, 15].map((hour) => ({
      hour: Date.parse('2026-07-07T00:00:00Z') - week * 7 * DAY_MS + hour * HOUR_MS,
      count: 2 * week,
    })),
  );
  const today = [{ hour: now - 2.5 * HOUR_MS, count: 5 }];
  expect(volumeOf([...hours, ...today], now - 22 * DAY_MS, now, 'UTC')).toEqual({ today: 5, usual: 14 });
  expect(volumeOf(today, now - DAY_MS, now, 'UTC')).toEqual({ today: 5, usual: null });
});
