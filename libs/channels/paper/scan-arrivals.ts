import { createHash } from 'node:crypto';
import {
  type Attachment,
  type Channel,
  CHANNELS,
  type InboundContact,
  type Party,
  type ScanPages,
} from '@frontdoor/contracts';
import { type KeptBytes, type Raw, withoutDirectionMarks } from '@frontdoor/kernel';
import type { Arrival } from '../core/index.js';
import { PAPER_TYPES, paperKind } from './paper-kind.js';

/** Pages that were scanned into one file, perhaps of several letters. */
export interface ScannedFile {
  /** As whoever scanned it called it. */
  name: string;
  /** All of it, or where it is kept the beginning. */
  content: Uint8Array;
  kept?: KeptBytes;
  /** What it came in, where it was not the file itself: a mail, in which it has this index. */
  within?: { raw: Uint8Array; contentType: string; index: number };
}

/** One letter or fax of a scanned file on its way into the queue. */
export interface ScannedLetter extends ScanPages {
  channel: Channel;
  entryPoint: string;
  /** Signed references in its codes. */
  tokens?: readonly string[];
  from?: Party | undefined;
  senderIs?: InboundContact['senderIs'];
  service?: string;
  takenDown?: InboundContact['takenDown'];
}

const LONGEST_NAME = 200;
const MOST_TOKENS = 20;

/** The arrivals of the letters in a file, each with all of it. The same pages of the same bytes are one arrival. */
export function scanArrivals(file: ScannedFile, letters: readonly ScannedLetter[]): Arrival<Raw>[] {
  const { content, kept } = file;
  const digest = kept?.digest ?? createHash('sha256').update(content).digest('hex');
  const kind = paperKind(content);
  const contentType = kind ? PAPER_TYPES[kind] : 'application/octet-stream';
  const name = withoutDirectionMarks(file.name).slice(0, LONGEST_NAME).toWellFormed().trim();
  const { raw, index, ...within } = file.within ?? { raw: kept ?? content, contentType, index: 0 };
  const attachment = { index, name: name || 'scan', contentType, size: kept?.size ?? content.length };
  return letters.map((letter) => ({
    ...{ channel: letter.channel, entryPoint: letter.entryPoint, raw, contentType: within.contentType },
    idempotencyKey: `${digest} ${letter.firstPage}`,
    contact: contactOf(letter, attachment),
  }));
}

function contactOf(
  {
    channel,
    entryPoint,
    firstPage,
    lastPage,
    tokens = [],
    from,
    senderIs,
    service,
    takenDown,
  }: ScannedLetter,
  attachment: Attachment,
): InboundContact {
  const pages = lastPage - firstPage + 1;
  return {
    ...{ channel, entryPoint, from, senderIs, service, takenDown },
    alsoReachableAt: [],
    // Until somebody knows better.
    subject: `${CHANNELS[channel].label}, ${pages === 1 ? 'one page' : `${pages} pages`}`,
    text: '',
    attachments: [attachment],
    scan: { firstPage, lastPage },
    ...(tokens.length > 0 && { thread: { references: [], tokens: tokens.slice(0, MOST_TOKENS) } }),
  };
}
