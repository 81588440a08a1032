import { randomUUID } from 'node:crypto';
import { FixedClock } from '@frontdoor/kernel';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adapterContext } from '../../../test/support/adapter-context.js';
import { MemoryHub } from '../../../test/support/memory-hub.js';
import { letterPdf } from '../../../test/support/pdf.js';
import { letterTo, messageTo } from '../../../test/support/sendables.js';
import type { ChannelConnection, ChannelError, Sendable } from '../core/index.js';
import { notifyAdapter, type NotifyStandIn, startNotifyStandIn } from './index.js';
import { connectNotify } from './notify.adapter.js';
import { configFrom, notifySettings } from './notify.config.js';
import { z } from 'zod';

const NUMBER = '+447700900100';
const clock = new FixedClock(Date.parse('2026-11-27T10:00:00Z'));
const settingsOf = (given: Record<string, string>) => z.object(notifySettings).parse(given);
let standIn: NotifyStandIn;
let connection: ChannelConnection;

const connect = (changes: Record<string, string> = {}, timeoutMs?: number): ChannelConnection =>
  connectNotify(
    configFrom(settingsOf({ ...standIn.settings, ...changes }), timeoutMs),
    adapterContext(new MemoryHub([NUMBER]), { clock }),
  );
const text = (changes = {}) =>
  messageTo('sms', { kind: 'phone', value: '+447700900123' }, { id: randomUUID(), ...changes });
const email = (changes = {}) =>
  messageTo('email', { kind: 'email', value: 'resident@customer.example' }, { id: randomUUID(), ...changes });
const letter = (changes = {}) =>
  letterTo({ kind: 'postal', value: '12 Mill Road, Fenmoor, CB1 2AB' }, { id: randomUUID(), ...changes });
const failing = (sendable: Sendable, by = connection): Promise<ChannelError> =>
  by.send!(sendable).then(
    () => Promise.reject(new Error('It was sent')),
    (error: ChannelError) => error,
  );

beforeAll(async () => {
  standIn = await startNotifyStandIn({ clock, number: NUMBER });
});
afterAll(() => standIn.close());
beforeEach(() => {
  connection = connect();
});

