import { FrontdoorError } from '@frontdoor/kernel';
import {
  accepted,
  verifySigned,
  type AdapterContext,
  type RawRequest,
  type WebhookAccepted,
} from '../core/index.js';
import { digest, unreadMail } from './arrivals.js';
import { entryPointOf } from './entry-points.js';

/**
 * A mail posted to /webhooks/email/<address of the entry point> as message/rfc822, signed by the Standard
 * Webhooks scheme. An integration may post to the mailboxes on its list. The idempotency key comes from the
 * integration and its webhook-id, which is only unique among the messages of one sender.
 *
 * Throws FrontdoorError: the signature errors first, then content-type-unsupported, mailbox-not-allowed. Mail to an
 * address that is no mailbox of ours is genuine all the same, and kept.
 */
export async function acceptMail(request: RawRequest, context: AdapterContext): Promise<WebhookAccepted> {
  const { integration, messageId } = await verifySigned(request, context);
  if (!/^message\/rfc822\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new FrontdoorError('content-type-unsupported');
  }
  const address = decoded(request.path);
  const known = await entryPointOf(context.intake, address);
  const entryPoint = known ?? (address || 'nobody');
  if (known !== undefined && !integration.mailboxes.includes(known))
    throw new FrontdoorError('mailbox-not-allowed', { address, key: integration.key });
  const key = `webhook:${digest(integration.key, messageId)}`;
  return accepted({ arrivals: [unreadMail(entryPoint, request.body, key, { recipients: [address] })] });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
