/** `From sender Tue Jun  9 09:00:00 2026`, as mbox files put before each mail (RFC 4155). */
const SEPARATOR = /^From .*\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b.*\d:\d\d.*\d{4}/;
/** A line of a mail that looks like a separator is kept with one `>` more. */
const QUOTED = /^>+From /;
const [LF, CR, F, QUOTE] = [0x0a, 0x0d, 0x46, 0x3e];
/** So many bytes of a line tell what it is. */
const ENOUGH = 300;

/** Whether a file that begins like this holds many mails, one after the other. */
export const isMbox = (start: Uint8Array): boolean =>
  Buffer.from(start.subarray(0, 5)).equals(Buffer.from('From '));

/** A mail of the file; of one that is larger than allowed only its size. */
type Found = { raw: Buffer } | { tooLarge: number };

/**
 * The mails of an mbox file that arrives in pieces (its first line is a separator), each without its separator and with the
 * quoting taken off. Of a mail larger than `limit` bytes only its size is told, and no more than that is held.
 */
export async function* splitMbox(pieces: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<Found> {
  const box = new Box(limit);
  for await (const piece of pieces) yield* box.take(piece);
  yield* box.end();
}

class Box {
  private readonly found: Found[] = [];
  private mail: Mail | undefined;
  private afterEmpty = true;
  /** The beginning of a line that is too short to tell what it is. */
  private rest: Buffer = Buffer.alloc(0);
  private withinLine = false;

  constructor(private readonly limit: number) {}

  take(piece: Uint8Array): Found[] {
    const bytes = Buffer.concat([this.rest, piece]);
    let from = 0;
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, from)) {
      this.line(bytes, from, end + 1);
      this.withinLine = false;
      from = end + 1;
    }
    if (this.withinLine || bytes.length - from >= ENOUGH) {
      if (from < bytes.length) this.line(bytes, from, bytes.length);
      this.withinLine = true;
      from = bytes.length;
    }
    this.rest = bytes.subarray(from);
    return this.found.splice(0);
  }

  end(): Found[] {
    if (this.rest.length > 0) this.line(this.rest, 0, this.rest.length);
    this.close();
    return this.found.splice(0);
  }

  /** A line with its end, or a piece of a long one. */
  private line(bytes: Buffer, from: number, to: number): void {
    if (!this.withinLine && this.isSeparator(bytes, from, to)) {
      this.close();
      this.mail = new Mail(this.limit);
    } else {
      const isQuoted = !this.withinLine && bytes[from] === QUOTE && QUOTED.test(startOf(bytes, from, to));
      this.mail?.add(bytes, from, to, isQuoted ? 1 : 0);
    }
    this.afterEmpty = !this.withinLine && isEmpty(bytes, from, to);
  }

  private isSeparator(bytes: Buffer, from: number, to: number): boolean {
    if (!this.mail) return true;
    return this.afterEmpty && bytes[from] === F && SEPARATOR.test(startOf(bytes, from, to));
  }

  private close(): void {
    if (this.mail) this.found.push(this.mail.whole());
    this.mail = undefined;
  }
}

/** Enough of a line to tell what it is. */
const startOf = (bytes: Buffer, from: number, to: number): string =>
  bytes.toString('latin1', from, Math.min(to, from + ENOUGH));

const isEmpty = (bytes: Uint8Array, from: number, to: number): boolean =>
  (to - from === 1 && bytes[from] === LF) ||
  (to - from === 2 && bytes[from] === CR && bytes[from + 1] === LF);

/** The bytes of one mail, in one piece that grows; a piece for each line would take many times their room. */
class Mail {
  private bytes = Buffer.alloc(4096);
  private length = 0;
  private size = 0;
  private lastLine = 0;

  constructor(private readonly limit: number) {}

  add(bytes: Buffer, from: number, to: number, leaveOut: number): void {
    this.size += to - from;
    if (this.size > this.limit) return;
    const length = this.length + to - from - leaveOut;
    if (length > this.bytes.length) {
      const larger = Buffer.alloc(Math.min(this.limit, 2 * length));
      this.bytes.copy(larger, 0, 0, this.length);
      this.bytes = larger;
    }
    for (let at = from + leaveOut, into = this.length; at < to; at++, into++) this.bytes[into] = bytes[at]!;
    this.lastLine = this.length;
    this.length = length;
  }

  /** The empty line before the next separator belongs to the file, not to the mail. */
  whole(): Found {
    if (this.size > this.limit) return { tooLarge: this.size };
    const end = isEmpty(this.bytes, this.lastLine, this.length) ? this.lastLine : this.length;
    return { raw: this.bytes.subarray(0, end) };
  }
}
