/** How streets are written short and long; either finds the other. */
const ALSO: Readonly<Record<string, string>> = {
  rd: 'road',
  st: 'saint',
  saint: 'st',
  ln: 'lane',
  sq: 'square',
  gdns: 'gardens',
  pk: 'park',
  ct: 'court',
  dr: 'drive',
};

/** The words of a text as they are compared: in lower case, without accents and apostrophes, each once. */
export function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFD')
    .replaceAll(/[\p{M}'’‘`]/gu, '')
    .toLowerCase();
  return [...new Set(plain.match(/[\p{L}\p{N}]+/gu))];
}

/**
 * What finds the places with all these words, for `tsquery` of PostgreSQL. A word finds those that begin with it; a number
 * is of a house and finds itself.
 *
 * @param words as `wordsOf` gives them
 */
export const finding = (words: readonly string[]): string =>
  words
    .map((word) => {
      if (/^\d/.test(word)) return `'${word}'`;
      const also = ALSO[word];
      return also === undefined ? `'${word}':*` : `('${word}':* | '${also}':*)`;
    })
    .join(' & ');

const MOST_WORDS = 12;
/** As a whole, wherever it stands among other words. */
const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s{0,3}(\d[A-Z]{2})\b/gi;

/** The words of what somebody seeks; none where no word of them is long enough to find a few places and not all. */
export function soughtWords(typed: string): string[] {
  const words = wordsOf(typed.slice(0, 200).replaceAll(POSTCODE, ' $1$2 ')).slice(0, MOST_WORDS);
  return words.some((word) => word.length > 2 && /\p{L}/u.test(word)) ? words : [];
}
