import PostalMime, { type Email } from 'postal-mime';
import { decodeUnlabelled, findHead, withUtf8Head, type MailBytes } from './mail-bytes.js';

/** Parts within parts; real mail rarely passes 10. */
const MAX_NESTING = 100;
/** Bytes of all header blocks of one mail, those of its parts included. */
const MAX_HEADERS = 1024 * 1024;

/** Why a mail could not be understood, for the people who look after the quarantine. */
export interface Fault {
  reason: string;
  remedy: string;
}

export interface ParsedMail {
  email: Email;
  /** First value of a header field in lower case, unfolded; undefined when the mail has none. */
  header(name: string): string | undefined;
  headers(name: string): string[];
  /** The body as it came, for when its structure is broken. */
  body(): string;
}

const RESEND = 'Read the original here, and ask the sender to send it again or to use another channel.';

/**
 * Parses a mail. The parser forgives nearly everything, so these are what counts as unreadable: nothing but
 * white space, bytes that do not begin with header fields, header blocks above 1 MiB, and parts nested deeper
 * than 100. A missing Message-ID, Date, Subject or Content-Type, an unknown character set, a broken boundary or
 * NUL bytes are no reason.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail | Fault> {
  if (isBlank(raw)) return { reason: 'The mail is empty.', remedy: RESEND };
  const mail = findHead(raw);
  if (!mail) return { reason: 'It does not begin with mail headers, so it is not a mail.', remedy: RESEND };
  try {
    const email = await PostalMime.parse(withUtf8Head(mail), {
      maxNestingDepth: MAX_NESTING,
      maxHeadersSize: MAX_HEADERS,
      forceRfc822Attachments: isReport(mail.head),
    });
    return parsed(email, mail);
  } catch (error) {
    return { reason: whyUnreadable(error), remedy: RESEND };
  }
}

/** In a report the returned mail is evidence, not something the sender says (RFC 6522). */
const isReport = (head: string): boolean => /^content-type:[ \t\r\n]*multipart\/report/im.test(head);

const isBlank = (raw: Uint8Array): boolean => raw.every((byte) => byte <= 0x20);

function parsed(email: Email, mail: MailBytes): ParsedMail {
  const headers = (name: string): string[] =>
    email.headers.filter(({ key }) => key === name).map(({ value }) => value.trim());
  return {
    email,
    headers,
    header: (name) => headers(name)[0],
    body: () => decodeUnlabelled(mail.bytes.subarray(mail.bodyAt)),
  };
}

function whyUnreadable(error: unknown): string {
  const text = error instanceof Error ? error.message : '';
  if (/nesting depth/i.test(text)) return `Its parts are nested more than ${MAX_NESTING} deep.`;
  if (/header size/i.test(text)) return 'Its headers are larger than 1 MiB.';
  return 'Its structure could not be read.';
}
