/** Halves of characters, which no database takes. */
const HALF_CHARACTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The first `most` UTF-16 units, without half a character at the cut. */
export const clip = (text: string, most: number): string => text.slice(0, most).replace(HALF_CHARACTER, '');

/** The same of the end. */
export const clipStart = (text: string, most: number): string =>
  text.slice(-most).replace(HALF_CHARACTER, '');

/** One line: line breaks and other control characters become spaces. */
export const oneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
