import type { QueuePage } from '@frontdoor/contracts';
import { Badge } from '../../ui/badge.js';
import './queue-counts.css';

/** How the whole queue stands. */
export const QueueCounts = ({ counts }: { counts: QueuePage['counts'] | undefined }) => {
  if (!counts) return null;
  const { missed, atRisk, offered, assigned } = counts;
  return (
    <p className="queue-counts">
      {missed > 0 && (
        <Badge tone="bad" icon="missed">
          {missed} missed
        </Badge>
      )}
      {atRisk > 0 && (
        <Badge tone="risk" icon="at-risk">
          {atRisk} at risk
        </Badge>
      )}
      {missed === 0 && atRisk === 0 && (
        <Badge tone="good" icon="check">
          Every promise on track
        </Badge>
      )}
      <span className="quiet figures">
        {offered} offered, {assigned} being worked on
      </span>
    </p>
  );
};
