import { createHash } from 'node:crypto';
import { CR, LF } from './mime/lines.js';
import type { ParsedMail } from './mime-parse.js';

/**
 * The same for all copies of one mail, by whatever way and to whichever mailbox they came, and for nothing else: its
 * Message-ID, Date and From with every byte of its body, however lines end. Hexadecimal SHA-256; undefined for a mail that
 * lacks one of the three.
 */
export function mailDigest(mail: ParsedMail): string | undefined {
  const fields = ['message-id', 'date', 'from'].map((name) => mail.header(name)?.replace(/\s+/g, ' ').trim());
  if (fields.some((value) => !value)) return undefined;
  const hash = createHash('sha256').update(JSON.stringify(fields));
  const { bytes, bodyAt } = mail.root;
  let end = bytes.length;
  while (end > bodyAt && (bytes[end - 1] === LF || bytes[end - 1] === CR)) end--;
  for (let at = bodyAt; at < end;) {
    const found = bytes.indexOf(CR, at);
    const stop = found < 0 || found >= end ? end : found;
    hash.update(bytes.subarray(at, stop));
    at = stop + 1;
    if (stop < end && bytes[at] !== LF) hash.update('\r');
  }
  return hash.digest('hex');
}
