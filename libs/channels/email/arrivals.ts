import { createHash } from 'node:crypto';
import { FrontdoorError } from '@frontdoor/kernel';
import type { Arrival, Fault, ReadApart } from '../core/index.js';
import type { Envelope, MailReading } from './mime.mapping.js';
import { mailReader } from './readers.js';

/** A mail as taken from one of the ways in. */
interface TakenMail {
  raw: Uint8Array;
  envelope?: Envelope;
}

/**
 * One arrival for each entry point: a mail to two departments is two contacts, each with its own promises. A mail that
 * cannot be read within its limits is an arrival with a fault.
 *
 * @throws FrontdoorError `reading-busy` when it was not read and may be later.
 */
export async function mailArrivals(
  read: ReadApart,
  { raw, envelope }: TakenMail,
  entryPoints: readonly string[],
  keyFor: (entryPoint: string) => string,
): Promise<Arrival[]> {
  const { contact, fault } = await readWhole(read, raw, entryPoints[0] ?? '', envelope);
  return entryPoints.map((entryPoint) => ({
    channel: 'email',
    entryPoint,
    raw,
    contentType: 'message/rfc822',
    idempotencyKey: keyFor(entryPoint),
    ...(contact ? { contact: { ...contact, entryPoint } } : { fault }),
  }));
}

async function readWhole(
  read: ReadApart,
  raw: Uint8Array,
  entryPoint: string,
  envelope: Envelope | undefined,
): Promise<MailReading> {
  try {
    return await read(mailReader, raw, { entryPoint, envelope });
  } catch (error) {
    if (!(error instanceof FrontdoorError)) return { fault: BROKE_OFF };
    if (error.code === 'reading-busy') throw error;
    return { fault: { reason: error.message, remedy: BROKE_OFF.remedy } };
  }
}

const BROKE_OFF: Fault = {
  reason: 'Reading it broke off.',
  remedy: 'Read the original here, and open an enquiry by hand if it needs one.',
};

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
