import { createHash } from 'node:crypto';
import type { Arrival, Fault } from '../core/index.js';
import { readMail, type Envelope } from './mime.mapping.js';

/** A mail as taken from one of the ways in. */
interface TakenMail {
  raw: Uint8Array;
  envelope?: Envelope;
}

/** One arrival for each entry point: a mail to two departments is two contacts, each with its own promises. */
export async function mailArrivals(
  { raw, envelope }: TakenMail,
  entryPoints: readonly string[],
  keyFor: (entryPoint: string) => string,
): Promise<Arrival[]> {
  const { contact, fault } = readMail(raw, entryPoints[0] ?? '', envelope);
  return entryPoints.map((entryPoint) => ({
    channel: 'email',
    entryPoint,
    raw,
    contentType: 'message/rfc822',
    idempotencyKey: keyFor(entryPoint),
    ...(contact ? { contact: { ...contact, entryPoint } } : { fault }),
  }));
}

/** A mail that is kept for people to look at, whatever is in it. */
export const quarantined = (
  entryPoint: string,
  raw: Uint8Array,
  idempotencyKey: string,
  fault: Fault,
  contentType = 'message/rfc822',
): Arrival => ({ channel: 'email', entryPoint, raw, contentType, idempotencyKey, fault });

/** Hexadecimal SHA-256 of the pieces, kept apart by NULs. */
export function digest(...pieces: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece).update('\0');
  return hash.digest('hex');
}
