import type { Commitment } from '@frontdoor/contracts';
import { shortTime } from '../../../time/format.js';
import { span } from '../../../time/span.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { Badge } from '../../../ui/badge.js';
import { isOpen } from '../commitment.js';
import { Explanation } from './explanation.js';

/** A time the customer has: no promise of the council, so it is never missed. */
export const CustomerWindow = ({ commitment }: { commitment: Commitment }) => {
  const now = useNow();
  const zone = useZone();
  const { title, state, dueAt, settledAt } = commitment;
  const time = (instant: string) => shortTime(instant, now, zone);
  const left = Date.parse(dueAt) - now;
  const isOver = state === 'lapsed' || (isOpen(commitment) && left <= 0);
  return (
    <li className="commitment">
      <p className="commitment-title">{title}</p>
      <p className="standing">
        {isOpen(commitment) && !isOver && (
          <>
            <Badge tone="accent" icon="clock">
              Open
            </Badge>
            <span className="figures">
              until {time(dueAt)}, {span(left)} left
            </span>
          </>
        )}
        {isOver && (
          <>
            <Badge icon="dot">Over</Badge>
            <span className="figures">since {time(dueAt)}</span>
          </>
        )}
        {settledAt !== null && !isOver && (
          <>
            <Badge icon="check">{state === 'withdrawn' ? 'Withdrawn' : 'Used'}</Badge>
            <span className="figures">
              {time(settledAt)}, open until {time(dueAt)}
            </span>
          </>
        )}
      </p>
      <Explanation commitment={commitment} />
    </li>
  );
};
