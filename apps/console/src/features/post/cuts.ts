import type { Scan } from '@frontdoor/contracts';

/** How a scanned file is cut: where letters begin besides the first, and the pages that belong to none. */
export interface Cuts {
  begins: readonly number[];
  leftOut: readonly number[];
}

/** Pages of one letter, both included. */
export interface Pages {
  firstPage: number;
  lastPage: number;
}

/** As the separator sheets in it cut it. */
export const cutsOf = ({ separators, letters }: Pick<Scan, 'separators' | 'letters'>): Cuts => ({
  begins: letters.map(({ firstPage }) => firstPage),
  leftOut: separators,
});

/** The letters, in the order of their pages. A page that is left out ends one. */
export const lettersOf = (pages: number, { begins, leftOut }: Cuts): Pages[] => {
  const letters: Pages[] = [];
  for (let page = 1; page <= pages; page++) {
    if (leftOut.includes(page)) continue;
    const last = letters.at(-1);
    if (last?.lastPage === page - 1 && !begins.includes(page)) last.lastPage = page;
    else letters.push({ firstPage: page, lastPage: page });
  }
  return letters;
};

/** A number, taken out where it stands in a list, and put in where it does not. */
const toggled = (list: readonly number[], page: number): number[] =>
  list.includes(page) ? list.filter((each) => each !== page) : [...list, page];

/** A letter begins at this page, or no longer does. */
export const cutBefore = (cuts: Cuts, page: number): Cuts => ({
  ...cuts,
  begins: toggled(cuts.begins, page),
});

/** This page belongs to no letter, or does again. */
export const leaveOut = (cuts: Cuts, page: number): Cuts => ({
  ...cuts,
  leftOut: toggled(cuts.leftOut, page),
});

/** `page 3`, `pages 3 to 5`. */
export const pagesInWords = ({ firstPage, lastPage }: Pages): string =>
  firstPage === lastPage ? `page ${firstPage}` : `pages ${firstPage} to ${lastPage}`;
