import type { Commitment } from '@frontdoor/contracts';
import { useNow } from '../../../time/use-now.js';
import { standingOf } from '../standing.js';
import { timeBarShares } from './time-bar.js';
import './time-bar.css';

const percent = (share: number) => `${share * 100}%`;

/** How much of the time for a promise is gone and where the risk begins. The words beside it say the same. */
export const TimeBarPicture = ({ commitment }: { commitment: Commitment }) => {
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
