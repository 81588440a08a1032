import { createHmac, timingSafeEqual } from 'node:crypto';
import { FrontdoorError } from '@frontdoor/kernel';
import type { AdapterContext, IntegrationKey, RawRequest } from './adapter.js';

const TOLERANCE_SECONDS = 300;

/**
 * The Standard Webhooks signature (standardwebhooks.com, version v1) of a message: base64 of the HMAC-SHA256 of
 * `id.timestamp.body`. Computed on bytes, because mail is not always UTF-8 and the scheme's own JavaScript
 * library signs text.
 *
 * @param secret base64, with or without the prefix `whsec_`
 * @param timestamp seconds since the epoch
 */
export function signWebhook(secret: string, id: string, timestamp: number, body: Uint8Array): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}

/**
 * Checks the signature of a request that names its integration in the header `frontdoor-integration`, on the
 * bytes as they came. Nothing is parsed before.
 *
 * @returns the integration and the webhook-id, which is the idempotency key.
 */
export async function verifySigned(
  request: RawRequest,
  context: Pick<AdapterContext, 'integration' | 'clock'>,
): Promise<{ integration: IntegrationKey; messageId: string }> {
  const header = (name: string): string => {
    const value = request.headers[name];
    if (!value) throw new FrontdoorError('signature-missing', { header: name });
    return value;
  };
  const messageId = header('webhook-id');
  const timestamp = Number(header('webhook-timestamp'));
  const signatures = header('webhook-signature').split(' ');
  const integration = await context.integration(header('frontdoor-integration'));
  if (!integration) throw new FrontdoorError('integration-unknown');
  const now = context.clock.now() / 1000;
  if (!Number.isInteger(timestamp) || Math.abs(now - timestamp) > TOLERANCE_SECONDS) {
    throw new FrontdoorError('timestamp-stale');
  }
  const expected = Buffer.from(signWebhook(integration.secret, messageId, timestamp, request.body));
  const fits = signatures.some((given) => {
    const bytes = Buffer.from(given);
    return bytes.length === expected.length && timingSafeEqual(bytes, expected);
  });
  if (!fits || messageId.length > 255) throw new FrontdoorError('signature-wrong');
  return { integration, messageId };
}
