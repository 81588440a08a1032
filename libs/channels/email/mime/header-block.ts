import { CR, latin1, LF, type Line, lineAt } from './lines.js';
import { type Budget, LIMITS, MailLimit } from './limits.js';

/** A header field. The value is unfolded and still bytes: each character is one, none is decoded. */
export interface Field {
  /** In lower case. */
  name: string;
  value: string;
}

export interface HeaderBlock {
  fields: readonly Field[];
  /** Index of the first byte that does not belong to the headers. */
  bodyAt: number;
}

/** A line that can be a header field (RFC 5322, section 2.2; white space before the colon is obsolete). */
const FIELD = /^([!-9;-~]{1,200})[ \t]*:/;
/** Fields that no sentence begins with, for telling headers from a body that follows without an empty line. */
const KNOWN =
  /^(from|to|b?cc|subject|date|sender|received|mime-version|references|comments|keywords|precedence|priority|importance|organi[sz]ation|return-path|reply-to|in-reply-to|message-id|user-agent|delivered-to|status|lines|errors-to|(content|resent|list|x|dkim|arc|auto|thread|authentication|received|feedback|disposition|envelope|original|mailing|domainkey|accept|dl|sun|ms|pp)-[!-9;-~]+)$/i;

/**
 * Reads the header fields that begin at `from`. They end at an empty line, at one of white space only, at one that
 * `isDelimiter` knows for the start of a part, or where something stands that is no field: programs forget the empty
 * line, and the words of the customer must not vanish.
 */
export function readHeaders(
  bytes: Uint8Array,
  from: number,
  budget: Budget,
  isDelimiter: (line: Line) => boolean = () => false,
): HeaderBlock {
  const lines: HeaderLine[] = [];
  for (let at = from; ;) {
    const line = lineAt(bytes, at);
    const done = (bodyAt: number): HeaderBlock => ({ fields: lines.map(fieldOf), bodyAt });
    if (line.from >= bytes.length) return withoutBody(lines, bytes.length);
    if (line.end === line.from) return done(line.next);
    if (isDelimiter(line)) return done(line.from);
    budget.header(line.next - line.from);
    const start = latin1(bytes, line.from, Math.min(line.end, line.from + 210));
    if (/^[ \t]/.test(start) && isBlank(bytes, line)) {
      if (!goesOn(bytes, line.next)) return done(line.next);
    } else if (/^[ \t]/.test(start) && lines.length > 0) lines.at(-1)!.pieces.push(line);
    else {
      const name = FIELD.exec(start)?.[1];
      if (name === undefined) {
        if (!goesOn(bytes, line.next)) return withoutBody(lines, line.from);
      } else lines.push({ name, bytes, from: line.from, pieces: [line] });
    }
    if (lines.length > LIMITS.fields) throw new MailLimit(`It has more than ${LIMITS.fields} header fields.`);
    at = line.next;
  }
}

/** Whether bytes begin with a header field, so may be a mail. */
export const beginsWithField = (bytes: Uint8Array): boolean => FIELD.test(latin1(bytes, 0, 210));

interface HeaderLine {
  name: string;
  bytes: Uint8Array;
  from: number;
  pieces: Line[];
}

/**
 * Headers that no empty line ended: what looks like fields at their end, but has a name that nobody knows, is the
 * first of the body (`Note: I am away`).
 */
function withoutBody(lines: HeaderLine[], end: number): HeaderBlock {
  let bodyAt = end;
  while (lines.length > 1 && !KNOWN.test(lines.at(-1)!.name)) bodyAt = lines.pop()!.from;
  return { fields: lines.map(fieldOf), bodyAt };
}

/** Whether a line that should not be there stands in the middle of the headers. */
function goesOn(bytes: Uint8Array, at: number): boolean {
  const line = lineAt(bytes, at);
  const name = FIELD.exec(latin1(bytes, line.from, Math.min(line.end, line.from + 210)))?.[1];
  return name !== undefined && KNOWN.test(name);
}

function isBlank(bytes: Uint8Array, { from, end }: Line): boolean {
  for (let at = from; at < end; at++) if (bytes[at] !== 0x20 && bytes[at] !== 0x09) return false;
  return true;
}

function fieldOf({ name, bytes, pieces }: HeaderLine): Field {
  let value = '';
  for (const { from, end } of pieces) {
    value += latin1(bytes, from, Math.min(end, from + LIMITS.fieldBytes));
    if (value.length > LIMITS.fieldBytes) break;
  }
  return { name: name.toLowerCase(), value: trimmed(value.slice(value.indexOf(':') + 1, LIMITS.fieldBytes)) };
}

/** Without spaces and tabs around it. The byte A0, which `trim` takes as well, may be a piece of a character. */
function trimmed(value: string): string {
  let from = 0;
  let to = value.length;
  while (from < to && (value[from] === ' ' || value[from] === '\t')) from++;
  while (to > from && (value[to - 1] === ' ' || value[to - 1] === '\t')) to--;
  return value.slice(from, to);
}

/** Where a mail begins: after a byte order mark, empty lines and an mbox `From ` line. */
export function startOfMail(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && (bytes[at] === LF || bytes[at] === CR)) at++;
  return /^>?From /.test(latin1(bytes, at, at + 6)) ? lineAt(bytes, at).next : at;
}
