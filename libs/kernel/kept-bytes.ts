/** Bytes in the store of large bytes. Whoever has the digest can have the bytes. */
export interface KeptBytes {
  /** SHA-256 in hexadecimal, lower case. */
  digest: string;
  size: number;
}

/** The same in a file of this machine, for as long as whoever lends it says. */
export interface BytesFile extends KeptBytes {
  path: string;
}

/** Of what came in: the bytes themselves where they are few, else where they lie. */
export type Raw = Uint8Array | KeptBytes;

export const isKept = (raw: Raw): raw is KeptBytes => 'digest' in raw;

export const sizeOf = (raw: Raw): number => (isKept(raw) ? raw.size : raw.byteLength);

/** Larger bytes lie in the store; what is at most so large lies in the database's rows. */
export const LARGE_BYTES = 128 * 1024;
