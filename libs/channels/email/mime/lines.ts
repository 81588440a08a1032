export const CR = 0x0d;
export const LF = 0x0a;

/** Where a line that begins at `from` ends, and where the next one begins. */
export interface Line {
  from: number;
  end: number;
  next: number;
}

/** The line at `from`; it ends before its line break or at `limit`. */
export function lineAt(bytes: Uint8Array, from: number, limit = bytes.length): Line {
  const found = bytes.indexOf(LF, from);
  if (found < 0 || found >= limit) return { from, end: limit, next: limit };
  return { from, end: found > from && bytes[found - 1] === CR ? found - 1 : found, next: found + 1 };
}

/** The same bytes as a string of as many characters, each below 256. */
export const latin1 = (bytes: Uint8Array, from = 0, to = bytes.length): string =>
  asBuffer(bytes).toString('latin1', from, Math.max(from, to));

/** Bytes that look like one Buffer, without a copy. */
export const asBuffer = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
