import { describe, expect, it } from 'vitest';
import type { RawRequest } from '../core/index.js';
import { acceptCallback } from './notify.webhooks.js';

const TOKENS = { callbackTokens: ['the-token-in-use', 'the-token-to-come'] };
const delivered = JSON.stringify({ id: 'n-1', status: 'delivered', notification_type: 'email' });

const request = (
  path: string,
  body: string | Uint8Array = delivered,
  authorization: string | undefined = 'Bearer the-token-in-use',
): RawRequest => ({
  method: 'POST',
  url: `https://council.example/webhooks/notify/${path}`,
  path,
  headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
  body: Buffer.from(body),
});

describe('a callback', () => {
  it.each(['Bearer the-token-in-use', 'Bearer the-token-to-come', 'bearer  the-token-in-use'])(
    'with %s is taken, again and again',
    (authorization) => {
      const accepted = acceptCallback(request('delivery', delivered, authorization), TOKENS);
      expect(accepted.deliveries).toEqual([{ providerId: 'n-1', state: 'delivered' }]);
      expect(acceptCallback(request('delivery', delivered, authorization), TOKENS)).toEqual(accepted);
    },
  );

  it.each([
    ['Bearer the-token-in-us', 'signature-wrong'],
    ['Bearer the-token-in-use-', 'signature-wrong'],
    [`Bearer ${'x'.repeat(100_000)}`, 'signature-wrong'],
    ['Bearer ', 'signature-missing'],
    ['Basic dXNlcjpwYXNz', 'signature-missing'],
    ['the-token-in-use', 'signature-missing'],
  ])('with %.40s is refused before anybody looks into it', (authorization, code) => {
    expect(() => acceptCallback(request('delivery', '{', authorization), TOKENS)).toThrow(
      expect.objectContaining({ code }),
    );
  });

  it('without a token is refused, and with any where we gave Notify none', () => {
    const bare = { ...request('delivery'), headers: {} };
    expect(() => acceptCallback(bare, TOKENS)).toThrow(
      expect.objectContaining({ code: 'signature-missing' }),
    );
    expect(() => acceptCallback(request('delivery'), { callbackTokens: [] })).toThrow(
      expect.objectContaining({ code: 'signature-wrong' }),
    );
  });

  it.each([
    ['STOP', 'no-messages'],
    [' “Stop.” ', 'no-messages'],
    ['start', 'messages'],
  ])('about a text that is only %s is what somebody wants of texts, and no contact', (message, wants) => {
    const text = { id: 't-1', source_number: '447700900123', destination_number: '07700987654', message };
    const { arrivals, wishes } = acceptCallback(request('text', JSON.stringify(text)), TOKENS);
    expect(arrivals).toEqual([]);
    expect(wishes).toEqual([
      {
        ...{ channel: 'sms', entryPoint: '+447700987654', wants },
        from: { kind: 'phone', value: '+447700900123' },
      },
    ]);
  });

  it.each(['Please stop the noise', 'cancel', 'help'])(
    'about a text that says %s is a contact',
    (message) => {
      const text = { id: 't-1', source_number: '447700900123', destination_number: '07700987654', message };
      const { arrivals, wishes } = acceptCallback(request('text', JSON.stringify(text)), TOKENS);
      expect([arrivals.length, wishes.length]).toEqual([1, 0]);
    },
  );

  it.each(['', 'constructor', 'delivery/', 'letters'])('to “%s” has no address', (path) => {
    expect(() => acceptCallback(request(path), TOKENS)).toThrow(
      expect.objectContaining({ code: 'page-not-found' }),
    );
  });

  it.each(['', '{', 'null', '[]', '"x"', '{"id":{}}', '{"notification_id":7}'])(
    'of %j is taken and says nothing, but a text is kept',
    (body) => {
      for (const path of ['delivery', 'returned-letter', 'complaint'])
        expect(acceptCallback(request(path, body), TOKENS).deliveries).toEqual([]);
      const { arrivals } = acceptCallback(request('text', body), TOKENS);
      expect(arrivals).toHaveLength(1);
      expect(arrivals[0]!.fault).toBeDefined();
    },
  );
});
