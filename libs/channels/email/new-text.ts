import { ATTRIBUTION_VERB, FORWARDED, FROM_LABEL, OTHER_LABEL, SEPARATOR } from './quote-words.js';
import type { LineRange } from './html-text.js';
import type { Said } from './said.js';

/** Lines that are looked at, and characters of each; of a text with more only what HTML marks is a quote. */
const MOST_LINES = 50_000;
const LONGEST_LINE = 400;
/** Lines that a line of attribution may be broken into. */
const MOST_ATTRIBUTION_LINES = 3;

/**
 * What the writer of a mail wrote, without what is quoted: lines behind `>` with the line that says whose they are,
 * the header block and all below it that Outlook puts under an answer, forwarded mails, quotes of HTML. Answers
 * between quoted lines are kept; a single line behind `>` that nobody is named for is the writer's own.
 */
export function newTextOf(said: readonly Said[]): string {
  const lines: string[] = [];
  const marked: LineRange[] = [];
  for (const { shown, quotes } of said) {
    if (lines.length > 0) lines.push('');
    for (const [from, to] of quotes) marked.push([lines.length + from, lines.length + to]);
    for (const line of shown.split('\n')) lines.push(line);
  }
  const quoted = quotesIn(lines, marked);
  const kept: string[] = [];
  let at = 0;
  for (const [from, to] of [...quoted, [lines.length, lines.length] as const]) {
    for (; at < from; at++) kept.push(lines[at]!.trimEnd());
    at = to;
  }
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/**
 * The lines of a text that are quoted, in order.
 *
 * @param marked those that HTML says are
 */
export function quotesIn(lines: readonly string[], marked: readonly LineRange[]): LineRange[] {
  if (lines.length > MOST_LINES) return [...marked];
  // What is marked is one line behind `>`.
  const short: string[] = [];
  const places: number[] = [];
  let next = 0;
  for (let at = 0; at < lines.length;) {
    places.push(at);
    const [from, to] = marked[next] ?? [];
    if (from === at && to! > at) {
      short.push('>');
      at = to!;
      next++;
    } else short.push(lines[at++]!.slice(0, LONGEST_LINE).trim());
  }
  places.push(lines.length);
  return quotedLines(short).map(([from, to]) => [places[from]!, places[to]!]);
}

function quotedLines(lines: readonly string[]): LineRange[] {
  const end = quotedToTheEnd(lines);
  const isReply = hasQuotes(lines.slice(0, end));
  const found: LineRange[] = [];
  for (let at = 0; at < end;) {
    const quote = quoteAt(lines, at, end, isReply);
    if (quote !== undefined) found.push([at, quote]);
    at = quote ?? at + 1;
  }
  return end < lines.length ? [...found, [end, lines.length]] : found;
}

const isQuoted = (line: string | undefined): boolean => line?.startsWith('>') ?? false;

/** Two quoted lines together make a quote; one alone may be an arrow. */
const hasQuotes = (lines: readonly string[]): boolean =>
  lines.some((line, i) => isQuoted(line) && (isQuoted(lines[i + 1]) || line === '>'));

/** Index after the quote that begins at `at`, with what says whose it is; undefined where none begins. */
function quoteAt(lines: readonly string[], at: number, end: number, isReply: boolean): number | undefined {
  const after = attributionAt(lines, at);
  if (after !== undefined) {
    let first = after;
    while (first < end && lines[first] === '' && first < after + 3) first++;
    if (isQuoted(lines[first])) return quoteEnd(lines, first, end);
  }
  return isReply && isQuoted(lines[at]) ? quoteEnd(lines, at, end) : undefined;
}

function quoteEnd(lines: readonly string[], from: number, end: number): number {
  let at = from;
  while (at < end && isQuoted(lines[at])) at++;
  return at;
}

/** Index of the line from which on everything is quoted; the number of lines where that never happens. */
function quotedToTheEnd(lines: readonly string[]): number {
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (line === '' || isQuoted(line)) continue;
    if (isHeaderBlock(lines, at)) return withoutRule(lines, at);
    if (SEPARATOR.test(line)) return at;
    if (FORWARDED.test(line) && isHeaderBlock(lines, nextText(lines, at + 1))) return at;
    const after = attributionAt(lines, at);
    if (after !== undefined && !isQuoted(lines[nextText(lines, after)]) && isCertain(lines.slice(at, after)))
      return at;
  }
  return lines.length;
}

/** The rule that programs draw above a header block belongs to it. */
function withoutRule(lines: readonly string[], at: number): number {
  let from = at;
  while (from > 0 && lines[from - 1] === '') from--;
  return from > 0 && /^([_-]{5,}|---)$/.test(lines[from - 1]!) ? from - 1 : at;
}

function nextText(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && at < from + 4 && lines[at] === '') at++;
  return at;
}

/** `From:`, and at least two of `Sent:`, `To:`, `Subject:` and their like in the lines below, in any language known. */
function isHeaderBlock(lines: readonly string[], at: number): boolean {
  const line = lines[at];
  if (line === undefined) return false;
  const block = lines.slice(at + 1, at + 8).filter((each) => each !== '');
  if (FROM_LABEL.test(line)) return block.slice(0, 5).filter((each) => OTHER_LABEL.test(each)).length >= 2;
  // A language that is not known: labels, of which the first names an address and another a year.
  const isLabel = (each: string): boolean => /^\*?[\p{L}\p{M} .]{1,25}\*?\s?[:：]\s*\S/u.test(each);
  const labels = [line, ...block.slice(0, 3)];
  return (
    labels.length === 4 &&
    labels.every(isLabel) &&
    line.includes('@') &&
    labels.slice(1).some((each) => /\b(19|20)\d\d\b/.test(each))
  );
}

/** Index after the line, or the lines, at `at` that say whose words follow: `On Tue, 24 Nov 2026 at 09:12, Jo wrote:`. */
function attributionAt(lines: readonly string[], at: number): number | undefined {
  if (!lines[at] || isQuoted(lines[at])) return undefined;
  let text = '';
  for (let count = 1; count <= MOST_ATTRIBUTION_LINES && lines[at + count - 1]; count++) {
    const line = lines[at + count - 1]!;
    text = `${text} ${line}`.trim();
    if (isQuoted(line) || text.length > LONGEST_LINE) return undefined;
    if (!/[:：]$/.test(line)) continue;
    const below = lines.slice(at + 1, at + count).join(' ');
    // A line of the writer's own stands above a whole one.
    const isOwn = count > 1 && isAttribution(below) && (DATE.test(below) || !DATE.test(lines[at]));
    return isAttribution(text) && !isOwn ? at + count : undefined;
  }
  return undefined;
}

const DATE = /\b(19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\d{4}[年년]/;
const ADDRESS = /[^\s<>()]+@[\w.-]+/;

const isAttribution = (text: string): boolean =>
  (DATE.test(text) && (ATTRIBUTION_VERB.test(text) || ADDRESS.test(text))) ||
  (ADDRESS.test(text) && ATTRIBUTION_VERB.test(text));

/** What only a program writes: date, time and who. */
const isCertain = (lines: readonly string[]): boolean => {
  const text = lines.join(' ');
  return (
    DATE.test(text) && /\d{1,2}[:.h]\d\d/.test(text) && (ADDRESS.test(text) || ATTRIBUTION_VERB.test(text))
  );
};
