import { createHash } from 'node:crypto';
import type { Arrival } from '@frontdoor/channels/core';
import { readMail } from '@frontdoor/channels/email';

/**
 * The arrivals of one mail, one for each entry point, as the email channel would have made them. The key comes from
 * the bytes alone, so the same file is known again wherever it lies.
 */
export async function mailArrivals(raw: Uint8Array, entryPoints: readonly string[]): Promise<Arrival[]> {
  const hash = createHash('sha256').update(raw).digest('hex');
  const { contact, fault } = await readMail(raw, entryPoints[0] ?? '');
  return entryPoints.map((entryPoint) => ({
    channel: 'email',
    entryPoint,
    raw,
    contentType: 'message/rfc822',
    idempotencyKey: `mail-file:${hash}`,
    ...(contact ? { contact: { ...contact, entryPoint } } : { fault }),
  }));
}
