import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import twilio from 'twilio';
import { describe, expect, it } from 'vitest';
import type { RawRequest } from '../core/index.js';
import { twilioConfig } from './twilio.config.js';
import { verifiedForm } from './twilio.signature.js';
import { ACCOUNT } from './twilio.test-hub.js';

const config = twilioConfig.parse(ACCOUNT);
const URL_ = 'https://contact.example/webhooks/twilio/messages';
const body = readFileSync(new URL('./fixtures/sms-received.txt', import.meta.url), 'utf8').trim();

/** Signs with the SDK; the example from Twilio’s documentation below checks that it signs as Twilio does. */
const sign = (url: string, pairs: [string, string][], token = ACCOUNT.authToken): string =>
  twilio.getExpectedTwilioSignature(token, url, Object.fromEntries(pairs));

const request = (
  changes: { url?: string; body?: string; signature?: string; type?: string } = {},
): RawRequest => {
  const given = { url: URL_, body, type: 'application/x-www-form-urlencoded; charset=UTF-8', ...changes };
  const signature = given.signature ?? sign(URL_, [...new URLSearchParams(body)]);
  return {
    method: 'POST',
    url: given.url,
    path: 'messages',
    headers: { 'content-type': given.type, ...(signature && { 'x-twilio-signature': signature }) },
    body: Buffer.from(given.body),
  };
};

const verify = (changes?: Parameters<typeof request>[0]) => () => verifiedForm(request(changes), config);

describe('signature', () => {
  it('fits the exact address and parameters', () => {
    expect(verify()().Body).toBe("Hello, my bin wasn't emptied 😡 £30 for a new one?");
  });

  it('fits with either of two tokens while they are changed, and with no third', () => {
    const other = 'the-other-token-of-tests';
    const both = { ...config, otherAuthToken: other };
    const pairs = [...new URLSearchParams(body)] as [string, string][];
    for (const token of [ACCOUNT.authToken, other])
      expect(verifiedForm(request({ signature: sign(URL_, pairs, token) }), both).AccountSid).toBe(
        ACCOUNT.accountSid,
      );
    const signature = sign(URL_, pairs, other);
    expect(verify({ signature })).toThrow(expect.objectContaining({ code: 'signature-wrong' }));
    const third = request({ signature: sign(URL_, pairs, 'a-token-of-nobody') });
    expect(() => verifiedForm(third, both)).toThrow(expect.objectContaining({ code: 'signature-wrong' }));
  });

  it('fits the example in Twilio’s documentation', () => {
    const form = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+12349013030',
      Digits: '1234',
      From: '+12349013030',
      To: '+18005551212',
    };
    expect(sign('https://mycompany.com/myapp.php?foo=1&bar=2', Object.entries(form), '12345')).toBe(
      '0/KCTR6DLpKmkAf8muzZqo1nDgQ=',
    );
  });

  it.each([
    ['missing', { signature: '' }, 'signature-missing'],
    ['of another address', { url: 'https://contact.example/webhooks/twilio/voice' }, 'signature-wrong'],
    [
      'of another scheme, as behind a careless proxy',
      { url: URL_.replace('https', 'http') },
      'signature-wrong',
    ],
    ['of another query', { url: `${URL_}?number=%2B441` }, 'signature-wrong'],
    ['of another body', { body: body.replace('bin', 'bon') }, 'signature-wrong'],
    ['of a body with one parameter more', { body: `${body}&Extra=1` }, 'signature-wrong'],
    [
      'made with another token',
      { signature: sign(URL_, [...new URLSearchParams(body)], 'another') },
      'signature-wrong',
    ],
    ['garbage', { signature: 'garbage' }, 'signature-wrong'],
    ['on a type nobody sends', { type: 'text/plain' }, 'content-type-unsupported'],
  ])('%s', (_name, changes, code) => {
    expect(verify(changes)).toThrow(expect.objectContaining({ code }));
  });

  it('fits whatever the order of the parameters', () => {
    const shuffled = body.split('&').reverse().join('&');
    expect(verify({ body: shuffled })().From).toBe('+447700900123');
  });

  it('fits with and without the standard port', () => {
    const signature = sign(URL_.replace('.example', '.example:443'), [...new URLSearchParams(body)]);
    expect(verify({ signature })().To).toBe('+441223457000');
  });

  it('takes a name that comes twice as Twilio does: each value once, in order', () => {
    const twice = 'AccountSid=' + ACCOUNT.accountSid + '&Body=b&Body=a&Body=b';
    const signature = twilio.getExpectedTwilioSignature(ACCOUNT.authToken, URL_, {
      AccountSid: ACCOUNT.accountSid,
      Body: ['a', 'b'],
    });
    expect(verify({ body: twice, signature })().Body).toBe('b');
  });

  it('refuses another account, however well signed', () => {
    const other = body.replace(ACCOUNT.accountSid, `AC${'f'.repeat(32)}`);
    const signature = sign(URL_, [...new URLSearchParams(other)]);
    expect(verify({ body: other, signature })).toThrow(expect.objectContaining({ code: 'signature-wrong' }));
  });
});

describe('signature of JSON', () => {
  const json = JSON.stringify({ AccountSid: ACCOUNT.accountSid, Body: 'Hello' });
  const hash = createHash('sha256').update(json).digest('hex');
  const url = `${URL_}?bodySHA256=${hash}`;
  const signed = { url, body: json, type: 'application/json', signature: sign(url, []) };

  it('covers the hash in the address', () => {
    expect(verify(signed)().Body).toBe('Hello');
  });

  it('refuses another document under the same address, and an address without a hash', () => {
    const wrong = expect.objectContaining({ code: 'signature-wrong' });
    expect(verify({ ...signed, body: json.replace('Hello', 'Hullo') })).toThrow(wrong);
    expect(verify({ ...signed, url: URL_, signature: sign(URL_, []) })).toThrow(wrong);
  });

  it('says when what was signed is no JSON', () => {
    const text = 'Hello';
    const address = `${URL_}?bodySHA256=${createHash('sha256').update(text).digest('hex')}`;
    expect(verify({ ...signed, url: address, body: text, signature: sign(address, []) })).toThrow(
      expect.objectContaining({ code: 'body-not-json' }),
    );
  });
});
