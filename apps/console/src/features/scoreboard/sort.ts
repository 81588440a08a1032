import type { ScoreRow } from '@frontdoor/contracts';

export const columns = [
  'promise',
  'opened',
  'kept',
  'missed',
  'extended',
  'waived',
  'withdrawn',
  'running',
  'keptShare',
  'median',
  'p90',
] as const;
export type Column = (typeof columns)[number];

export interface Sort {
  column: Column;
  descending: boolean;
}

/** `missed`, or `-missed` for the largest first. Anything else is the order of the promises. */
export const sortOf = (text: string | null): Sort => {
  const column = columns.find((name) => name === text?.replace(/^-/, ''));
  return column
    ? { column, descending: text?.startsWith('-') ?? false }
    : { column: 'promise', descending: false };
};

export const sortText = ({ column, descending }: Sort): string =>
  column === 'promise' && !descending ? '' : `${descending ? '-' : ''}${column}`;

/** The order after a press on a column head: figures begin with the largest, a second press turns it round. */
export const sortAfter = (sort: Sort, column: Column): Sort => ({
  column,
  descending: sort.column === column ? !sort.descending : column !== 'promise',
});

/**
 * Rows in order. They come in the order of the charter; equal ones stay in it, and those without a figure stand at the
 * end whichever way.
 */
export const sorted = (rows: readonly ScoreRow[], { column, descending }: Sort): ScoreRow[] => {
  if (column === 'promise') return descending ? rows.toReversed() : [...rows];
  const turn = descending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return turn * (x - y);
  });
};
