import { createHash } from 'node:crypto';

/** Bytes; a row of a PostgreSQL index holds 2,700, and several columns may share it. */
const LONGEST = 500;

/**
 * An identifier from outside as an index can keep it: of one longer than 500 bytes in UTF-8 the end becomes a digest
 * of the whole, so that two which begin alike stay two. What fits stays as it is.
 */
export function indexable(id: string): string {
  const whole = id.toWellFormed();
  if (Buffer.byteLength(whole) <= LONGEST) return whole;
  const digest = createHash('sha256').update(whole).digest('hex');
  const start = Buffer.from(whole)
    .subarray(0, LONGEST - digest.length - 4)
    .toString();
  return `${start.replace(/\ufffd+$/, '')}#${digest}`;
}
