import { createHash } from 'node:crypto';
import { type BytesFile, FrontdoorError, type Raw } from '@frontdoor/kernel';
import type { Arrival, Fault, KeptArrival, ReadApart, Understood } from '../core/index.js';
import type { Envelope, MailReading, ReadingOf } from './mime.mapping.js';
import { mailReader } from './readers.js';

const RFC822 = 'message/rfc822';

/** A mail to be kept as it came and read later. A mail to two entry points is two contacts, each with its own promises. */
export const unreadMail = <Bytes extends Raw>(
  entryPoint: string,
  raw: Bytes,
  idempotencyKey: string,
  envelope?: Envelope,
): Arrival<Bytes> => ({
  channel: 'email',
  entryPoint,
  raw,
  contentType: RFC822,
  idempotencyKey,
  unread: envelope ? { envelope } : {},
});

/** What of the place where a mail came in tells how it is read. */
export interface Place {
  /** Relays that are trusted to tell who wrote. */
  authenticatedBy?: readonly string[];
  /** IANA time zone of those who read what comes to an entry point. */
  zoneAt?: (entryPoint: string) => Promise<string>;
}

/**
 * What a mail means that was kept unread. One that cannot be read within its limits has a fault.
 *
 * @throws FrontdoorError `reading-busy` when it was not read and may be later.
 */
export async function understandMail(
  read: ReadApart,
  { raw, entryPoint, unread }: Pick<KeptArrival, 'raw' | 'entryPoint' | 'unread'>,
  { authenticatedBy, zoneAt }: Place = {},
): Promise<Understood> {
  const { envelope } = unread as { envelope?: Envelope };
  const told = await readAt(read, raw, { entryPoint, envelope, authenticatedBy }, zoneAt);
  return told.contact ? { contact: told.contact } : { fault: told.fault };
}

async function readAt(
  read: ReadApart,
  raw: KeptArrival['raw'],
  options: ReadingOf & { entryPoint: string },
  zoneAt: Place['zoneAt'],
): Promise<MailReading> {
  const reading = await readApart(read, raw, options);
  // Few mails need the zone, and asking for it takes a look into the database.
  if (!reading.tellsTimes || !zoneAt) return reading;
  return readApart(read, raw, { ...options, zone: await zoneAt(options.entryPoint) });
}

async function readApart(
  read: ReadApart,
  raw: Uint8Array | BytesFile,
  options: ReadingOf & { entryPoint: string },
): Promise<MailReading> {
  try {
    return await read(mailReader, raw, options);
  } catch (error) {
    if (!(error instanceof FrontdoorError)) return { fault: BROKE_OFF };
    if (error.code === 'reading-busy') throw error;
    return { fault: { reason: error.message, remedy: BROKE_OFF.remedy } };
  }
}

/** A mail out of a file: how it was read, and one arrival for each entry point. @throws as `understandMail` does. */
export async function mailArrivals(
  read: ReadApart,
  raw: Uint8Array,
  entryPoints: readonly string[],
  idempotencyKey: string,
  { authenticatedBy, zoneAt }: Place = {},
): Promise<{ reading: MailReading; arrivals: Arrival[] }> {
  const reading = await readAt(read, raw, { entryPoint: entryPoints[0] ?? '', authenticatedBy }, zoneAt);
  const arrivals = entryPoints.map((entryPoint): Arrival => ({
    channel: 'email',
    entryPoint,
    raw,
    contentType: RFC822,
    idempotencyKey,
    ...(reading.contact ? { contact: { ...reading.contact, entryPoint } } : { fault: reading.fault }),
  }));
  return { reading, arrivals };
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
  contentType = RFC822,
): Arrival => ({ channel: 'email', entryPoint, raw, contentType, idempotencyKey, fault });

/** Hexadecimal SHA-256 of the pieces, kept apart by NULs. */
export function digest(...pieces: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece).update('\0');
  return hash.digest('hex');
}
