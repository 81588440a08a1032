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
const REFERENCE = /^[2-9A-HJKMNP-TV-Z]{4}(?:-?[2-9A-HJKMNP-TV-Z]{0,4})$/;
const WHOLE = 8;
const TELEPHONE = /^[+(]?\d[\d\s()./-]*$/;

/** What somebody typed into the search, read in every way that it can be meant. */
export function readTerm(typed: string): Term {
  const text = typed.trim();
  return {
    ...referenceOf(text.toUpperCase()),
    addresses: addressesOf(text),
    ...wordsOf(text),
    part: partOf(text),
  };
}

function referenceOf(text: string): Pick<Term, 'reference' | 'begun'> {
  if (!REFERENCE.test(text)) return {};
  const code = text.replace('-', '');
  const from = code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
  // A tilde sorts behind everything that a reference is made of.
  return { ...(code.length === WHOLE && { reference: from }), begun: { from, before: `${from}~` } };
}

function addressesOf(text: string): Address[] {
  if (text.includes('@')) {
    const value = text.toLowerCase();
    return [
      { kind: 'email', value },
      { kind: 'public-handle', value },
    ];
  }
  const number = TELEPHONE.test(text) ? toE164(text) : undefined;
  return number ? [{ kind: 'phone', value: number }] : [];
}

function wordsOf(text: string): Pick<Term, 'words' | 'leading' | 'ending'> {
  const words = [...new Set(text.toLowerCase().match(/[\p{L}\p{M}\p{Nd}]+/gu) ?? [])];
  const longest = words.toSorted((a, b) => b.length - a.length);
  const from = (length: number): string[] =>
    longest.filter((word) => word.length >= length).slice(0, MOST_LEADING);
  if (from(SHORTEST).length === 0) return { words, leading: [words], ending: '' };
  // Very many words begin with three letters or fewer.
  const leading = [from(SHORTEST + 1), from(SHORTEST), from(SHORTEST - 1)];
  const useful = leading.filter((each, i) => each.length > (leading[i - 1]?.length ?? 0));
  return { words, leading: useful, ending: ':*' };
}

/** Numbers are stored in their international form: without spaces, and without the zero in front. */
function partOf(text: string): string | null {
  const part = TELEPHONE.test(text) ? text.replaceAll(/\D/g, '').replace(/^0/, '') : text;
  return part.length < SHORTEST ? null : `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
