import type { Commitment } from '@frontdoor/contracts';
import { CommitmentHistory } from './commitment-history.js';
import { CommitmentStanding } from './commitment-standing.js';
import { isOpen } from '../standing.js';
import { TimeBarPicture } from './time-bar-picture.js';
import { Why } from './why.js';

/** One promise: what was promised, how it stands and, on demand, why it is due then. */
export const CommitmentItem = ({ commitment }: { commitment: Commitment }) => (
  <li className="commitment">
    <p className="commitment-title">
      {commitment.title} <span className="quiet fixed">{commitment.promiseId}</span>
    </p>
    <CommitmentStanding commitment={commitment} />
    {isOpen(commitment) && <TimeBarPicture commitment={commitment} />}
    <CommitmentHistory commitment={commitment} />
    <Why commitment={commitment} />
  </li>
);
