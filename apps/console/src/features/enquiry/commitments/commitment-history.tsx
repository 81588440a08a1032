import type { Commitment } from '@frontdoor/contracts';
import { useZone } from '../../../time/zone.js';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { takenWords } from './taken.js';

/** What moved the due time of a promise, and how long it took. */
export const CommitmentHistory = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  const time = (instant: string) => shortTime(instant, now, zone);
  const { extensions, moves, taken, unit, firstDueAt, dueAt } = commitment;
  if (extensions.length + moves.length === 0 && taken === null) return null;
  const lines = [
    ...extensions.map(({ at, from, until, reason }) => ({
      at,
      what: 'Later date',
      text: `${time(until)} instead of ${time(from)}; the customer was told ${time(at)}. The reason: ${reason}`,
    })),
    ...moves.map(({ at, from, to, because }) => ({
      at,
      what: 'Calendar changed',
      text: `due ${time(to)} instead of ${time(from)}, since ${time(at)}. ${because.join(' ')}`,
    })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <ul className="commitment-history">
      {lines.map(({ at, what, text }) => (
        <li key={`${what} ${at}`}>
          <strong>{what}:</strong> {text}
        </li>
      ))}
      {lines.length > 1 && firstDueAt !== dueAt && <li>First due {time(firstDueAt)}.</li>}
      {taken !== null && <li>Took {takenWords(taken, unit)}.</li>}
    </ul>
  );
};
