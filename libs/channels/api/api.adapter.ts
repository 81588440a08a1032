import { FrontdoorError, toIso } from '@frontdoor/kernel';
import {
  accepted,
  type AdapterContext,
  type ChannelConnection,
  defineAdapter,
  type OutgoingFile,
  type RawRequest,
  type Sendable,
  type Sent,
  type WebhookAccepted,
  verifySigned,
  onlyWords,
} from '../core/index.js';
import { toInboundContact } from './api.mapping.js';
import { readApiContact } from './read-contact.js';
import { readFiles } from './read-files.js';
import { postReply } from './reply-webhook.js';

/** Other systems' webhooks: contacts come in by signed POST, replies go out by signed POST. */
export const apiAdapter = defineAdapter({
  manifest: { id: 'api', title: 'Integrations by signed webhook', receives: ['api'], sends: ['api'] },
  settings: {},
  connect: async (_settings, context) => new ApiConnection(context),
});

class ApiConnection implements ChannelConnection {
  constructor(private readonly context: AdapterContext) {}

  async acceptWebhook(request: RawRequest): Promise<WebhookAccepted> {
    if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
      throw new FrontdoorError('content-type-unsupported');
    const { integration, messageId } = await verifySigned(request, this.context);
    const contact = toInboundContact(readApiContact(request.body), integration.entryPoint);
    return accepted({
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
      answer: ([receipt]) => ({
        status: 202,
        contentType: 'application/json',
        body: JSON.stringify({ ...receipt, receivedAt: toIso(receipt!.receivedAt), differs: undefined }),
      }),
    });
  }

  async send(sendable: Sendable): Promise<Sent> {
    const message = onlyWords(sendable);
    const integration = await this.context.integrationAt(message.channel, message.entryPoint.address);
    // A site fetches what we say of its reports: it has arrived once it did.
    if (integration?.open311) return { providerId: message.id, state: 'sent' };
    return postReply(message, integration, this.context.clock);
  }

  async attachments(raw: Uint8Array, indexes: readonly number[]): Promise<OutgoingFile[]> {
    return readFiles(raw, indexes);
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
