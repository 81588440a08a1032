import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Clock, FrontdoorError } from '@frontdoor/kernel';
import type { RawRequest } from './incoming.js';
import type { IntegrationKey } from './intake.js';

const TOLERANCE_SECONDS = 300;

/** What is needed of an integration to sign and to verify. */
type SigningKey = Pick<IntegrationKey, 'key' | 'secret' | 'former'>;

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

/** Signatures with every secret that counts now, as the scheme writes several: separated by blanks. */
export function signWithAll(
  { secret, former }: SigningKey,
  now: number,
  id: string,
  timestamp: number,
  body: Uint8Array,
): string {
  const secrets = former && now < former.until ? [secret, former.secret] : [secret];
  return secrets.map((each) => signWebhook(each, id, timestamp, body)).join(' ');
}

/**
 * Checks the signature of a request that names its integration in the header `frontdoor-integration`, on the
 * bytes as they came. Nothing is parsed before.
 *
 * @returns the integration and the webhook-id, which is the idempotency key.
 */
export async function verifySigned<T extends SigningKey>(
  request: RawRequest,
  context: { integration(key: string): Promise<T | undefined>; clock: Clock },
): Promise<{ integration: T; messageId: string }> {
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
  const expected = signWithAll(integration, context.clock.now(), messageId, timestamp, request.body).split(
    ' ',
  );
  const fits = signatures.some((given) => expected.some((each) => isEqual(given, each)));
  if (!fits || messageId.length > 255) throw new FrontdoorError('signature-wrong');
  return { integration, messageId };
}

function isEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
