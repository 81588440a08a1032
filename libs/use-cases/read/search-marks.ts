import type { Marks } from '@frontdoor/contracts';

/** So long an excerpt is, and so much of it stands before the first word that was found. */
const EXCERPT = { length: 180, before: 50 };
/** More would tell no more. */
const MOST_MARKS = 50;

/** Letters that no decomposition takes apart, as PostgreSQL's unaccent writes them. */
const PLAIN = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ħ: 'h', ı: 'i' }),
);

const fold = (letter: string): string => {
  const plain = letter.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return PLAIN.get(plain) ?? plain;
};

/** A text as it is searched, without case and accents, and where each of its letters came from. */
function folded(text: string): { text: string; from: number[] } {
  const from: number[] = [];
  let plain = '';
  let at = 0;
  for (const letter of text) {
    const each = fold(letter);
    plain += each;
    for (let i = 0; i < each.length; i++) from.push(at);
    at += letter.length;
  }
  from.push(at);
  return { text: plain, from };
}

/** Where the words of a text begin with one of those sought: [from, up to), in the order of the text. */
export function markWords(text: string, words: readonly string[]): Marks {
  const sought = words.map((word) => folded(word).text).filter((word) => word !== '');
  const plain = folded(text);
  const marks: Marks = [];
  for (const { 0: word, index } of plain.text.matchAll(/[\p{L}\p{Nd}]+/gu)) {
    const found = sought.filter((each) => word.startsWith(each)).toSorted((a, b) => b.length - a.length)[0];
    if (found) marks.push([plain.from[index]!, plain.from[index + found.length]!]);
    if (marks.length === MOST_MARKS) break;
  }
  return marks;
}

/** Where a text has a part, wherever it stands. */
export function markPart(text: string, part: string): Marks {
  const sought = folded(part).text;
  const plain = folded(text);
  const at = sought === '' ? -1 : plain.text.indexOf(sought);
  return at === -1 ? [] : [[plain.from[at]!, plain.from[at + sought.length]!]];
}

/** Some of a text, around the first word that was found, on one line. */
export function excerptOf(text: string, words: readonly string[]): { text: string; marks: Marks } {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const first = markWords(line, words)[0]?.[0] ?? 0;
  const space = line.indexOf(' ', first - EXCERPT.before) + 1;
  const start = first <= EXCERPT.before ? 0 : Math.min(space, first);
  const end = start + EXCERPT.length;
  const shown = `${start > 0 ? '… ' : ''}${line.slice(start, end).toWellFormed()}${end < line.length ? ' …' : ''}`;
  return { text: shown, marks: markWords(shown, words) };
}