describe('sending', () => {
  it('fills the one field of the template, and gives our id along', async () => {
    const one = text({ text: 'Your bin (brown) & ((body))' });
    const sent = await connection.send!(one);
    expect(sent).toMatchObject({ state: 'sent', askInMs: 300_000 });
    expect(standIn.notifications.at(-1)).toMatchObject({
      id: sent.providerId,
      reference: one.id,
      body: 'Your bin (brown) & ((body))',
      to: '+447700900123',
    });
    const other = email({
      subject: 'Your bin [K7Q2-9XMA]',
      replyTo: 'help+K7Q2-9XMA.x1-Y2@fenmoor.example',
    });
    await connection.send!(other);
    expect(standIn.notifications.at(-1)).toMatchObject({
      reference: other.id,
      subject: 'Your bin [K7Q2-9XMA.x1-Y2]',
    });
    await connection.send!(email());
    expect(standIn.notifications.at(-1)!.subject).toBe('[K7Q2-9XMA]');
  });

  it('says from whom, where that is set', async () => {
    const [sender, replyTo] = [randomUUID(), randomUUID()];
    const by = connect({ NOTIFY_SMS_SENDER: sender, NOTIFY_EMAIL_REPLY_TO: replyTo });
    await by.send!(text());
    expect(standIn.notifications.at(-1)!.from).toBe(sender);
    await by.send!(email());
    expect(standIn.notifications.at(-1)!.from).toBe(replyTo);
  });

  it('hands a letter in as its pages, where it waits to be posted', async () => {
    const document = letterPdf({ pages: 2 });
    const sent = await connection.send!(letter({ document, pages: 2 }));
    expect(sent).toMatchObject({ state: 'to-post', askInMs: 300_000 });
    const taken = standIn.notifications.at(-1)!;
    expect(taken).toMatchObject({ type: 'letter', postage: 'second' });
    expect(taken.pdf!.equals(document)).toBe(true);
  });

  it.each([
    ['a text of 919 characters', () => text({ text: 'x'.repeat(919) }), /919 characters.*at most 918/],
    [
      'an email with a copy',
      () => email({ cc: [{ kind: 'email', value: 'b@customer.example' }] }),
      /no copies/,
    ],
    ['an email of more than a million bytes', () => email({ text: 'é'.repeat(500_001) }), /longer/],
    ['a letter of eleven pages', () => letter({ pages: 11 }), /11 pages.*at most 10/],
    [
      'a letter to an address without a postcode',
      () => ({ ...letter(), to: { kind: 'postal', value: '12 Mill Road, Fenmoor' } }),
      /Correct the address/,
    ],
    ['a letter of more than 2 MB', () => letter({ document: Buffer.alloc(2 * 1024 * 1024 + 1) }), /2 MB/],
    [
      'a text to a landline',
      () => ({ ...text(), to: { kind: 'phone', value: '+441223457000' } }),
      /takes text/,
    ],
    [
      'an email to no address',
      () => ({ ...email(), to: { kind: 'email', value: 'nobody' } }),
      /email address/,
    ],
  ])('gives %s up, in plain words', async (_, one, says) => {
    const before = standIn.notifications.length;
    const { remedy, message } = await failing(one() as Sendable);
    expect([remedy, message]).toEqual(['give-up', expect.stringMatching(says)]);
    expect(standIn.notifications.length).toBe(before);
  });

  it('waits for an operator where the key, the clock or the template is wrong', async () => {
    const [key, service] = [randomUUID(), standIn.settings.NOTIFY_API_KEY!.slice(-73, -37)];
    const wrong = [
      connect({ NOTIFY_API_KEY: `other-${service}-${key}` }),
      connect({ NOTIFY_API_KEY: `other-${randomUUID()}-${key}` }),
      connect({ NOTIFY_SMS_TEMPLATE: randomUUID() }),
      connect({ NOTIFY_SMS_TEMPLATE: standIn.settings.NOTIFY_EMAIL_TEMPLATE! }),
    ];
    for (const by of wrong) {
      expect((await failing(text(), by)).remedy).toBe('reauthorise');
      expect((await by.probe()).ok).toBe(false);
    }
    const late = connectNotify(
      configFrom(settingsOf({ ...standIn.settings })),
      adapterContext(new MemoryHub([]), { clock: new FixedClock(clock.now() + 31_000) }),
    );
    expect((await failing(text(), late)).message).toContain('clock');
    expect(await connection.probe()).toEqual({ ok: true, detail: expect.stringContaining('answers') });
  });

  it('is slowed down by both limits', async () => {
    standIn.next({ status: 429, error: 'RateLimitError', retryAfter: 7 });
    expect(await failing(text())).toMatchObject({ remedy: 'slow-down', retryAfterMs: 7000 });
    const full = await startNotifyStandIn({ clock, number: NUMBER, dailyLimit: 0 });
    const by = connectNotify(
      configFrom(settingsOf({ ...full.settings })),
      adapterContext(new MemoryHub([]), { clock }),
    );
    expect(await failing(text(), by)).toMatchObject({
      remedy: 'slow-down',
      resetInMs: 14 * 3_600_000 + 30_000,
    });
    await full.close();
  });
});

