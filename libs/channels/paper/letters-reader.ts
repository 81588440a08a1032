import { defineReader } from '../core/index.js';
import { codesOn } from './codes.js';
import { type CutLetter, cutLetters, separatorsIn } from './cut-letters.js';
import { openSheets, orWhy } from './open-sheets.js';
import { NoSheet } from './sheets.js';

/** How a scanned file is made of letters, or why it is none. */
export type LookedAt = { total: number; separators: number[]; letters: CutLetter[] } | { why: string };

/** Files with more pages are to be scanned in parts. */
const MOST_PAGES = 200;
/** Enough for a code of the size of a thumb. */
const CODES_DPI = 150;

/**
 * Looks for codes on every page of a scanned file: those of separator sheets cut it into letters, those of our own letters
 * say which enquiry one belongs to.
 *
 * @param marks what stands in the codes of separator sheets
 */
export const lettersReader = defineReader(
  'letters',
  (bytes, { marks }: { marks: readonly string[] }): Promise<LookedAt> =>
    orWhy(async () => {
      const sheets = await openSheets(bytes);
      const { total } = sheets;
      if (total === 0) throw new NoSheet('it has no pages');
      if (total > MOST_PAGES) throw new NoSheet(`it has ${total} pages, and ${MOST_PAGES} at most are taken`);
      const codes: string[][] = [];
      for (let page = 0; page < total; page++) codes.push(await codesOn(await sheets.grey(page, CODES_DPI)));
      const separators = separatorsIn(codes, marks);
      const letters = cutLetters(codes, separators);
      if (letters.length === 0) throw new NoSheet('it holds nothing but separator sheets');
      return { total, separators, letters };
    }),
);
