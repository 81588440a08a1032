import { createHash } from 'node:crypto';
import { isKept, type Raw } from '@frontdoor/kernel';

/** What a row has of bytes: themselves, or the digest under which the store has them. */
export interface RowBytes {
  content: Uint8Array | null;
  digest: string | null;
  size: number;
}

export const rawOf = ({ content, digest, size }: RowBytes): Raw => content ?? { digest: digest!, size };

/** SHA-256 in hexadecimal. */
export const digestOf = (raw: Raw): string =>
  isKept(raw) ? raw.digest : createHash('sha256').update(raw).digest('hex');