describe('an answer that was lost', () => {
  it('is made up for by our id, with the time at which Notify took it', async () => {
    const one = text();
    standIn.next({ delayMs: 6000 });
    expect((await failing(one, connect({}, 2000))).remedy).toBe('reconcile');
    const { id } = standIn.notifications.find(({ reference }) => reference === one.id)!;
    expect(await connection.reconcile!(one, clock.now())).toMatchObject({
      providerId: id,
      takenAt: clock.now(),
    });
  });

  it('is certain to be none only after a while, in which Notify may still write it down', async () => {
    const before = clock.now();
    expect(await connection.reconcile!(letter(), before)).toBe('not-sent');
    expect(clock.now() - before).toBe(20_000);
    standIn.next({ status: 500 });
    await expect(connection.reconcile!(text(), clock.now())).rejects.toMatchObject({ remedy: 'retry' });
  });
});

describe('what became of something', () => {
  it('is asked at longer and longer times, until it is known', async () => {
    const { providerId } = await connection.send!(
      messageTo('sms', { kind: 'phone', value: '+447700900000' }),
    );
    const takenAt = clock.now();
    const minutes: number[] = [];
    for (let next: number | undefined = 300_000; next !== undefined;) {
      clock.advance(next);
      minutes.push((clock.now() - takenAt) / 60_000);
      next = (await connection.follow!({ providerId, takenAt })).askInMs;
    }
    expect(minutes).toEqual([5, 20, 60, 360, 1440, 2880, 4320, 5760]);
    standIn.finish(providerId, 'temporary-failure');
    expect(await connection.follow!({ providerId, takenAt })).toEqual({
      news: { providerId, state: 'failed', problem: expect.stringContaining('three days') },
    });
  });

  it('of a letter is that it was posted, or why it cannot be', async () => {
    const takenAt = clock.now();
    const { providerId } = await connection.send!(letter());
    expect(await connection.follow!({ providerId, takenAt })).toEqual({ askInMs: 300_000 });
    await standIn.settled();
    standIn.print();
    expect(await connection.follow!({ providerId, takenAt })).toEqual({
      news: { providerId, state: 'sent' },
    });
  });

  it.each([
    ['unable-to-read-the-file', Buffer.from('no PDF')],
    ['letter-too-long', letterPdf({ pages: 11 })],
    ['letter-not-a4-portrait-oriented', letterPdf({ size: [612, 792] })],
    ['letter-not-a4-portrait-oriented', letterPdf({ page: '/Rotate 90' })],
    ['content-outside-printable-area', letterPdf({ at: [25, 70] })],
    ['content-outside-printable-area', letterPdf({ drawing: '0 0 20 20 re f' })],
    ['address-is-empty', letterPdf({ address: [] })],
    ['address-is-empty', letterPdf({ at: [130, 45] })],
    ['not-enough-address-lines', letterPdf({ address: ['R. Reed', 'CB1 2AB'] })],
    ['not-a-real-uk-postcode-or-country', letterPdf({ address: ['R. Reed', '12 Mill Road', 'Fenmoor'] })],
    ['invalid-char-in-address', letterPdf({ address: ['R. Reed', '(The Barn)', 'Fenmoor', 'CB1 2AB'] })],
  ])('of a letter with %s is that it cannot be printed, and what to do', async (fault, document) => {
    const { providerId } = await connection.send!(letter({ document }));
    await standIn.settled();
    expect(standIn.notifications.at(-1)).toMatchObject({ fault, status: 'validation-failed' });
    const { news } = await connection.follow!({ providerId, takenAt: clock.now() });
    expect(news).toMatchObject({
      state: 'failed',
      problem: expect.stringMatching(/cannot print.*Correct the address, or answer in another way\.$/),
    });
  });
});

it('sends on the channels only that it is set up for', () => {
  const { NOTIFY_API_KEY } = standIn.settings;
  expect(notifyAdapter.isSetUpFor!(settingsOf({ NOTIFY_API_KEY: NOTIFY_API_KEY! }))).toEqual({
    receives: [],
    sends: [],
  });
  expect(notifyAdapter.isSetUpFor!(settingsOf({ ...standIn.settings }))).toEqual({
    receives: ['sms'],
    sends: ['email', 'sms', 'letter'],
  });
});
