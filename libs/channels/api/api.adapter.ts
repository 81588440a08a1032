import { apiContact } from '@frontdoor/contracts';
import { FrontdoorError, toIso } from '@frontdoor/kernel';
import { z } from 'zod';
import {
  type AdapterContext,
  type ChannelAdapter,
  type ChannelConnection,
  type OutboundMessage,
  type RawRequest,
  type Sent,
  type WebhookAccepted,
  verifySigned,
} from '../core/index.js';
import { toInboundContact } from './api.mapping.js';
import { postReply } from './reply-webhook.js';

const config = z.object({ timeoutMs: z.int().default(10_000) });

/** Other systems' webhooks: contacts come in by signed POST, replies go out by signed POST. */
export const apiAdapter: ChannelAdapter<z.output<typeof config>> = {
  manifest: {
    id: 'api',
    title: 'Integrations by signed webhook',
    receives: ['api'],
    sends: ['api'],
    calls: false,
    config,
  },
  connect: async ({ timeoutMs }, context) => new ApiConnection(timeoutMs, context),
};

class ApiConnection implements ChannelConnection {
  constructor(
    private readonly timeoutMs: number,
    private readonly context: AdapterContext,
  ) {}

  async acceptWebhook(request: RawRequest): Promise<WebhookAccepted> {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      throw new FrontdoorError('content-type-unsupported');
    const { integration, messageId } = await verifySigned(request, this.context);
    const contact = toInboundContact(parse(request.body), integration.entryPoint);
    return {
      arrivals: [
        {
          channel: 'api',
          entryPoint: integration.entryPoint,
          raw: request.body,
          contentType: 'application/json',
          idempotencyKey: messageId,
          contact,
        },
      ],
      deliveries: [],
      answer: ([receipt]) => ({
        status: 202,
        contentType: 'application/json',
        body: JSON.stringify({ ...receipt, receivedAt: toIso(receipt!.receivedAt) }),
      }),
    };
  }

  async send(message: OutboundMessage): Promise<Sent> {
    const integration = await this.context.integrationAt(message.entryPoint.address);
    return postReply(message, integration, this.context.clock, this.timeoutMs);
  }

  /** Safe to send again: the webhook-id stays the same and the receiver takes it once. */
  async reconcile(): Promise<'not-sent'> {
    return 'not-sent';
  }

  async probe(): Promise<{ ok: boolean; detail: string }> {
    return { ok: true, detail: 'Waiting for signed webhooks' };
  }

  async close(): Promise<void> {}
}

function parse(body: Uint8Array): z.output<typeof apiContact> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch (error) {
    throw new FrontdoorError('body-not-json', {}, { cause: error });
  }
  const result = apiContact.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
  throw new FrontdoorError('input-invalid', { faults: faults.join('; ') });
}
