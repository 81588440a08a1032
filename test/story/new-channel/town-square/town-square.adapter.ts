import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  accepted,
  type ChannelConnection,
  defineAdapter,
  onlyWords,
  type RawRequest,
  type Sendable,
  type Sent,
  type WebhookAccepted,
} from '@frontdoor/channels/core';
import { FrontdoorError } from '@frontdoor/kernel';
import { settings } from './town-square.config.js';
import { refusal, unknown } from './town-square.errors.js';
import { toAnswer, toArrival } from './town-square.mapping.js';

/** How long Town Square may take to answer. */
const ANSWER_MS = 10_000;

/** A social network on whose walls people write to the council in public. */
export const townSquareAdapter = defineAdapter({
  manifest: {
    id: 'town-square', // its webhooks are at /webhooks/town-square/…
    title: 'Town Square',
    receives: ['social'],
    sends: ['social'],
  },
  settings,
  needs: ['TOWN_SQUARE_KEY'], // without it the adapter is left out, and its channels with it
  connect: async ({ TOWN_SQUARE_KEY, TOWN_SQUARE_URL }) =>
    new TownSquareConnection(TOWN_SQUARE_KEY!, TOWN_SQUARE_URL),
});

class TownSquareConnection implements ChannelConnection {
  constructor(
    private readonly key: string,
    private readonly url: string,
  ) {}

  async acceptWebhook({ headers, body }: RawRequest): Promise<WebhookAccepted> {
    const expected = createHmac('sha256', this.key).update(body).digest();
    const given = Buffer.from(headers['town-square-signature'] ?? '', 'hex');
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new FrontdoorError('signature-wrong');
    return accepted({ arrivals: [toArrival(body)] });
  }

  async send(sendable: Sendable): Promise<Sent> {
    const message = onlyWords(sendable);
    const response = await fetch(`${this.url}/answers`, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS),
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.key}` },
      body: JSON.stringify(toAnswer(message)),
    }).catch(unknown);
    await response.body?.cancel();
    if (!response.ok) throw refusal(response);
    return { providerId: message.id, state: 'delivered' };
  }

  async probe(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: 'Waiting for what people write' };
  }

  async close(): Promise<void> {}
}
