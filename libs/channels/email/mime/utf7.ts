import { TextDecoder as WebDecoder } from '@exodus/bytes/encoding.js';
import { decodeBase64 } from './transfer-encoding.js';

const utf16 = new WebDecoder('utf-16be');
const PLUS = 0x2b;
const MINUS = 0x2d;

/**
 * Text in UTF-7 (RFC 2152): between `+` and the first character outside of base64 stands UTF-16, big end first; a
 * `-` that ends it vanishes; `+-` is a plus sign. What is above ASCII has no business there and is taken as Latin-1.
 */
export function decodeUtf7(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  for (let at = 0; at < text.length;) {
    const plus = text.indexOf(PLUS, at);
    const plainEnd = plus < 0 ? text.length : plus;
    if (plainEnd > at) pieces.push(text.toString('latin1', at, plainEnd));
    if (plus < 0) break;
    let end = plus + 1;
    while (end < text.length && isBase64(text[end]!)) end++;
    pieces.push(end === plus + 1 ? '+' : decodeShifted(text.subarray(plus + 1, end)));
    at = text[end] === MINUS ? end + 1 : end;
  }
  return pieces.join('');
}

/** Bits that do not fill a character of two bytes are padding. */
function decodeShifted(base64: Uint8Array): string {
  const units = decodeBase64(base64);
  return utf16.decode(units.subarray(0, units.length - (units.length % 2)), { stream: false });
}

const isBase64 = (byte: number): boolean =>
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x61 && byte <= 0x7a) ||
  (byte >= 0x30 && byte <= 0x39) ||
  byte === PLUS ||
  byte === 0x2f;
