const LF = 0x0a;
const CR = 0x0d;

/** Header block and body of a mail as received, found without trusting anything in it. */
export interface MailBytes {
  /** Without what a mailbox file or a careless program put before the first header. */
  bytes: Uint8Array;
  /** The header block as text; bytes that are not UTF-8 are read as windows-1252. */
  head: string;
  /** Index in `bytes` of the first byte after the empty line. */
  bodyAt: number;
}

/** A line that can be a header field (RFC 5322, section 2.2). */
const FIELD = /^[!-9;-~]{1,200}[ \t]*:/;

/**
 * Finds the header block. Empty lines and an mbox `From ` line before it are skipped.
 *
 * @returns undefined when the bytes do not begin with header fields, so are not a mail.
 */
export function findHead(raw: Uint8Array): MailBytes | undefined {
  let start = 0;
  while (start < raw.length && (raw[start] === LF || raw[start] === CR)) start++;
  if (/^>?From /.test(Buffer.from(raw.subarray(start, start + 6)).toString('latin1'))) {
    start = raw.indexOf(LF, start) + 1;
    if (start === 0) return undefined;
  }
  const bytes = raw.subarray(start);
  const bodyAt = emptyLineEnd(bytes);
  const head = decodeHead(bytes.subarray(0, bodyAt));
  return FIELD.test(head) ? { bytes, head, bodyAt } : undefined;
}

/** The same mail with a header block in UTF-8, for a parser that knows no other. */
export function withUtf8Head(mail: MailBytes): Uint8Array {
  const head = Buffer.from(mail.head, 'utf8');
  if (head.length === mail.bodyAt) return mail.bytes;
  return Buffer.concat([head, mail.bytes.subarray(mail.bodyAt)]);
}

/** Text of bytes that do not say what they are: UTF-8 if they fit it, else windows-1252. */
export function decodeUnlabelled(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

const decodeHead = decodeUnlabelled;

function emptyLineEnd(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (bytes[at + 1] === LF) return at + 2;
    if (bytes[at + 1] === CR && bytes[at + 2] === LF) return at + 3;
  }
  return bytes.length;
}
