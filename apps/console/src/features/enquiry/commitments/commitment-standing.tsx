import type { Commitment } from '@frontdoor/contracts';
import { useZone } from '../../../time/zone.js';
import { shortTime } from '../../../time/format.js';
import { span } from '../../../time/span.js';
import { useNow } from '../../../time/use-now.js';
import { Badge } from '../../../ui/badge.js';
import type { IconName } from '../../../ui/icon-paths.js';
import { standingOf, type Standing } from '../standing.js';

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
  lapsed: { word: 'Lapsed', icon: 'dot', tone: 'neutral' },
};

/** How a promise stands, as picture and word, with its due time and what is left of it or when it ended. */
export const CommitmentStanding = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  const standing = standingOf(commitment, now);
  const { word, icon, tone } = looks[standing];
  const time = (instant: string) => shortTime(instant, now, zone);
  const { dueAt, settledAt } = commitment;
  const left = Date.parse(dueAt) - now;
  const times = () => {
    if (settledAt !== null) return `${time(settledAt)}, due ${time(dueAt)}`;
    if (standing === 'paused') return `due moves on, now ${time(dueAt)}`;
    if (standing === 'missed') return `due ${time(dueAt)}, ${span(left)} over`;
    if (standing === 'safe' || standing === 'at-risk') return `due ${time(dueAt)}, ${span(left)} left`;
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
