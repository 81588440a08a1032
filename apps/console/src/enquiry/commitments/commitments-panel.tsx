import type { Commitment } from '@frontdoor/contracts';
import { Panel } from '../../ui/panel.js';
import { byUrgency } from './by-urgency.js';
import { CommitmentItem } from './commitment-item.js';
import './commitments.css';

/** Every promise made on this enquiry, the next one due first. */
export const CommitmentsPanel = ({ commitments }: { commitments: readonly Commitment[] }) => (
  <Panel title="Promises">
    {commitments.length === 0 ? (
      <p className="panel-body quiet">The charter promises nothing for this enquiry.</p>
    ) : (
      <ul className="commitments">
        {commitments.toSorted(byUrgency).map((commitment) => (
          <CommitmentItem key={commitment.id} commitment={commitment} />
        ))}
      </ul>
    )}
  </Panel>
);
