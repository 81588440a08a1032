import { readFileSync } from 'node:fs';
import { FixedClock } from '@frontdoor/kernel';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import { openingHoursOf } from '../../../test/support/opening-hours.js';
import { twilioConfig } from './twilio.config.js';
import { ACCOUNT, COUNCIL, CUSTOMER } from './twilio.test-hub.js';
import { acceptTwilioWebhook } from './twilio.webhooks.js';

const publicUrl = 'https://contact.example';
const clock = new FixedClock(Date.parse('2026-11-23T10:00:00Z'));

/** Puts a body that Twilio sent through the webhook. */
const accept = (path: string, fixture: string, changes: Record<string, string> = {}) => {
  const recorded = readFileSync(new URL(`./fixtures/${fixture}.txt`, import.meta.url), 'utf8').trim();
  const form = { ...Object.fromEntries(new URLSearchParams(recorded)), ...changes };
  const url = `${publicUrl}/webhooks/twilio/${path}`;
  return acceptTwilioWebhook(
    {
      method: 'POST',
      url,
      path: path.replace(/\?.*$/, ''),
      headers: {
        'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
        'x-twilio-signature': twilio.getExpectedTwilioSignature(ACCOUNT.authToken, url, form),
      },
      body: Buffer.from(new URLSearchParams(form).toString()),
    },
    twilioConfig.parse(ACCOUNT),
    {
      clock,
      publicUrl,
      intake: { entryPointFor: async () => undefined } as never,
      openingHoursAt: async () => openingHoursOf('cambridge-city'),
      promisableAt: async (_channel, _entryPoint, window) => window,
      languageAt: async () => 'en',
    },
  );
};

describe('recorded requests', () => {
  it('a text message', async () => {
    expect((await accept('messages', 'sms-received')).arrivals).toMatchObject([
      {
        idempotencyKey: 'SM4f2b9c0d1e3a5b7c9d0e1f2a3b4c5d6e',
        entryPoint: COUNCIL,
        contact: {
          from: { kind: 'phone', value: CUSTOMER },
          text: "Hello, my bin wasn't emptied 😡 £30 for a new one?",
        },
      },
    ]);
  });

  it('a picture message', async () => {
    const { contact } = (await accept('messages', 'mms-received')).arrivals[0]!;
    expect(contact).toMatchObject({
      text: 'Pothole',
      filesElsewhere: [
        { id: 'Messages/MM0d1e3a5b7c9d0e1f2a3b4c5d6e4f2b9c/Media/ME11', contentType: 'image/jpeg' },
        { id: 'Messages/MM0d1e3a5b7c9d0e1f2a3b4c5d6e4f2b9c/Media/ME22', contentType: 'image/png' },
      ],
    });
  });

  it.each([
    'https://elsewhere.example/pothole.jpg',
    'https://api.twilio.com/2010-04-01/Accounts/ACffffffffffffffffffffffffffffffff/Messages/MM0d1e3a5b7c9d0e1f2a3b4c5d6e4f2b9c/Media/ME11',
    'https://api.twilio.com/2010-04-01/Accounts/AC0123456789abcdef0123456789abcdef/../Calls.json',
  ])('a picture that lies in no message of the account is a link to read: %s', async (address) => {
    const { contact } = (await accept('messages', 'mms-received', { NumMedia: '1', MediaUrl0: address }))
      .arrivals[0]!;
    expect(contact!.text).toBe(`Pothole\nAttached image/jpeg: ${address}`);
    expect(contact!.filesElsewhere).toBeUndefined();
  });

  it('a text message that Twilio forgot to name is quarantined under its own bytes', async () => {
    const nameless = { MessageSid: '', SmsSid: '' };
    const unnamed = async () => (await accept('messages', 'sms-received', nameless)).arrivals[0]!;
    const [first, again] = [await unnamed(), await unnamed()];
    const other = (await accept('messages', 'sms-received', { ...nameless, Body: 'Other' })).arrivals[0]!;
    expect(first.fault!.reason).toContain('its identifier');
    expect(first.idempotencyKey).toBe(again.idempotencyKey);
    expect(first.idempotencyKey).not.toBe(other.idempotencyKey);
  });

  it.each([
    ['queued', []],
    ['sending', []],
    ['accepted', []],
    ['sent', [{ state: 'sent' }]],
    ['delivered', [{ state: 'delivered' }]],
    ['read', [{ state: 'delivered' }]],
    ['failed', [{ state: 'failed', problem: 'The phone is switched off or out of reach.' }]],
    ['undelivered', [{ state: 'failed', problem: 'The phone is switched off or out of reach.' }]],
  ])('a receipt: %s', async (MessageStatus, expected) => {
    const { deliveries } = await accept('message-status', 'message-undelivered', { MessageStatus });
    expect(deliveries).toMatchObject(expected);
    expect(deliveries).toHaveLength(expected.length);
  });

  it('a receipt with an error nobody has met', async () => {
    expect(
      (await accept('message-status', 'message-undelivered', { ErrorCode: '39999' })).deliveries[0]!.problem,
    ).toBe('The network did not deliver it (Twilio error 39999).');
  });

  it('a request to be rung back, and the end of the same call', async () => {
    const { arrivals } = await accept('voice/callback', 'voice-callback');
    const ended = (await accept('voice-status', 'voice-status')).arrivals;
    expect(arrivals[0]).toMatchObject({
      idempotencyKey: 'CA5b7c9d0e1f2a3b4c5d6e4f2b9c0d1e3a',
      contact: { channel: 'callback', callback: { from: '2026-11-24T09:00:00.000Z' } },
    });
    expect(ended[0]!.idempotencyKey).toBe(arrivals[0]!.idempotencyKey);
  });

  it.each(['no-answer', 'busy', 'canceled', 'failed'])(
    'a call that ended as %s is kept',
    async (CallStatus) => {
      expect((await accept('voice-status', 'voice-status', { CallStatus })).arrivals).toHaveLength(1);
    },
  );

  it('a call that goes on, and one we made, are no requests', async () => {
    expect((await accept('voice-status', 'voice-status', { CallStatus: 'in-progress' })).arrivals).toEqual(
      [],
    );
    expect((await accept('voice-status', 'voice-status', { Direction: 'outbound-api' })).arrivals).toEqual(
      [],
    );
  });

  it('a telephone that we rang, and that was engaged', async () => {
    const leg = '0197b1f0-1c2d-7e3f-8a4b-5c6d7e8f9a0b';
    const line = { leg, providerId: 'CAd6e4f2b9c0d1e3a5b7c9d0e1f2a3b4c5' };
    const { lines } = await accept(`voice/leg-status?leg=${leg}`, 'leg-busy');
    expect(lines).toEqual([{ line, what: 'ended', at: clock.now(), sequence: 0, problem: 'engaged' }]);
  });
});
