import { decodeUuLines } from './uuencode.js';

const CR = 0x0d;
const LF = 0x0a;
const EQUALS = 0x3d;

/** Value of each character of the base64 alphabet, the one for addresses included; 255 for any other. */
const BASE64 = new Uint8Array(256).fill(255);
for (const [value, character] of Array.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/',
).entries())
  BASE64[character.charCodeAt(0)] = value;
BASE64[0x2d] = 62;
BASE64[0x5f] = 63;

/**
 * Bytes behind base64 (RFC 2045, section 6.8). Characters outside the alphabet are passed over; padding ends a group
 * and not the text, because some programs put encoded pieces one after the other.
 */
export function decodeBase64(bytes: Uint8Array): Uint8Array {
  const out = Buffer.allocUnsafe(Math.floor((bytes.length * 3) / 4) + 3);
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < bytes.length; at++) {
    const value = BASE64[bytes[at]!]!;
    if (value === 255) {
      if (bytes[at] === EQUALS) bits = 0;
      continue;
    }
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[length++] = held >> bits;
  }
  return out.subarray(0, length);
}

/** How many bytes `decodeBase64` makes of them. */
function sizeOfBase64(bytes: Uint8Array): number {
  let size = 0;
  let characters = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (BASE64[bytes[at]!]! !== 255) characters++;
    else if (bytes[at] === EQUALS) {
      size += Math.floor((characters * 3) / 4);
      characters = 0;
    }
  }
  return size + Math.floor((characters * 3) / 4);
}

/**
 * Bytes behind quoted-printable (RFC 2045, section 6.7), or behind the Q of encoded words (RFC 2047, section 4.2),
 * where an underscore is a space. An equals sign that begins no escape stays.
 */
export function decodeQuoted(bytes: Uint8Array, { underscores = false } = {}): Uint8Array {
  const out = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  let solid = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    if (byte === EQUALS) {
      const high = hex(bytes[at + 1]);
      const low = hex(bytes[at + 2]);
      if (high >= 0 && low >= 0) {
        out[length++] = high * 16 + low;
        at += 2;
        solid = length;
        continue;
      }
      const next = underscores ? undefined : afterSoftBreak(bytes, at + 1);
      if (next !== undefined) {
        at = next - 1;
        solid = length;
        continue;
      }
    }
    if (byte === LF && !underscores) {
      // White space at the end of a line was put there on the way.
      const isCr = length > solid && out[length - 1] === CR;
      length = isCr ? length - 1 : length;
      while (length > solid && isBlank(out[length - 1]!)) length--;
      if (isCr) out[length++] = CR;
      out[length++] = LF;
      solid = length;
      continue;
    }
    out[length++] = underscores && byte === 0x5f ? 0x20 : byte;
  }
  return out.subarray(0, length);
}

const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x09;

/** Index after `=`, white space and a line break; undefined where something else follows. */
function afterSoftBreak(bytes: Uint8Array, from: number): number | undefined {
  let at = from;
  while (at < bytes.length && isBlank(bytes[at]!)) at++;
  if (at >= bytes.length) return at;
  if (bytes[at] === CR) at++;
  return bytes[at] === LF ? at + 1 : undefined;
}

function hex(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** Content-Transfer-Encoding as far as it changes bytes; `identity` for 7bit, 8bit, binary and what nobody knows. */
export type TransferEncoding = 'base64' | 'quoted-printable' | 'uuencode' | 'identity';

export function transferEncoding(value: string | undefined): TransferEncoding {
  const name = (value ?? '').trim().toLowerCase();
  if (/^"?base-?64\b/.test(name)) return 'base64';
  if (/^"?quoted[-_ ]?printable\b/.test(name)) return 'quoted-printable';
  return /^"?(x-)?uu(e|encode|encoded)?\b/.test(name) ? 'uuencode' : 'identity';
}

export function decodeTransfer(bytes: Uint8Array, encoding: TransferEncoding): Uint8Array {
  if (encoding === 'base64') return decodeBase64(bytes);
  if (encoding === 'quoted-printable') return decodeQuoted(bytes);
  return encoding === 'uuencode' ? decodeUuLines(bytes) : bytes;
}

/** How many bytes `decodeTransfer` makes of them; what is usually long is not decoded for it. */
export const sizeOfTransfer = (bytes: Uint8Array, encoding: TransferEncoding): number =>
  encoding === 'base64' ? sizeOfBase64(bytes) : decodeTransfer(bytes, encoding).length;
