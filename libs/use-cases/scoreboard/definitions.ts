import { type Pack, sayWithin } from '@frontdoor/charter';
import type { ScoreRow } from '@frontdoor/contracts';
import type { ClockFigures } from './commitment-figures.js';

/** Rows with the words of the charter they were counted by, in the order of the charter in force. */
export function scoreRows(
  counted: readonly ClockFigures[],
  editions: ReadonlyMap<string, Pack>,
  inForce: Pack,
): ScoreRow[] {
  const order = [...inForce.clocks.keys()];
  // What the charter in force no longer promises comes last.
  const place = ({ clockId }: ClockFigures): number =>
    (order.indexOf(clockId) + order.length + 1) % (order.length + 1);
  const name = ({ channel, service, team }: ClockFigures): string => channel ?? service ?? team ?? '';
  return counted
    .toSorted(
      (a, b) =>
        place(a) - place(b) ||
        a.clockId.localeCompare(b.clockId) ||
        b.packVersion.localeCompare(a.packVersion, 'en', { numeric: true }) ||
        name(a).localeCompare(name(b)),
    )
    .map(({ packId: id, packVersion: version, packHash: hash, ...row }) => ({
      ...row,
      ...wordsOf(editions.get(hash), row.clockId),
      charter: { id, version, hash },
    }));
}

function wordsOf(
  pack: Pack | undefined,
  clockId: string,
): Pick<ScoreRow, 'promiseId' | 'title' | 'within' | 'source' | 'published'> {
  const clock = pack?.clocks.get(clockId);
  const promiseId = clock?.promiseId ?? clockId.split('/')[0]!;
  const promise = pack?.promises.find(({ id }) => id === promiseId);
  return {
    promiseId,
    title: promise?.title ?? promiseId,
    within: clock?.spans.map(sayWithin).join(' or, if sooner, ') ?? '',
    source: promise?.source ?? '',
    published: promise?.published ?? false,
  };
}
