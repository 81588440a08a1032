import { createHash } from 'node:crypto';

/** A tag that is the same for the same answer (RFC 9110). */
export const etagOf = (answer: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url').slice(0, 27)}"`;

/** Whether a header if-match or if-none-match names the tag. A proxy may have made it weak. */
export const isCarried = (header: string | undefined, etag: string): boolean =>
  header !== undefined &&
  (header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag));
