import { asBuffer, latin1, type Line, lineAt } from './lines.js';
import type { InlineFile } from './uuencode.js';

const ALPHABET = `!"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[\`abcdefhijklmpqr`;
const VALUES = new Map(Array.from(ALPHABET, (character, value) => [character.charCodeAt(0), value]));
const REPEAT = 0x90;
/** Repeats make much of little: a file may become so many times larger than what it was written as. */
const MOST_GROWTH = 20;

/**
 * The data fork of a file in BinHex 4.0 (RFC 1741), which old Macintosh programs write into text between two colons
 * after the line `begin`. Undefined where it is cut off or not one.
 */
export function binhexAt(bytes: Uint8Array, begin: Line, limit: number): InlineFile | undefined {
  const text = asBuffer(bytes.subarray(0, limit));
  const first = text.indexOf(':', begin.end);
  const last = first < 0 ? -1 : text.indexOf(':', first + 1);
  if (last < 0) return undefined;
  const plain = expand(sixBits(text.subarray(first + 1, last)));
  const nameLength = plain?.[0] ?? 0;
  const head = 1 + nameLength + 1 + 4 + 4 + 2;
  if (!plain || nameLength === 0 || nameLength > 63 || plain.length < head + 10) return undefined;
  const size = plain.readUInt32BE(head);
  const content = plain.subarray(head + 10, head + 10 + size);
  if (content.length < size) return undefined;
  const name = latin1(plain, 1, 1 + nameLength);
  return { name, content, from: begin.from, to: lineAt(bytes, last).next };
}

function sixBits(text: Uint8Array): Uint8Array {
  const out = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (const byte of text) {
    const value = VALUES.get(byte);
    if (value === undefined) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    out[length++] = held >> bits;
  }
  return out.subarray(0, length);
}

/** `90 n` repeats the byte before it so that it stands n times; `90 00` is the byte 90 itself. */
function expand(packed: Uint8Array): Buffer | undefined {
  const out = Buffer.allocUnsafe(packed.length * MOST_GROWTH + 1024);
  let length = 0;
  for (let at = 0; at < packed.length; at++) {
    const byte = packed[at]!;
    const count = byte === REPEAT ? packed[++at] : undefined;
    if (count !== undefined && count > 0) {
      if (length === 0 || length + count > out.length) return undefined;
      out.fill(out[length - 1]!, length, length + count - 1);
      length += count - 1;
    } else {
      if (length >= out.length) return undefined;
      out[length++] = byte;
    }
  }
  return out.subarray(0, length);
}
