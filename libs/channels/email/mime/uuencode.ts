import { decodeUnlabelled } from './unlabelled.js';
import { asBuffer, latin1, type Line, lineAt } from './lines.js';

/** A file written into a text. `from` and `to` are its place there. */
export interface InlineFile {
  name: string;
  content: Uint8Array;
  from: number;
  to: number;
}

const BEGIN = /^begin(-base64)? +[0-7]{3,4} +(.{1,255})$/;

/**
 * The uuencoded file (POSIX, uuencode; its base64 form is left to `inline-files`) that begins with the line `begin`
 * and ends before `limit`. Undefined unless every line up to `end` is what it must be; where the mail is cut off,
 * three good lines will do.
 */
export function uuencodedAt(bytes: Uint8Array, begin: Line, limit: number): InlineFile | undefined {
  const name = BEGIN.exec(latin1(bytes, begin.from, Math.min(begin.end, begin.from + 300)));
  if (!name || name[1]) return undefined;
  const file = uuLines(bytes, begin.next, limit);
  if (!file || (!file.ended && file.lines < 3)) return undefined;
  const { content, to } = file;
  return { name: decodeUnlabelled(Buffer.from(name[2]!, 'latin1')).trim(), content, from: begin.from, to };
}

/** Bytes behind a body that is uuencoded as a whole; what is around `begin` and `end` is left out. */
export function decodeUuLines(bytes: Uint8Array): Uint8Array {
  const begin = asBuffer(bytes).indexOf('begin ', 0, 'latin1');
  const from = begin < 0 ? 0 : lineAt(bytes, begin).next;
  return uuLines(bytes, from, bytes.length)?.content ?? bytes;
}

function uuLines(
  bytes: Uint8Array,
  from: number,
  limit: number,
): { content: Uint8Array; to: number; ended: boolean; lines: number } | undefined {
  const out = Buffer.alloc(Math.ceil((limit - from) * 0.75) + 64);
  let length = 0;
  let lines = 0;
  for (let at = from; at < limit;) {
    const line = lineAt(bytes, at, limit);
    at = line.next;
    if (isEnd(bytes, line)) return { content: out.subarray(0, length), to: at, ended: true, lines };
    // Some programs leave the last line, of length zero, empty.
    if (line.end === line.from && lines > 0) continue;
    const size = decodeLine(bytes, line, out, length);
    if (size === undefined) return undefined;
    length += size;
    lines++;
  }
  return lines === 0 ? undefined : { content: out.subarray(0, length), to: limit, ended: false, lines };
}

const isEnd = (bytes: Uint8Array, { from, end }: Line): boolean =>
  end - from >= 3 && end - from <= 10 && latin1(bytes, from, end).trimEnd() === 'end';

/**
 * Writes the bytes of a line to `out` at `to` and tells how many they are. Spaces at the end of a line may have been
 * lost on the way; a character more may be a checksum.
 */
function decodeLine(bytes: Uint8Array, { from, end }: Line, out: Buffer, to: number): number | undefined {
  const length = valueOf(bytes[from]);
  const characters = Math.ceil(length / 3) * 4;
  if (length < 0 || end - from - 1 > characters + 2 || to + length > out.length) return undefined;
  for (let done = 0, at = from + 1; done < length; done += 3, at += 4) {
    let held = 0;
    for (let i = 0; i < 4; i++) {
      const value = at + i < end ? valueOf(bytes[at + i]) : 0;
      if (value < 0) return undefined;
      held = (held << 6) | value;
    }
    for (let i = 0; i < 3 && done + i < length; i++) out[to + done + i] = held >> (16 - 8 * i);
  }
  return length;
}

const valueOf = (byte: number | undefined): number =>
  byte !== undefined && byte >= 0x20 && byte <= 0x60 ? (byte - 0x20) & 63 : -1;
