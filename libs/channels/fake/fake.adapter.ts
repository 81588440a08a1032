import { createHmac, timingSafeEqual } from 'node:crypto';
import { FrontdoorError } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  type ChannelAdapter,
  ChannelError,
  type ChannelConnection,
  type OutboundMessage,
  type RawRequest,
  type Sent,
  type WebhookAccepted,
} from '../core/index.js';

const config = z.object({ key: z.string().min(8) });
const post = z.object({ id: z.string(), to: z.string(), handle: z.string(), text: z.string() });

/** The smallest whole adapter: a made-up social network. It shows what a channel needs and proves that no more is needed. */
export const fakeAdapter: ChannelAdapter<z.output<typeof config>> = {
  manifest: {
    id: 'fake',
    title: 'A made-up network',
    receives: ['social'],
    sends: ['social'],
    calls: false,
    config,
  },
  connect: async ({ key }) => new FakeConnection(key),
};

/** Everything sent over the made-up network by this process, oldest first. */
export const sentByFake: OutboundMessage[] = [];

export const signFake = (key: string, body: Uint8Array): string =>
  createHmac('sha256', key).update(body).digest('hex');

class FakeConnection implements ChannelConnection {
  constructor(private readonly key: string) {}

  async acceptWebhook({ headers, body }: RawRequest): Promise<WebhookAccepted> {
    const given = Buffer.from(headers['x-fake-signature'] ?? '');
    const expected = Buffer.from(signFake(this.key, body));
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      throw new FrontdoorError('signature-wrong');
    const { id, to, handle, text } = post.parse(JSON.parse(Buffer.from(body).toString('utf8')));
    const contact = {
      channel: 'social' as const,
      entryPoint: to,
      from: { kind: 'handle' as const, value: handle },
      alsoReachableAt: [],
      text,
      attachments: [],
    };
    return {
      arrivals: [
        {
          channel: 'social',
          entryPoint: to,
          raw: body,
          contentType: 'application/json',
          idempotencyKey: id,
          contact,
        },
      ],
      deliveries: [],
    };
  }

  async send(message: OutboundMessage): Promise<Sent> {
    if (message.to.kind !== 'handle') throw new ChannelError('give-up', 'The network knows handles only');
    sentByFake.push(message);
    return { providerId: message.id, state: 'delivered' };
  }

  async probe(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: 'It is made up, so it always answers' };
  }

  async close(): Promise<void> {}
}
