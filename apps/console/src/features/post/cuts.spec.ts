import { describe, expect, it } from 'vitest';
import { cutBefore, cutsOf, leaveOut, lettersOf, pagesInWords } from './cuts.js';

const found = {
  separators: [3],
  letters: [
    { firstPage: 1, lastPage: 2 },
    { firstPage: 4, lastPage: 6 },
  ],
};
const shown = (pages: number, cuts: ReturnType<typeof cutsOf>) => lettersOf(pages, cuts).map(pagesInWords);

describe('cutting a scanned file into letters', () => {
  it('begins with what the separator sheets say, which belong to no letter', () =>
    expect(shown(6, cutsOf(found))).toEqual(['pages 1 to 2', 'pages 4 to 6']));

  it('cuts between two pages, and joins them again', () => {
    const cut = cutBefore(cutsOf(found), 6);
    expect(shown(6, cut)).toEqual(['pages 1 to 2', 'pages 4 to 5', 'page 6']);
    expect(shown(6, cutBefore(cut, 6))).toEqual(['pages 1 to 2', 'pages 4 to 6']);
  });

  it('leaves a page out, which ends the letter before it, and takes it in again', () => {
    const without = leaveOut(cutsOf(found), 5);
    expect(shown(6, without)).toEqual(['pages 1 to 2', 'page 4', 'page 6']);
    expect(shown(6, leaveOut(without, 5))).toEqual(['pages 1 to 2', 'pages 4 to 6']);
    // A sheet that was taken for a separator is the end of the letter before it.
    expect(shown(6, leaveOut(cutsOf(found), 3))).toEqual(['pages 1 to 3', 'pages 4 to 6']);
  });

  it('may leave no letter at all', () =>
    expect(
      lettersOf(1, leaveOut(cutsOf({ separators: [], letters: [{ firstPage: 1, lastPage: 1 }] }), 1)),
    ).toEqual([]));
});
