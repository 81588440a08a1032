import type { IdentifierKind } from '@frontdoor/contracts';
import { toE164 } from '@frontdoor/kernel';

/** A whole address of a customer, spelt as it is stored. */
export interface Address {
  kind: IdentifierKind;
  value: string;
}

export interface Term {
  /** A whole reference, as it is written. */
  reference?: string;
  /** Every reference that begins so lies from `from` up to `before`. */
  begun?: { from: string; before: string };
  addresses: Address[];
  /** All of them must be there, in any order. */
  words: string[];
  /**
   * The same with apostrophes where they may have been left out, or without those that were typed: beginnings of words, and
   * whole ones. Nothing where there is no other way to spell it.
   */
  respelt: { begun: string[]; whole: string[] };
  /**
   * Those of them that lead to the enquiries: the longest, which are the rarest most of the time. Where they are not rare
   * enough, the next of these does more, at a higher cost.
   */
  leading: string[][];
  /** Of a tsquery: each word may be the beginning of one, unless all are so short that they would begin nearly any. */
  ending: ':*' | '';
  /** As a pattern of LIKE. Null when it is too short to be looked for. */
  part: string | null;
}

/** A trigram index finds nothing shorter, and too many words begin with less. */
const SHORTEST = 3;
const MOST_LEADING = 4;
/** A reference such as `K7Q2-9XMA`, with or without its hyphen, or its beginning: half of it at least. */
const REFERENCE = /^[2-9A-HJKMNP-TV-Z]{4}(?:-?[2-9A-HJKMNP-TV-Z]{0,4}| [2-9A-HJKMNP-TV-Z]{4})$/;
/** What stands around a reference where it is quoted: `[K7Q2-9XMA]`, `Ref: K7Q2-9XMA`, `#K7Q2-9XMA`. */
const AROUND_REFERENCE = /^(?:REF(?:ERENCE)?\b|[^0-9A-Z])+|[^0-9A-Z]+$/g;
const WHOLE = 8;
const TELEPHONE = /^[+(]?\d[\d\s()./-]*$/;
/** As it stands in `Zoë <zoe@example.org>,` or `mailto:zoe@example.org`. */
const MAIL = /[^\s<>()[\]"',;:]+@[^\s<>()[\]"',;:]*[^\s<>()[\]"',;:.]/;
const DASHES = /[\u2010-\u2015\u2212]/g;
const APOSTROPHES = /(?<=\p{L})['’‘ʼ`´](?=\p{L})/gu;
/** Names such as O’Brien, D’Souza and L’Estrange, and St John’s Road, typed without. */
const LEFT_OUT = { before: /^([odl])(\p{L}{3,})$/u, after: /^(\p{L}{3,})(s)$/u };

/** What somebody typed into the search, read in every way that it can be meant. */
export function readTerm(typed: string): Term {
  const text = typed.trim();
  // What was copied from elsewhere has blanks, hyphens and figures of other kinds.
  const plain = text.normalize('NFKC').replaceAll(DASHES, '-');
  const number = plain.replace(/^tel:\s*/i, '');
  return {
    ...referenceOf(plain.toUpperCase().replaceAll(AROUND_REFERENCE, '')),
    addresses: addressesOf(text, number),
    ...wordsOf(text),
    respelt: respeltOf(text),
    part: partOf(text, number),
  };
}

function referenceOf(text: string): Pick<Term, 'reference' | 'begun'> {
  if (!REFERENCE.test(text)) return {};
  const code = text.replace(/[- ]/, '');
  const from = code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
  // A tilde sorts behind everything that a reference is made of.
  return { ...(code.length === WHOLE && { reference: from }), begun: { from, before: `${from}~` } };
}

function addressesOf(text: string, typedNumber: string): Address[] {
  if (text.includes('@')) {
    const value = (MAIL.exec(text)?.[0] ?? text).toLowerCase();
    return [
      { kind: 'email', value },
      { kind: 'public-handle', value },
    ];
  }
  const number = TELEPHONE.test(typedNumber) ? toE164(typedNumber) : undefined;
  return number ? [{ kind: 'phone', value: number }] : [];
}

function wordsOf(text: string): Pick<Term, 'words' | 'leading' | 'ending'> {
  const words = wordsIn(text);
  const longest = words.toSorted((a, b) => b.length - a.length);
  const from = (length: number): string[] =>
    longest.filter((word) => word.length >= length).slice(0, MOST_LEADING);
  if (from(SHORTEST).length === 0) return { words, leading: [words], ending: '' };
  // Very many words begin with three letters or fewer.
  const leading = [from(SHORTEST + 1), from(SHORTEST), from(SHORTEST - 1)];
  const useful = leading.filter((each, i) => each.length > (leading[i - 1]?.length ?? 0));
  return { words, leading: useful, ending: ':*' };
}

const wordsIn = (text: string): string[] => [
  ...new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? []),
];

function respeltOf(text: string): Term['respelt'] {
  const without = text.replaceAll(APOSTROPHES, '');
  if (without !== text) return { begun: wordsIn(without), whole: [] };
  const [begun, whole]: [string[], string[]] = [[], []];
  for (const word of wordsIn(text)) {
    const [, first, rest] = LEFT_OUT.before.exec(word) ?? [];
    const [, stem, ending] = LEFT_OUT.after.exec(word) ?? [];
    if (first && rest) whole.push(first);
    else if (stem && ending) whole.push(stem, ending);
    if (rest || !ending) begun.push(rest ?? word);
  }
  return whole.length === 0 ? { begun: [], whole } : { begun, whole };
}

/** Numbers are stored in their international form: without spaces, and without the zeros in front. */
function partOf(text: string, number: string): string | null {
  const digits = number.replace('(0)', '').replaceAll(/\D/g, '');
  const part = TELEPHONE.test(number) ? digits.replace(/^0{1,2}/, '') : text;
  return part.length < SHORTEST ? null : `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
