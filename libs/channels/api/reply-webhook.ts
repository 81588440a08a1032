import type { Clock } from '@frontdoor/kernel';
import {
  ChannelError,
  type IntegrationKey,
  type OutboundMessage,
  type Sent,
  signWithAll,
} from '../core/index.js';

/** How long another system may take to answer. */
const ANSWER_MS = 10_000;

/**
 * Posts a reply to the system the contact came from, signed by the Standard Webhooks scheme with each secret of the
 * integration that counts, so that the receiver may change over when it likes. The webhook-id stays the same over attempts, so trying again is safe.
 */
export async function postReply(
  message: OutboundMessage,
  integration: IntegrationKey | undefined,
  clock: Clock,
): Promise<Sent> {
  if (!integration?.replyUrl) throw new ChannelError('give-up', 'The integration has no address for replies');
  const body = Buffer.from(
    JSON.stringify({
      type: 'reply.sent',
      data: { contactId: message.id, reference: message.reference, to: message.to, text: message.text },
    }),
  );
  const timestamp = Math.floor(clock.now() / 1000);
  const response = await fetch(integration.replyUrl, {
    method: 'POST',
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MS),
    headers: {
      'content-type': 'application/json',
      'webhook-id': message.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signWithAll(integration, clock.now(), message.id, timestamp, body),
    },
    body,
  }).catch((error: unknown) => {
    throw new ChannelError('retry', 'The integration did not answer', { cause: error });
  });
  await response.body?.cancel();
  if (response.ok) return { providerId: message.id, state: 'delivered' };
  const retryAfterMs = Number(response.headers.get('retry-after')) * 1000 || undefined;
  const problem = `The integration answered ${response.status}`;
  if (response.status === 429 || response.status === 503)
    throw new ChannelError('slow-down', problem, { retryAfterMs: retryAfterMs ?? 60_000 });
  if (response.status === 401 || response.status === 403) throw new ChannelError('reauthorise', problem);
  throw new ChannelError(response.status >= 500 || response.status === 408 ? 'retry' : 'give-up', problem);
}
