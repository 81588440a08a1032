import type { IdentifierKind } from '@frontdoor/contracts';
import { toE164 } from '@frontdoor/kernel';

/** A whole address of a customer, spelt as it is stored. */
export interface Address {
  kind: IdentifierKind;
  value: string;
}

interface Term {
  /** Every reference that begins so lies from `from` up to `before`. */
  reference?: { from: string; before: string };
  addresses: Address[];
  /** As a tsquery: every word must be there, and the last may be the beginning of one. Null when there are none. */
  words: string | null;
  /** As a pattern of LIKE. Null when it is too short to be looked for. */
  part: string | null;
}

/** A trigram index finds nothing shorter. */
const SHORTEST = 3;
/** A reference such as `K7Q2-9XMA`, with or without its hyphen, or its beginning: half of it at least. */
const REFERENCE = /^[2-9A-HJKMNP-TV-Z]{4}(?:-?[2-9A-HJKMNP-TV-Z]{0,4})$/;
const TELEPHONE = /^[+(]?\d[\d\s()./-]*$/;

/** What somebody typed into the search, read in every way that it can be meant. */
export function readTerm(typed: string): Term {
  const text = typed.trim();
  return {
    ...referenceOf(text.toUpperCase()),
    addresses: addressesOf(text),
    words: wordsOf(text),
    part: partOf(text),
  };
}

function referenceOf(text: string): Pick<Term, 'reference'> {
  if (!REFERENCE.test(text)) return {};
  const code = text.replace('-', '');
  const from = code.length > 4 ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
  // A tilde sorts behind everything that a reference is made of.
  return { reference: { from, before: `${from}~` } };
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

function wordsOf(text: string): string | null {
  const words = text.match(/[\p{L}\p{Nd}]+/gu) ?? [];
  if (words.length === 0) return null;
  const beginning = words.at(-1)!.length < SHORTEST ? '' : ':*';
  return words.map((word) => `'${word}'`).join(' & ') + beginning;
}

/** Numbers are stored in their international form: without spaces, and without the zero in front. */
function partOf(text: string): string | null {
  const part = TELEPHONE.test(text) ? text.replaceAll(/\D/g, '').replace(/^0/, '') : text;
  return part.length < SHORTEST ? null : `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`;
}
