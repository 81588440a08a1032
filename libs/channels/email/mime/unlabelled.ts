import { TextDecoder as WebDecoder } from '@exodus/bytes/encoding.js';

const strictUtf8 = new WebDecoder('utf-8', { fatal: true });
const windows1252 = new WebDecoder('windows-1252');

/** Escapes that begin a Japanese character set (ISO-2022-JP); no other text has them. */
// oxlint-disable-next-line no-control-regex
const JAPANESE_ESCAPE = /\u001b\$[@B]|\u001b\(J/;

/**
 * Text of bytes that do not say what they are: UTF-8 if they fit it, else what `otherwise` makes of them, else
 * windows-1252.
 */
export function decodeUnlabelled(
  bytes: Uint8Array,
  otherwise: (bytes: Uint8Array) => string | undefined = () => undefined,
): string {
  try {
    const text = strictUtf8.decode(bytes);
    return JAPANESE_ESCAPE.test(text) ? new WebDecoder('iso-2022-jp').decode(bytes) : text;
  } catch {
    return otherwise(bytes) ?? windows1252.decode(bytes);
  }
}

/**
 * Text of bytes that are called UTF-8. Where they are not, the bytes that do not fit are read as windows-1252, which
 * is what a program has that puts the wrong label on; a character cut off at the end becomes U+FFFD.
 */
export function decodeLooseUtf8(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    return decodeMixed(bytes);
  }
}

/** The same bytes with each one that does not fit made to fit, then decoded at once. */
function decodeMixed(bytes: Uint8Array): string {
  const out = Buffer.allocUnsafe(bytes.length * 3);
  let length = 0;
  let characters = 0;
  for (let at = 0; at < bytes.length;) {
    const size = characterAt(bytes, at);
    if (size > 0) {
      for (let i = 0; i < size; i++) out[length++] = bytes[at++]!;
      if (size > 1) characters++;
      continue;
    }
    const isCut = characters > 0 && size === CUT_OFF;
    length += (isCut ? REPLACEMENT : WINDOWS_1252[bytes[at]!]!).copy(out, length);
    at = isCut ? bytes.length : at + 1;
  }
  return strictUtf8.decode(out.subarray(0, length));
}

const REPLACEMENT = Buffer.from('\ufffd');
/** Each byte of windows-1252 in UTF-8. */
const WINDOWS_1252 = Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(windows1252.decode(Uint8Array.of(byte))),
);
const CUT_OFF = -1;

/** Bytes of the UTF-8 character at `at`; 0 where there is none, CUT_OFF where the bytes end within one. */
function characterAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return 1;
  const length = first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || first > 0xf4) return 0;
  const second = bytes[at + 1];
  if (second === undefined) return CUT_OFF;
  // Neither overlong forms, halves of characters, nor what is beyond U+10FFFF (Unicode, table 3-7).
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i++) {
    const next = bytes[at + i];
    if (next === undefined) return CUT_OFF;
    if (next < 0x80 || next > 0xbf) return 0;
  }
  return length;
}
