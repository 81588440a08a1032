import { readHeaders, startOfMail } from './header-block.js';
import type { Budget } from './limits.js';
import { asBuffer, CR, latin1, LF, type Line, lineAt } from './lines.js';
import { Part } from './part.js';

/** Bytes of a line that are looked at for a delimiter; RFC 2046 allows 70. */
const LONGEST_DELIMITER = 300;
/** Where the boundary of a multipart that names none is looked for. */
const GUESS_WITHIN = 4096;

/**
 * Finds the parts of a mail in one walk over its delimiter lines, whatever it is nested in: linear in its length.
 *
 * @throws MailLimit
 */
export function readStructure(bytes: Uint8Array, budget: Budget): Part {
  return new Walk(bytes, budget).mail();
}

/**
 * The parts of a mail that a part holds in a wrapping of its own.
 *
 * @throws MailLimit
 */
export const readWithin = (around: Part, bytes: Uint8Array, budget: Budget): Part =>
  new Walk(bytes, budget).mail(around);

/** A multipart whose delimiters are looked for. */
interface Open {
  part: Part;
  boundary: string;
  /** Level of the multipart around that has the same boundary, if there is one. */
  hides: number | undefined;
}

interface Delimiter {
  level: number;
  isLast: boolean;
}

class Walk {
  private readonly open: Open[] = [];
  private readonly levels = new Map<string, number>();
  /** The part whose body is being walked over. */
  private current!: Part;
  /** Mails and multiparts under a transfer encoding, which RFC 2045 forbids and programs write. */
  private readonly packed: Part[] = [];

  constructor(
    private readonly bytes: Uint8Array,
    private readonly budget: Budget,
  ) {}

  mail(around?: Part): Part {
    const root = this.enter(startOfMail(this.bytes), around);
    this.walk(this.current.bodyAt);
    return root;
  }

  /** The parts of a multipart whose body these bytes are. */
  parts(around: Part): void {
    this.current = around;
    this.begin(around, 0);
    this.walk(0);
  }

  private walk(from: number): void {
    let line = this.candidate(from);
    while (line) {
      const found = this.delimiter(line);
      let next = line.next;
      if (found) {
        const { part } = this.open[found.level]!;
        this.end(part, line.from);
        // After the last part follows something for nobody, until a delimiter of what is around.
        this.forget(found.isLast ? found.level : found.level + 1);
        this.current = part;
        if (!found.isLast) {
          this.enter(next, part);
          next = this.current.bodyAt;
        }
      }
      line = this.candidate(next);
    }
    for (const part of this.packed) this.unpack(part);
  }

  /** Reads the headers of the part that begins at `from`, and goes into what it encloses. */
  private enter(from: number, around: Part | undefined): Part {
    const depth = around ? around.depth + 1 : 0;
    this.budget.part(depth);
    const { fields, bodyAt } = readHeaders(this.bytes, from, this.budget, (line) =>
      Boolean(this.delimiter(line)),
    );
    const part = new Part(this.bytes, fields, bodyAt, depth, around);
    around?.children.push(part);
    this.current = part;
    if (!part.isMultipart && !part.isMail) return part;
    if (part.encoding !== 'identity') this.packed.push(part);
    else if (part.isMultipart) this.begin(part, bodyAt);
    else this.enter(bodyAt, part);
    return part;
  }

  private begin(part: Part, bodyAt: number): void {
    const boundary = part.typeParameters.get('boundary')?.trim() || this.guess(bodyAt);
    if (!boundary) return;
    this.open.push({ part, boundary, hides: this.levels.get(boundary) });
    this.levels.set(boundary, this.open.length - 1);
  }

  /** The first line that looks like a delimiter. */
  private guess(bodyAt: number): string | undefined {
    const start = latin1(this.bytes, bodyAt, Math.min(this.bytes.length, bodyAt + GUESS_WITHIN));
    return /^--(\S{1,200})[ \t]*$/m.exec(start.replaceAll('\r', ''))?.[1];
  }

  /** The next line that begins with two hyphens; `from` is a line's start. */
  private candidate(from: number): Line | undefined {
    if (this.open.length === 0) return undefined;
    if (this.isCandidate(from)) return lineAt(this.bytes, from);
    const before = asBuffer(this.bytes).indexOf('\n--', Math.max(0, from - 1), 'latin1');
    return before < 0 ? undefined : lineAt(this.bytes, before + 1);
  }

  private isCandidate = (at: number): boolean => this.bytes[at] === 0x2d && this.bytes[at + 1] === 0x2d;

  private delimiter({ from, end }: Line): Delimiter | undefined {
    if (this.open.length === 0 || !this.isCandidate(from)) return undefined;
    const text = latin1(this.bytes, from + 2, Math.min(end, from + LONGEST_DELIMITER)).trimEnd();
    const level = this.levels.get(text);
    if (level !== undefined) return { level, isLast: false };
    const last = text.endsWith('--') ? this.levels.get(text.slice(0, -2)) : undefined;
    return last === undefined ? undefined : { level: last, isLast: true };
  }

  /** The bodies of everything within `around` end before the delimiter line at `at`. */
  private end(around: Part, at: number): void {
    let end = at;
    if (end > 0 && this.bytes[end - 1] === LF) end--;
    if (end > 0 && this.bytes[end - 1] === CR) end--;
    for (let part: Part | undefined = this.current; part && part !== around; part = part.around)
      part.bodyEnd = Math.max(part.bodyAt, end);
  }

  /** Delimiters of the multiparts from `level` on mean nothing more. */
  private forget(level: number): void {
    while (this.open.length > level) {
      const { boundary, hides } = this.open.pop()!;
      if (hides === undefined) this.levels.delete(boundary);
      else this.levels.set(boundary, hides);
    }
  }

  private unpack(part: Part): void {
    const inner = new Walk(part.content(this.budget), this.budget);
    if (part.isMultipart) inner.parts(part);
    else inner.mail(part);
  }
}
