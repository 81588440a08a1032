import type { Commitment } from '@frontdoor/contracts';
import { useZone } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { Badge } from '../../ui/badge.js';
import { Due } from '../../ui/due.js';

/** The state of a promise: a countdown while it runs, what came of it afterwards. */
export const CommitmentStanding = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  const { state, dueAt, settledAt } = commitment;
  const due = <span className="quiet">due {shortTime(dueAt, now, zone)}</span>;
  const settled = settledAt && <span className="quiet">{shortTime(settledAt, now, zone)}</span>;
  switch (state) {
    case 'running':
      return <Due promise={commitment} />;
    case 'extended':
      return (
        <p className="standing">
          <Badge tone="accent" icon="clock">
            Extended
          </Badge>
          <Due promise={commitment} />
        </p>
      );
    case 'paused':
      return (
        <p className="standing">
          <Badge icon="paused">Paused</Badge> {due}
        </p>
      );
    case 'kept':
      return (
        <p className="standing">
          <Badge tone="good" icon="check">
            Kept
          </Badge>
          {settled} {due}
        </p>
      );
    case 'missed':
      return settledAt ? (
        <p className="standing">
          <Badge tone="bad" icon="missed">
            Missed
          </Badge>
          {settled} {due}
        </p>
      ) : (
        <Due promise={commitment} />
      );
    case 'waived':
      return (
        <p className="standing">
          <Badge>Waived</Badge> {settled}
        </p>
      );
  }
};
