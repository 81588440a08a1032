import type { Commitment } from '@frontdoor/contracts';
import { useZone } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { takenWords } from './taken.js';

/** What moved the due time of a promise, and how long it took. */
export const CommitmentHistory = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  const time = (instant: string) => shortTime(instant, now, zone);
  const { extensions, moves, taken, unit, firstDueAt, dueAt } = commitment;
  if (extensions.length === 0 && moves.length === 0 && taken === null) return null;
  return (
    <ul className="commitment-history">
      {extensions.map(({ at, from, until, reason }) => (
        <li key={at}>
          <strong>Later date:</strong> {time(until)} instead of {time(from)}, told {time(at)}. {reason}
        </li>
      ))}
      {moves.map(({ at, from, to, because }) => (
        <li key={at}>
          <strong>Calendar changed:</strong> due {time(to)} instead of {time(from)}, since {time(at)}.{' '}
          {because.join(' ')}
        </li>
      ))}
      {extensions.length + moves.length > 1 && firstDueAt !== dueAt && <li>First due {time(firstDueAt)}.</li>}
      {taken !== null && <li>Took {takenWords(taken, unit)}.</li>}
    </ul>
  );
};
