import { binhexAt } from './binhex.js';
import { asBuffer, latin1, type Line, lineAt } from './lines.js';
import { LIMITS } from './limits.js';
import { decodeBase64 } from './transfer-encoding.js';
import { decodeUnlabelled } from './unlabelled.js';
import { type InlineFile, uuencodedAt } from './uuencode.js';

/** The file that begins with the line `begin`; it ends before `limit`, where the next may begin. */
type Read = (bytes: Uint8Array, begin: Line, limit: number) => InlineFile | undefined;

/** What a line begins with that may begin a file, and who reads it. */
const FORMS: readonly [start: string, read: Read][] = [
  ['begin ', uuencodedAt],
  ['begin-base64 ', base64At],
  ['=ybegin ', yencodedAt],
  ['(This file must be converted with BinHex', binhexAt],
];

/**
 * Files that old programs write into the text itself (uuencode, its base64 form, yEnc, BinHex), and the text without
 * them. Linear in the length. Of more files than a mail may have one more is found than it may.
 */
export function takeInlineFiles(text: Uint8Array): { text: Uint8Array; files: InlineFile[] } {
  const files = FORMS.flatMap(([start, read]) => find(text, start, read)).sort((a, b) => a.from - b.from);
  if (files.length === 0) return { text, files };
  const pieces: Uint8Array[] = [];
  const kept: InlineFile[] = [];
  let at = 0;
  for (const file of files) {
    if (file.from < at) continue;
    pieces.push(text.subarray(at, file.from));
    kept.push(file);
    at = file.to;
  }
  pieces.push(text.subarray(at));
  return { text: Buffer.concat(pieces), files: kept };
}

function find(text: Uint8Array, start: string, read: Read): InlineFile[] {
  const bytes = asBuffer(text);
  const found: InlineFile[] = [];
  for (let at = bytes.indexOf(start, 0, 'latin1'); at >= 0 && found.length <= LIMITS.parts;) {
    const next = bytes.indexOf(start, at + start.length, 'latin1');
    const startsLine = at === 0 || bytes[at - 1] === 0x0a;
    const file = startsLine && read(bytes, lineAt(bytes, at), next < 0 ? bytes.length : next);
    if (file) found.push(file);
    at = next;
  }
  return found;
}

/** Index of a line's start before `limit`; -1 where there is none. */
function lineStart(bytes: Uint8Array, start: string, from: number, limit: number): number {
  const found = asBuffer(bytes.subarray(from, limit)).indexOf(`\n${start}`, 0, 'latin1');
  return found < 0 ? -1 : from + found + 1;
}

/** `uuencode -m` (POSIX): base64 between `begin-base64 644 name` and `====`. */
function base64At(bytes: Uint8Array, begin: Line, limit: number): InlineFile | undefined {
  const name = /^begin-base64 +[0-7]{3,4} +(.{1,255})$/.exec(lineText(bytes, begin))?.[1];
  const end = name === undefined ? -1 : lineStart(bytes, '====', begin.end, limit);
  if (name === undefined || end < begin.next) return undefined;
  const body = bytes.subarray(begin.next, end);
  if (/[^A-Za-z0-9+/=\s]/.test(latin1(body, 0, 4000))) return undefined;
  const content = decodeBase64(body);
  return { name: nameFrom(name), content, from: begin.from, to: lineAt(bytes, end).next };
}

/** yEnc (draft 1.3): each byte plus 42, `=` before what must not stand in a line. */
function yencodedAt(bytes: Uint8Array, begin: Line, limit: number): InlineFile | undefined {
  const name = /^=ybegin .*\bname=(.{1,255})$/.exec(lineText(bytes, begin))?.[1];
  const end = name === undefined ? -1 : lineStart(bytes, '=yend ', begin.end, limit);
  if (name === undefined || end < begin.next) return undefined;
  const second = lineAt(bytes, begin.next);
  const from =
    latin1(bytes, second.from, Math.min(second.end, second.from + 7)) === '=ypart '
      ? second.next
      : begin.next;
  const out = Buffer.allocUnsafe(Math.max(0, end - from));
  let length = 0;
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    if (byte === 0x0a || byte === 0x0d) continue;
    out[length++] = byte === 0x3d ? bytes[++at]! - 64 - 42 : byte - 42;
  }
  return {
    name: nameFrom(name),
    content: out.subarray(0, length),
    from: begin.from,
    to: lineAt(bytes, end).next,
  };
}

const lineText = (bytes: Uint8Array, { from, end }: Line): string =>
  latin1(bytes, from, Math.min(end, from + 400));

const nameFrom = (name: string): string => decodeUnlabelled(Buffer.from(name, 'latin1')).trim();
