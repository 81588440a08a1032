import { decodeCharset } from './charset.js';
import { decodeBase64, decodeQuoted } from './transfer-encoding.js';

/** Start of an encoded word (RFC 2047, section 2, with the language of RFC 2231, section 5). */
const START = /=\?([^?\s=]{1,75})\?([bq])\?/iy;

interface Word {
  charset: string;
  bytes: Uint8Array;
}

/**
 * Text of a header value with its encoded words decoded. Neighbours of one character set are joined as bytes
 * first, because careless programs split characters; white space between encoded words is not part of the text.
 * What is not a whole encoded word stays as it is. Linear in the length.
 */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return text;
  let out = '';
  let run: Word[] = [];
  let plainFrom = 0;
  const flush = (): void => {
    out += decodeRun(run);
    run = [];
  };
  for (let at = text.indexOf('=?'); at >= 0;) {
    const word = wordAt(text, at);
    if (!word) {
      at = text.indexOf('=?', at + 2);
      continue;
    }
    const between = text.slice(plainFrom, at);
    if (run.length === 0 || between.trim() !== '') {
      flush();
      out += between;
    } else if (run[0]!.charset !== word.charset) flush();
    run.push(word);
    plainFrom = word.end;
    at = text.indexOf('=?', word.end);
  }
  flush();
  return out + text.slice(plainFrom);
}

function wordAt(text: string, at: number): (Word & { end: number }) | undefined {
  START.lastIndex = at;
  const start = START.exec(text);
  if (!start) return undefined;
  const from = START.lastIndex;
  const end = endOf(text, from);
  if (end === undefined) return undefined;
  const [, charset = '', encoding = ''] = start;
  const content = bytesOf(text.slice(from, end));
  const bytes = /b/i.test(encoding) ? decodeBase64(content) : decodeQuoted(content, { underscores: true });
  return { charset: charset.toLowerCase().replace(/\*.*$/, ''), bytes, end: end + 2 };
}

/** Bytes of a content; more than ASCII may stand there only by mistake. */
const bytesOf = (content: string): Buffer =>
  // oxlint-disable-next-line no-control-regex
  Buffer.from(content, /[^\u0000-\u00ff]/.test(content) ? 'utf8' : 'latin1');

/** Longest content that is believed; the standard says 75, programs write whole subjects. */
const LONGEST = 8_000;

/** Index of the `?=` that ends the content at `from`, unless another word begins before. */
function endOf(text: string, from: number): number | undefined {
  const within = text.slice(from, from + LONGEST);
  const end = within.indexOf('?=');
  if (end < 0) return undefined;
  const another = within.search(/=\?[^?\s=]{1,75}\?[bq]\?/i);
  if (another >= 0 && another < end) return undefined;
  return from + end;
}

const decodeRun = (run: readonly Word[]): string =>
  run.length === 0 ? '' : decodeCharset(Buffer.concat(run.map(({ bytes }) => bytes)), run[0]!.charset);
