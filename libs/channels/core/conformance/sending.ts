import { type Channel, CHANNELS } from '@frontdoor/contracts';
import { SystemClock } from '@frontdoor/kernel';
import { describe, expect, it } from 'vitest';
import { callTo, letterTo, messageTo } from '../../../../test/support/sendables.js';
import { type ChannelConnection, ChannelError, type Sendable } from '../index.js';
import type { Candidate, During, Sending } from './candidate.js';

const clock = new SystemClock();
const FILE = { name: 'plan.txt', contentType: 'text/plain', content: Buffer.from('Where the bins go') };

/** One thing in each form, for a customer whom any provider would find. */
const FORMS: readonly Sendable[] = [
  messageTo('sms', { kind: 'phone', value: '+447700900123' }),
  letterTo({ kind: 'postal', value: '12 Mill Road, Fenmoor, CB1 2AB' }),
  callTo('+447700900123'),
];

/** What an adapter promises about what it sends. */
export function holdSending({ adapter: { manifest } }: Candidate, during: During): void {
  const sending = (
    look: (
      connection: Required<Pick<ChannelConnection, 'send'>> & ChannelConnection,
      sending: Sending,
    ) => Promise<void>,
  ): (() => Promise<void>) =>
    during((connection, world) =>
      look(connection as Required<Pick<ChannelConnection, 'send'>> & ChannelConnection, world.sending!),
    );
  const channels: readonly Channel[] = manifest.sends;
  const writing = channels.filter((channel) => CHANNELS[channel].written);

  describe('sending', () => {
    it.each(channels)('hands %s to the provider once, and has its name for it', (channel) =>
      sending(async (connection, { sendable, times }) => {
        const one = sendable(channel);
        const sent = await connection.send(one);
        expect(sent.providerId).not.toBe('');
        // A letter may wait to be posted.
        const taken = CHANNELS[channel].sends === 'letter' ? ['to-post'] : [];
        expect(['sent', 'delivered', ...taken]).toContain(sent.state);
        expect(await times(one)).toBe(1);
      })(),
    );

    it(
      'fails with a ChannelError that gives up when it can never work',
      sending(async (connection, { unsendable }) => {
        const failure = await failing(connection.send(unsendable));
        expect(failure.remedy).toBe('give-up');
      }),
    );

    const forms = new Set(channels.map((channel) => CHANNELS[channel].sends));
    it.each(FORMS.filter(({ form }) => !forms.has(form)).map((one) => [one.form, one] as const))(
      'refuses a %s, which it cannot send',
      (_, one) =>
        sending(async (connection) => {
          expect((await failing(connection.send(one))).remedy).toBe('give-up');
        })(),
    );

    it.each(writing)('carries files on %s whole where it says so, or refuses them', (channel) =>
      sending(async (connection, { sendable, filesOf, times }) => {
        const one = { ...sendable(channel), files: [FILE] } as Sendable;
        expect(manifest.carriesFilesOn?.includes(channel) ?? false).toBe(filesOf !== undefined);
        if (filesOf) {
          await connection.send(one);
          expect(filesOf(one).map((each) => Buffer.from(each).toString())).toEqual(['Where the bins go']);
          return;
        }
        expect((await failing(connection.send(one))).remedy).toBe('give-up');
        expect(await times(one)).toBe(0);
      })(),
    );

    it(
      'that broke off after the provider had it is never called unsent',
      sending(async (connection, { sendable, breakOff, mend, times, takesOnce }) => {
        const one = sendable(channels[0]!);
        await breakOff('after');
        const { remedy } = await failing(connection.send(one));
        await mend?.();
        expect(takesOnce ? ['retry', 'reconcile'] : ['reconcile']).toContain(remedy);
        expect(await times(one)).toBe(1);
        const outcome = await connection.reconcile?.(one, clock.now());
        if (outcome === 'not-sent') expect(takesOnce).toBe(true);
        else if (outcome) expect(outcome.providerId).not.toBe('');
      }),
    );

    it(
      'that broke off before the provider had it is tried again, or said to be unknown',
      sending(async (connection, { sendable, breakOff, mend, times }) => {
        const one = sendable(channels[0]!);
        await breakOff('before');
        const { remedy } = await failing(connection.send(one));
        await mend?.();
        expect(['retry', 'reconcile']).toContain(remedy);
        expect(await times(one)).toBe(0);
        if (remedy === 'reconcile' && connection.reconcile)
          expect([undefined, 'not-sent']).toContain(await connection.reconcile(one, clock.now()));
        expect((await connection.send(one)).providerId).not.toBe('');
        expect(await times(one)).toBe(1);
      }),
    );
  });
}

/** The error, with words for the agent and without a line break. */
async function failing(work: Promise<unknown>): Promise<ChannelError> {
  const failure = await work.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(ChannelError);
  expect((failure as ChannelError).message).toMatch(/^[A-Z][^\n]+$/);
  return failure as ChannelError;
}
