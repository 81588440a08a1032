import type { ForeseenMove } from '@frontdoor/contracts';

type Promised = NonNullable<ForeseenMove['change']>['promises'][number];
type How = 'sooner' | 'later' | 'ends' | 'begins';

/** One promise that does not go on as it is. */
export interface ChangedPromise extends Pick<Promised, 'title' | 'dueAt' | 'wasDueAt'> {
  enquiryId: string;
  how: How;
}

interface Summary {
  /** Promises that go on with the same due time. */
  keep: number;
  /** The others, those that are due later or end first. */
  changed: ChangedPromise[];
  /** Enquiries of which somebody would have an answer later than was promised. */
  later: ReadonlySet<string>;
  /** Enquiries that stay where they are, each with why. */
  refused: { id: string; message: string }[];
}

const order: readonly How[] = ['later', 'ends', 'begins', 'sooner'];

const howOf = ({ becomes, dueAt, wasDueAt }: Promised): How | null => {
  if (becomes !== 'goes-on') return becomes;
  if (wasDueAt === null || wasDueAt === dueAt) return null;
  return dueAt < wasDueAt ? 'sooner' : 'later';
};

/** What becomes of the promises of several enquiries, taken together. */
export const summaryOf = (moves: readonly ForeseenMove[]): Summary => {
  const all = moves.flatMap(({ id, change }) =>
    (change?.promises ?? []).map((promise) => ({ enquiryId: id, how: howOf(promise), ...promise })),
  );
  const changed = all.flatMap(({ how, enquiryId, title, dueAt, wasDueAt }): ChangedPromise[] =>
    how === null ? [] : [{ enquiryId, how, title, dueAt, wasDueAt }],
  );
  return {
    keep: all.length - changed.length,
    changed: changed.toSorted((a, b) => order.indexOf(a.how) - order.indexOf(b.how)),
    later: new Set(moves.filter(({ change }) => change?.later).map(({ id }) => id)),
    refused: moves.flatMap(({ id, problem }) => (problem ? [{ id, message: problem.message }] : [])),
  };
};

const counted = (count: number, one: string, many: string): string =>
  count === 1 ? `1 promise ${one}` : `${count} promises ${many}`;

/** `12 promises keep their time`, `2 promises begin`: a sentence without its full stop. */
export const sayCount = (how: How | 'keep', count: number): string => {
  switch (how) {
    case 'keep':
      return counted(count, 'keeps its time', 'keep their time');
    case 'sooner':
      return counted(count, 'is due sooner', 'are due sooner');
    case 'later':
      return counted(count, 'is due later', 'are due later');
    case 'ends':
      return counted(count, 'ends', 'end');
    case 'begins':
      return counted(count, 'begins', 'begin');
  }
};
