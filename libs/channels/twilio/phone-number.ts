import { toE164 } from '@frontdoor/kernel';
import parsePhoneNumber from 'libphonenumber-js/max';

const E164 = /^\+[1-9]\d{6,14}$/;

/** What Twilio puts in place of a withheld number is one of these words, or the word as keyed on a telephone. */
const WITHHELD = ['ANONYMOUS', 'BLOCKED', 'PRIVATE', 'RESTRICTED', 'UNAVAILABLE', 'UNKNOWN'];

const KEYS = ['ABC', 'DEF', 'GHI', 'JKL', 'MNO', 'PQRS', 'TUV', 'WXYZ'];
const keyed = (word: string): string =>
  word
    .split('')
    .map((letter) => KEYS.findIndex((key) => key.includes(letter)) + 2)
    .join('');
const WITHHELD_NUMBERS = new Set(WITHHELD.map((word) => `+${keyed(word)}`));

/** Whether it is a number in E.164 that can be rung or written to: not a withheld one, a word or a SIP address. */
export const isReachable = (value: string | undefined): value is string =>
  value !== undefined && E164.test(value) && !WITHHELD_NUMBERS.has(value);

const DIGITS: Readonly<Record<string, string>> = {
  oh: '0', o: '0', zero: '0', nought: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6',
  seven: '7', eight: '8', nine: '9', plus: '+',
}; // prettier-ignore

/**
 * The telephone number in what somebody said or keyed in, in E.164, or undefined when there is none.
 * Understands "oh seven double seven" and digits in groups; numbers without a country are British. Numbers that
 * cost whoever rings them are passed over, so that nobody can have the council ring their own premium line.
 */
export function numberIn(words: string): string | undefined {
  const dialled = words
    .toLowerCase()
    .replaceAll(/\b(double|triple) (\w+)/g, (_, times: string, word: string) =>
      `${DIGITS[word] ?? word} `.repeat(times === 'double' ? 2 : 3),
    )
    .replaceAll(/[a-z]+/g, (word) => DIGITS[word] ?? ' , ')
    .replaceAll(/[\s().-]+/g, '');
  const candidates = dialled.split(/[^\d+]+/).filter((digits) => digits.length >= 10);
  for (const digits of candidates) {
    const number = toE164(digits);
    if (number && isReachable(number) && !isPremium(number)) return number;
  }
  return undefined;
}

const isPremium = (number: string): boolean => parsePhoneNumber(number)?.getType() === 'PREMIUM_RATE';
