import type { Fault } from '../core/index.js';
import { type Mailbox, parseAddresses } from './mime/addresses.js';
import { type EnclosedMail, readContents, type MailFile } from './mime/contents.js';
import { beginsWithField, startOfMail } from './mime/header-block.js';
import { Budget, MailLimit } from './mime/limits.js';
import { asBuffer, CR, LF } from './mime/lines.js';
import type { Part } from './mime/part.js';
import { readStructure } from './mime/structure.js';
import { decodeUnlabelled } from './mime/unlabelled.js';
import type { Said } from './said.js';

/** A mail with its structure and contents known. */
export class ParsedMail {
  /** What it says to a reader, in order; text that is too long is cut. */
  readonly text: string;

  constructor(
    readonly root: Part,
    readonly said: readonly Said[],
    readonly files: readonly MailFile[],
    readonly isCut: boolean,
    /** Calendar files (RFC 5545), as text. */
    readonly calendars: readonly string[],
    readonly enclosed: readonly EnclosedMail[],
  ) {
    this.text = said
      .filter((each) => each.saysSomething)
      .map((each) => each.shown)
      .join('\n\n');
  }

  /** First value of a header field in lower case, unfolded; undefined when the mail has none. */
  header(name: string): string | undefined {
    return this.root.header(name);
  }

  headers(name: string): string[] {
    return this.root.headers(name);
  }

  get subject(): string {
    return this.root.shown('subject') ?? '';
  }

  /** Mailboxes that the fields of these names hold, in order. */
  mailboxes(...names: string[]): Mailbox[] {
    return names.flatMap((name) =>
      this.headers(name)
        .slice(0, 10)
        .flatMap((value) => parseAddresses(value.slice(0, LONGEST_LIST))),
    );
  }

  /** Text of the first part of this type, wherever it is. */
  partOf(type: RegExp): string | undefined {
    const part = find(this.root, type);
    return part && decodeUnlabelled(part.content(new Budget()).subarray(0, LONGEST_EVIDENCE));
  }
}

/** Characters of an address field that are looked at. */
const LONGEST_LIST = 32 * 1024;
/** Bytes of a report that are looked at. */
const LONGEST_EVIDENCE = 64 * 1024;

function find(part: Part, type: RegExp): Part | undefined {
  if (type.test(part.type)) return part;
  for (const child of part.children) {
    const found = find(child, type);
    if (found) return found;
  }
  return undefined;
}

const RESEND = 'Read the original here, and ask the sender to send it again or to use another channel.';

/**
 * Parses a mail. Nearly everything is forgiven, so these are what counts as unreadable: nothing but white space,
 * bytes that do not begin with header fields, and what goes beyond the limits in `mime/limits`. A missing Message-ID,
 * Date, Subject or Content-Type, an unknown character set, a broken boundary or NUL bytes are no reason.
 */
export function parseMail(raw: Uint8Array): ParsedMail | Fault {
  if (isBlank(raw)) return { reason: 'The mail is empty.', remedy: RESEND };
  const bytes = asBuffer(withLineFeeds(raw));
  if (!beginsWithField(bytes.subarray(startOfMail(bytes))))
    return { reason: 'It does not begin with mail headers, so it is not a mail.', remedy: RESEND };
  const budget = new Budget();
  try {
    const root = readStructure(bytes, budget);
    const { said, files, isCut, calendars, enclosed } = readContents(root, budget);
    return new ParsedMail(root, said, files, isCut, calendars, enclosed);
  } catch (error) {
    if (!(error instanceof MailLimit)) throw error;
    return { reason: error.message, remedy: RESEND };
  }
}

function isBlank(raw: Uint8Array): boolean {
  for (let at = 0; at < raw.length; at++) if (raw[at]! > 0x20) return false;
  return true;
}

/** Lines that end with CR alone, as old Macintosh programs write them, end with LF. */
function withLineFeeds(raw: Uint8Array): Uint8Array {
  if (raw.includes(LF) || !raw.includes(CR)) return raw;
  return raw.map((byte) => (byte === CR ? LF : byte));
}
