import type { Commitment, CommitmentState } from '@frontdoor/contracts';
import { useZone } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { Badge } from '../../ui/badge.js';
import { Due } from '../../ui/due.js';
import type { IconName } from '../../ui/icon-paths.js';

interface Look {
  word: string;
  icon: IconName;
  tone: 'neutral' | 'good' | 'bad' | 'accent';
}

const looks: Record<CommitmentState, Look> = {
  running: { word: 'Running', icon: 'clock', tone: 'neutral' },
  paused: { word: 'Paused', icon: 'paused', tone: 'neutral' },
  kept: { word: 'Kept', icon: 'check', tone: 'good' },
  missed: { word: 'Missed', icon: 'missed', tone: 'bad' },
  extended: { word: 'Extended', icon: 'clock', tone: 'accent' },
  waived: { word: 'Waived', icon: 'dot', tone: 'neutral' },
};

/** The state of a promise: a countdown while it runs, what came of it afterwards. */
export const CommitmentStanding = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  const { state, dueAt, settledAt } = commitment;
  const runsOn = settledAt === null && (state === 'running' || state === 'extended' || state === 'missed');
  if (runsOn && state !== 'extended') return <Due promise={commitment} />;
  const look = looks[state];
  const keptAt = state === 'kept' && settledAt ? `${shortTime(settledAt, now, zone)}, ` : '';
  return (
    <p className="standing">
      <Badge tone={look.tone} icon={look.icon}>
        {look.word}
      </Badge>
      {runsOn ? (
        <Due promise={commitment} />
      ) : (
        <span className="quiet">
          {keptAt}due {shortTime(dueAt, now, zone)}
        </span>
      )}
    </p>
  );
};
