import type { ForeseenChange } from '@frontdoor/contracts';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { Icon } from '../../../ui/icon.js';
import './foreseen-effects.css';

type Foreseen = ForeseenChange['promises'][number];

const looks = {
  'goes-on': { icon: 'clock', word: 'Goes on' },
  ends: { icon: 'cross', word: 'Ends' },
  begins: { icon: 'promises', word: 'Begins' },
} as const;

const timesOf = ({ becomes, dueAt, wasDueAt }: Foreseen, time: (instant: string) => string): string => {
  if (becomes === 'ends') return `was due ${time(wasDueAt ?? dueAt)}`;
  return wasDueAt === null || wasDueAt === dueAt
    ? `due ${time(dueAt)}`
    : `due ${time(dueAt)} instead of ${time(wasDueAt)}`;
};

/** What becomes of each promise, before it is done. */
export const ForeseenEffects = ({ foreseen }: { foreseen: Pick<ForeseenChange, 'promises' | 'later'> }) => {
  const now = useNow();
  const zone = useZone();
  const time = (instant: string) => shortTime(instant, now, zone);
  const { promises, later } = foreseen;
  return (
    <div className="foreseen" role="status">
      <h3>What becomes of the promises</h3>
      {promises.length === 0 && <p>None is open, and none begins.</p>}
      <ul>
        {promises.map((promise) => {
          const { icon, word } = looks[promise.becomes];
          return (
            <li key={`${promise.promiseId} ${promise.becomes} ${promise.dueAt}`}>
              <Icon name={icon} size={16} />
              <span>
                <strong>{word}</strong>, <span className="figures">{timesOf(promise, time)}</span>
                <span className="foreseen-title">{promise.title}</span>
              </span>
            </li>
          );
        })}
      </ul>
      {later && (
        <p className="foreseen-later">
          <Icon name="at-risk" size={16} />
          <span>
            The customer was promised an answer by {time(later.from)}.{' '}
            {later.to === null
              ? 'After this nothing is promised'
              : `After this the first is due ${time(later.to)}`}
            : tell them.
          </span>
        </p>
      )}
    </div>
  );
};
