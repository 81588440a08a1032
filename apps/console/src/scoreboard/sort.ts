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
  return column ? { column, descending: text?.startsWith('-') ?? false } : { column: 'promise', descending: false };
};

export const sortText = ({ column, descending }: Sort): string =>
  column === 'promise' && !descending ? '' : `${descending ? '-' : ''}${column}`;

/** The order after a press on a column head: figures begin with the largest, a second press turns it round. */
export const sortAfter = (sort: Sort, column: Column): Sort => ({
  column,
  descending: sort.column === column ? !sort.descending : column !== 'promise',
});

const inWords = new Intl.Collator('en-GB', { numeric: true });
const nameOf = (row: ScoreRow) =>
  [row.promiseId, row.clockId, row.channel ?? row.service ?? row.team ?? ''].join(' ');

/** Rows in order; those without a figure stand at the end whichever way. Equal ones stay in the order of the promises. */
export const sorted = (rows: readonly ScoreRow[], { column, descending }: Sort): ScoreRow[] => {
  const turn = descending ? -1 : 1;
  const byName = (a: ScoreRow, b: ScoreRow) => inWords.compare(nameOf(a), nameOf(b));
  if (column === 'promise') return rows.toSorted((a, b) => turn * byName(a, b));
  return rows.toSorted((a, b) => {
    const [x, y] = [a[column], b[column]];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || byName(a, b);
    return turn * (x - y) || byName(a, b);
  });
};
