/** `From sender Tue Jun  9 09:00:00 2026`, as mbox files put before each mail (RFC 4155). */
const SEPARATOR = /^From .*\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d:\d\d.*\d{4}/;
/** A line of a mail that looks like a separator is kept with one `>` more. */
const QUOTED = /^>+From /;
const LF = 0x0a;

/** Whether a file that begins like this holds many mails, one after the other. */
export const isMbox = (start: Uint8Array): boolean =>
  Buffer.from(start.subarray(0, 5)).equals(Buffer.from('From '));

/**
 * The mails of an mbox file that arrives in pieces (its first line is a separator), each without its separator and with the quoting taken off. Of a
 * mail larger than `limit` only its size is told.
 */
export async function* splitMbox(
  pieces: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<{ raw: Buffer } | { tooLarge: number }> {
  let lines: Buffer[] = [];
  let size = 0;
  let open = false;
  let afterEmpty = true;
  for await (const line of linesOf(pieces)) {
    if (afterEmpty && (!open || SEPARATOR.test(startOf(line)))) {
      if (open) yield mail(lines, size, limit);
      [lines, size, open] = [[], 0, true];
    } else {
      size += line.length;
      if (size <= limit) lines.push(QUOTED.test(startOf(line)) ? line.subarray(1) : line);
    }
    afterEmpty = /^\r?\n?$/.test(startOf(line));
  }
  if (open) yield mail(lines, size, limit);
}

/** Enough of a line to tell what it is. */
const startOf = (line: Buffer): string => line.subarray(0, 300).toString('latin1');

/** The empty line before the next separator belongs to the file, not to the mail. */
function mail(lines: Buffer[], size: number, limit: number): { raw: Buffer } | { tooLarge: number } {
  if (size > limit) return { tooLarge: size };
  const last = lines.at(-1);
  if (last && /^\r?\n$/.test(startOf(last))) lines.pop();
  return { raw: Buffer.concat(lines) };
}

/** Lines with their ends. */
async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let from = 0;
    for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, from)) {
      yield Buffer.concat([...rest, bytes.subarray(from, at + 1)]);
      rest = [];
      from = at + 1;
    }
    if (from < bytes.length) rest.push(bytes.subarray(from));
  }
  if (rest.length > 0) yield Buffer.concat(rest);
}
