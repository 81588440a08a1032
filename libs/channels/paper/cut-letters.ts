/** A letter in a file: its pages from 1, both included, and the signed references in its codes. */
export interface CutLetter {
  firstPage: number;
  lastPage: number;
  tokens: string[];
}

/** The codes on the pages of a file, one list for each. */
type Codes = readonly (readonly string[])[];

/** Separator sheets, by page from 1. */
export const separatorsIn = (codes: Codes, marks: readonly string[]): number[] =>
  codes.flatMap((onPage, index) => (onPage.some((code) => marks.includes(code)) ? [index + 1] : []));

/**
 * The letters between separator sheets. The sheets belong to none; an empty page does: what is on the back of a sheet of
 * paper, or is not, is for whoever reads the letter.
 */
export function cutLetters(codes: Codes, separators: readonly number[]): CutLetter[] {
  const letters: CutLetter[] = [];
  let firstPage = 1;
  for (const separator of [...separators, codes.length + 1]) {
    if (separator > firstPage) {
      const own = codes.slice(firstPage - 1, separator - 1).flat();
      letters.push({ firstPage, lastPage: separator - 1, tokens: [...new Set(own.flatMap(tokenIn))] });
    }
    firstPage = separator + 1;
  }
  return letters;
}

/** The last part of the address of a tracking page: what it is worth is seen by its signature. */
const TRACKING = /\/track\/([\w-]{4,60}\.\w{10,60})(?:[?#]|$)/;

const tokenIn = (code: string): string[] => TRACKING.exec(code)?.slice(1, 2) ?? [];
