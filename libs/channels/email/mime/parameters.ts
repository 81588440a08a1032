import { decodeCharset } from './charset.js';
import { decodeWords } from './encoded-words.js';

/** A header value that has parameters (RFC 2045, section 5.1), such as Content-Type. */
export interface Parameterised {
  /** Before the first semicolon, in lower case, without comments. */
  value: string;
  parameters: ReadonlyMap<string, string>;
}

/** Parameters that are looked at; real fields have fewer than ten, cut-up file names some dozens. */
const MOST_PARAMETERS = 200;

/**
 * Reads a value and its parameters with the pieces and character sets of RFC 2231 put together, and with what
 * programs write instead: encoded words in quotes, bare spaces, values without quotes, a missing semicolon.
 */
export function parameterised(text: string): Parameterised {
  const [first = '', ...rest] = split(text);
  // `text/plain charset=utf-8`: a semicolon is missing.
  const [value = '', ...stray] = withoutComments(first).trim().split(/\s+/);
  const given = [...stray.filter((word) => word.includes('=')), ...rest];
  const plain = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  for (const parameter of given.slice(0, MOST_PARAMETERS)) {
    const equals = parameter.indexOf('=');
    if (equals < 1) continue;
    const name = parameter.slice(0, equals).trim().toLowerCase();
    const content = unquoted(parameter.slice(equals + 1).trim());
    const piece = /^([^*]+)\*(?:(\d{1,3})(\*)?)?$/.exec(name);
    if (!piece) {
      if (!plain.has(name)) plain.set(name, decodeWords(content));
      continue;
    }
    const [, base = '', number, star] = piece;
    const list = pieces.get(base) ?? [];
    list.push({ number: Number(number ?? 0), escaped: number === undefined || star !== undefined, content });
    pieces.set(base, list);
  }
  for (const [name, list] of pieces) plain.set(name, join(list));
  return { value: value.replace(/;$/, '').toLowerCase(), parameters: plain };
}

interface Piece {
  number: number;
  /** Whether percent signs escape bytes in it. */
  escaped: boolean;
  content: string;
}

/** RFC 2231, sections 3 and 4: `charset'language'text` in the first piece, the others in the same character set. */
function join(pieces: Piece[]): string {
  pieces.sort((a, b) => a.number - b.number);
  const first = pieces[0]!;
  const marked = first.escaped ? /^([^']*)'[^']*'(.*)$/s.exec(first.content) : null;
  if (!pieces.some(({ escaped }) => escaped))
    return decodeWords(pieces.map(({ content }) => content).join(''));
  const bytes = pieces.map(({ content, escaped }, i) => {
    const text = i === 0 && marked ? marked[2]! : content;
    return escaped ? unescaped(text) : Buffer.from(text);
  });
  return decodeCharset(Buffer.concat(bytes), marked?.[1]);
}

/** Bytes of a text whose percent signs escape bytes. */
function unescaped(text: string): Buffer {
  const pieces = text.split(/%([0-9a-f]{2})/i);
  return Buffer.concat(
    pieces.map((piece, i) => (i % 2 === 1 ? Buffer.from(piece, 'hex') : Buffer.from(piece))),
  );
}

/** At semicolons outside of quotes and comments. A quote that never ends holds nothing together. */
function split(text: string): string[] {
  const out: string[] = [];
  let from = 0;
  const lastQuote = text.lastIndexOf('"');
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === '"' && at < lastQuote) at = quoteEnd(text, at);
    else if (c === ';') {
      out.push(text.slice(from, at));
      from = at + 1;
    }
  }
  out.push(text.slice(from));
  return out;
}

/** Index of the quote that ends the one at `at`, or of the last character. */
function quoteEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
  }
  return text.length - 1;
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text.trim();
  const end = quoteEnd(text, 0);
  const closed = text[end] === '"' && end > 0;
  return text.slice(1, closed ? end : undefined).replace(/\\(["\\])/g, '$1');
}

const withoutComments = (text: string): string =>
  text.includes('(') ? text.replace(/\([^()]{0,200}\)/g, ' ') : text;
