/** What in a text is about a person, and has no place where everybody can read it. */
export type PersonalKind = 'reference' | 'telephone' | 'email' | 'postcode' | 'street' | 'birth' | 'account';

/** How it is called, within a sentence. */
export const PERSONAL: Readonly<Record<PersonalKind, string>> = {
  reference: 'a reference',
  telephone: 'a telephone number',
  email: 'an email address',
  postcode: 'a postcode',
  street: 'an address',
  birth: 'a date of birth',
  account: 'a number of an account or of National Insurance',
};

export interface Personal {
  what: PersonalKind;
  /** As it stands there. */
  words: string;
}

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const STREET =
  '(?:street|st|road|rd|lane|ln|avenue|ave|close|drive|way|court|crescent|place|terrace|gardens|grove|hill|square|row|walk|mews|park)';

/** Each looks for one kind; the first that fits a stretch of text has it. Written so that no text makes them slow. */
const SIGNS: readonly (readonly [PersonalKind, RegExp])[] = [
  ['email', /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}/gi],
  ['reference', /(?<![\w-])(?=[\dA-Z-]*\d)[\dA-Z]{4}-[\dA-Z]{4}(?![\w-])/gi],
  // One in twelve of ours has no digit; their letters are those that nobody reads as another.
  ['reference', /(?<![\w-])[A-HJKMNP-TV-Z]{4}-[A-HJKMNP-TV-Z]{4}(?![\w-])/g],
  ['account', /\b[A-CEGHJ-PR-TW-Z]{2} ?\d\d ?\d\d ?\d\d ?[A-D]\b/gi],
  ['postcode', /\b[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}\b/gi],
  [
    'birth',
    new RegExp(
      String.raw`\b(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?${MONTH},? (?:19|20)\d\d|${MONTH} \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)\b`,
      'gi',
    ),
  ],
  ['telephone', /(?<![\w/])(?:\+44|\(?0)[\d .()-]{8,18}\d\b/g],
  ['account', /(?<![\w/.])\d{7,16}(?![\w/])/g],
  [
    'street',
    new RegExp(
      String.raw`\b(?:flat \d{1,4}[a-z]?,? )?\d{1,4}[a-z]? (?:[A-Z][\w’'-]{1,30} ){1,3}${STREET}\b`,
      'gi',
    ),
  ],
];
/** A longer text is looked at no further; networks take far less. */
const LOOKED_AT = 20_000;
/** What stands in the address of a page is public already. */
const ADDRESSES = /https?:\/\/\S+/gi;

/** What nobody sees, and what only makes a sign look otherwise, such as a digit in a box. */
const UNSEEN = /[\p{Cf}\p{Mn}\p{Me}\u115f\u1160\u3164]/gu;
/** Dashes and dots that stand for the usual ones. */
const DASHES = /[\p{Pd}\u2212\u2043]/gu;
const DIGITS = /\p{Nd}/gu;

/** As people read it: digits of any script and width, dashes and spaces of any kind are the usual ones. */
const asRead = (text: string): string =>
  text
    .normalize('NFKC')
    .replaceAll(UNSEEN, '')
    .replaceAll(DASHES, '-')
    .replaceAll(/[^\S\n]/g, ' ')
    .replaceAll(DIGITS, (digit) => String(digitOf(digit.codePointAt(0)!)));

/** Digits of a script stand in tens, each ten from 0 to 9 (Unicode). */
function digitOf(code: number): number {
  if (code < 0x80) return code - 0x30;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return (code - zero) % 10;
}

/**
 * What in a text may be about a person, in its order and as it is read. It finds what has the looks of it, and may be wrong
 * either way.
 */
export function personalIn(text: string): Personal[] {
  let rest = asRead(text.slice(0, LOOKED_AT)).replaceAll(ADDRESSES, (address) => ' '.repeat(address.length));
  const found: (Personal & { at: number })[] = [];
  for (const [what, sign] of SIGNS)
    rest = rest.replaceAll(sign, (...match) => {
      const words = match[0];
      found.push({
        what,
        words: words.trim(),
        at: match.findLast((each): each is number => typeof each === 'number')!,
      });
      return ' '.repeat(words.length);
    });
  return found.toSorted((a, b) => a.at - b.at).map(({ what, words }) => ({ what, words }));
}
