import { randomUUID } from 'node:crypto';
import { signWebhook } from '@frontdoor/channels/core';
import { INTEGRATION_KEY } from '@frontdoor/demonstration';

/** Headers with which the integration of the demonstration posts a contact; `id` is its webhook-id. */
export function headersFor(secret: string, body: Buffer, id: string = randomUUID()): Record<string, string> {
  const timestamp = Math.floor(Date.now() / 1000);
  return {
    'content-type': 'application/json',
    'frontdoor-integration': INTEGRATION_KEY,
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signWebhook(secret, id, timestamp, body),
  };
}

/**
 * Sends a contact of somebody with this email address; its id once the hub has taken it.
 *
 * @throws Error for any answer but 202.
 */
export async function sendContactFrom(
  email: string,
  text: string,
  { url, secret }: { url: string; secret: string },
): Promise<string> {
  const body = Buffer.from(JSON.stringify({ customer: { email }, text }));
  const answer = await fetch(`${url}/api/v1/contacts`, {
    method: 'POST',
    headers: headersFor(secret, body),
    body,
  });
  if (answer.status !== 202) throw new Error(`The hub answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { contactId: string }).contactId;
}
