import { createHash } from 'node:crypto';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Acceptance, Arrival, ReadApart } from '@frontdoor/channels/core';
import { mailArrivals, type Place } from '@frontdoor/channels/email';
import { collectGarbage } from './collect-garbage.js';
import { type MailSeen, quarantined, seenAs } from './look-at-mails.js';
import type { MailFile } from './mail-files.js';
import { type FoundMail, readMails } from './read-mails.js';
import { entryPointsAmong, recipientsOf } from './recipients.js';
import type { Summary } from './summary.js';

/** Makes an arrival durable, or finds that it already is. */
export type Receive = (
  arrival: Arrival,
) => Promise<Pick<Acceptance, 'contactId' | 'reference' | 'duplicate'>>;

/** How a mail was read, and where it is kept: a receipt for each entry point, or why there is none. */
export interface MailTaken extends MailSeen {
  receipts: { entryPoint: string; contactId: string; reference: string; duplicate: boolean }[];
  skipped?: string;
}

export interface ImportOptions {
  /** Addresses of the email entry points, in lower case, to their own spelling. */
  known: ReadonlyMap<string, string>;
  /** The entry point all mail is for; otherwise the recipients decide. */
  entryPoint: string | undefined;
  maxBytes: number;
  read: ReadApart;
  place: Place;
  receive: Receive;
  /** The folder that was named. */
  dir: string;
  /** Told of each mail once it is durable, in no order. */
  tell: (taken: MailTaken) => Promise<void>;
  /** Told after each mail, with the bytes of its file that it accounts for. */
  done: (bytes: number) => void;
  stopped: AbortSignal;
}

/**
 * So many mails, and so many bytes of them, are in hand at once: they are made durable in batches. A larger mail is taken
 * alone: read, kept and written, each byte of it is in memory several times over.
 */
const MOST_AT_ONCE = 128;
const MOST_BYTES = 4 * 1024 * 1024;

/** Takes in the mails of all files. What it has begun it finishes, whatever happens; a fault of the database ends it. */
export async function importFiles(
  files: readonly MailFile[],
  summary: Summary,
  options: ImportOptions,
): Promise<void> {
  const inHand = new Set<Promise<void>>();
  let bytes = 0;
  let fault: unknown;
  const begin = (mail: FoundMail): void => {
    bytes += mail.bytes;
    const work: Promise<void> = take(mail, summary, options)
      .then(() => options.done(mail.bytes))
      .catch((error: unknown) => {
        fault ??= error;
      })
      .finally(() => {
        bytes -= mail.bytes;
        inHand.delete(work);
      });
    inHand.add(work);
  };
  outer: for (const file of files) {
    for await (const mail of readMails(file, options.maxBytes)) {
      if (fault !== undefined || options.stopped.aborted) break outer;
      while (inHand.size >= MOST_AT_ONCE || (bytes + mail.bytes > MOST_BYTES && inHand.size > 0))
        await Promise.race(inHand);
      begin(mail);
      if (bytes > MOST_BYTES) {
        await Promise.all(inHand);
        await nextTurn();
        collectGarbage();
      }
    }
  }
  await Promise.all(inHand);
  if (fault !== undefined) throw fault;
  summary.complete = !options.stopped.aborted;
}

async function take(mail: FoundMail, summary: Summary, options: ImportOptions): Promise<void> {
  const file = path.relative(options.dir, mail.name);
  const skip = (seen: MailSeen, reason: string): Promise<void> => {
    summary.skipped.push({ name: mail.name, reason });
    return options.tell({ ...seen, receipts: [], skipped: reason });
  };
  if ('skipped' in mail) return skip(quarantined(file, mail.skipped), mail.skipped);
  const { reading, arrivals } = await arrivalsOf(mail.raw, options);
  const seen = seenAs(file, reading);
  if (arrivals.length === 0) return skip(seen, NO_ENTRY_POINT);
  const receipts = await Promise.all(arrivals.map(options.receive));
  await options.tell({
    ...seen,
    receipts: receipts.map(({ contactId, reference, duplicate }, at) => ({
      ...{ entryPoint: arrivals[at]!.entryPoint, contactId, reference, duplicate },
    })),
  });
  if (receipts.every((one) => one.duplicate)) summary.alreadyThere++;
  else if (arrivals.some((one) => one.fault)) summary.quarantined++;
  else summary.imported++;
}

/** What cannot be read names no recipient either; it is kept in quarantine where the first entry point is. */
async function arrivalsOf(raw: Uint8Array, options: ImportOptions): Promise<Read> {
  const { entryPoint, known } = options;
  if (entryPoint !== undefined) return takenFromFile(options, raw, [entryPoint]);
  const named = entryPointsAmong(recipientsOf(raw), known);
  if (named.length > 0) return takenFromFile(options, raw, named);
  const somewhere = [...known.values()].slice(0, 1);
  const { reading, arrivals } = await takenFromFile(options, raw, somewhere);
  return { reading, arrivals: arrivals.filter(({ fault }) => fault) };
}

type Read = Awaited<ReturnType<typeof mailArrivals>>;

/** The key comes from the bytes alone, so the same file is known again wherever it lies. */
function takenFromFile(
  { read, place }: ImportOptions,
  raw: Uint8Array,
  entryPoints: readonly string[],
): Promise<Read> {
  const key = `mail-file:${createHash('sha256').update(raw).digest('hex')}`;
  return mailArrivals(read, raw, entryPoints, key, place);
}

const NO_ENTRY_POINT =
  'none of its recipients is an email entry point; name one with --entry-point to take it';
