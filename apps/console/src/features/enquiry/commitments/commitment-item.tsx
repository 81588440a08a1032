import type { Commitment } from '@frontdoor/contracts';
import { shortTime } from '../../../time/format.js';
import { span } from '../../../time/span.js';
import { leftInWords } from '../../../time/urgency.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { Badge } from '../../../ui/badge.js';
import type { IconName } from '../../../ui/icon.js';
import { isOpen, type Standing, standingOf, takenWords, timeBarShares } from '../commitment.js';
import { Explanation } from './explanation.js';
import './commitment-item.css';

interface Look {
  word: string;
  icon: IconName;
  tone: 'neutral' | 'good' | 'risk' | 'bad' | 'accent';
}

const looks: Record<Standing, Look> = {
  safe: { word: 'Safe', icon: 'clock', tone: 'neutral' },
  'at-risk': { word: 'At risk', icon: 'at-risk', tone: 'risk' },
  missed: { word: 'Missed', icon: 'missed', tone: 'bad' },
  'met-late': { word: 'Missed, done late', icon: 'missed', tone: 'bad' },
  paused: { word: 'Waiting for the customer', icon: 'paused', tone: 'accent' },
  kept: { word: 'Kept', icon: 'check', tone: 'good' },
  'kept-by-later-date': { word: 'Kept by the later date', icon: 'check', tone: 'good' },
  waived: { word: 'Waived', icon: 'dot', tone: 'neutral' },
  withdrawn: { word: 'Withdrawn', icon: 'cross', tone: 'neutral' },
  lapsed: { word: 'Over', icon: 'dot', tone: 'neutral' },
};

/** How a promise stands, as picture and word, with its due time and what is left of it or when it ended. */
const CommitmentStanding = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  const standing = standingOf(commitment, now);
  const { word, icon, tone } = looks[standing];
  const time = (instant: string) => shortTime(instant, now, zone);
  const { dueAt, settledAt } = commitment;
  const inItsUnit = leftInWords(commitment.left, now);
  const left = Date.parse(dueAt) - now;
  const times = () => {
    if (settledAt !== null) return `${time(settledAt)}, due ${time(dueAt)}`;
    if (standing === 'paused') return `due later the longer it waits, now ${time(dueAt)}`;
    if (standing === 'missed') return `due ${time(dueAt)}, ${span(left)} over`;
    if (standing === 'safe' || standing === 'at-risk')
      return inItsUnit ? `${inItsUnit}, until ${time(dueAt)}` : `due ${time(dueAt)}, ${span(left)} left`;
    return `due ${time(dueAt)}`;
  };
  return (
    <p className="standing">
      <Badge tone={tone} icon={icon}>
        {word}
      </Badge>
      <span className="figures">{times()}</span>
    </p>
  );
};

const percent = (share: number) => `${share * 100}%`;

/** How much of the time for a promise is gone and where the risk begins. The words beside it say the same. */
const TimeBarPicture = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const { gone, marks } = timeBarShares(commitment, now);
  return (
    <svg className={`time-bar time-bar-${standingOf(commitment, now)}`} aria-hidden="true">
      <rect className="time-bar-whole" width="100%" height="100%" rx="4" />
      <rect className="time-bar-gone" width={percent(gone)} height="100%" rx="4" />
      {marks.map((mark) => (
        <rect key={mark} className="time-bar-mark" x={percent(mark)} width="2" height="100%" />
      ))}
    </svg>
  );
};

/** What moved the due time of a promise, and how long it took. */
const CommitmentHistory = ({ commitment }: { commitment: Commitment }) => {
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
      {taken !== null && <li>{taken === 0 ? 'Done at once.' : `Done after ${takenWords(taken, unit)}.`}</li>}
    </ul>
  );
};

/** One promise: what was promised, how it stands and, on demand, why it is due then. */
export const CommitmentItem = ({ commitment }: { commitment: Commitment }) => (
  <li className="commitment">
    <p className="commitment-title">{commitment.title}</p>
    <CommitmentStanding commitment={commitment} />
    {isOpen(commitment) && <TimeBarPicture commitment={commitment} />}
    <CommitmentHistory commitment={commitment} />
    <Explanation commitment={commitment} />
  </li>
);
