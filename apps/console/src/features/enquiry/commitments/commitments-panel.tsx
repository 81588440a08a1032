import type { EnquiryDetail } from '@frontdoor/contracts';
import { Panel } from '../../../ui/panel.js';
import { byUrgency } from '../commitment.js';
import { CommitmentItem } from './commitment-item.js';
import { CustomerWindow } from './customer-window.js';
import { Ledger } from './ledger.js';
import './commitments.css';

/** Every promise made on this enquiry, the next one due first; then what the customer may do, and what all this is counted by. */
export const CommitmentsPanel = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const sorted = enquiry.commitments.toSorted(byUrgency);
  const promises = sorted.filter(({ whose }) => whose === 'council');
  const windows = sorted.filter(({ whose }) => whose === 'customer');
  return (
    <Panel title="Promises">
      {promises.length === 0 ? (
        <p className="panel-body quiet">The charter promises nothing for this enquiry.</p>
      ) : (
        <ul className="commitments">
          {promises.map((commitment) => (
            <CommitmentItem key={commitment.id} commitment={commitment} />
          ))}
        </ul>
      )}
      {windows.length > 0 && (
        <>
          <h3 className="windows-heading">Time the customer has</h3>
          <ul className="commitments">
            {windows.map((commitment) => (
              <CustomerWindow key={commitment.id} commitment={commitment} />
            ))}
          </ul>
        </>
      )}
      <Ledger enquiry={enquiry} />
      <p className="commitments-charter quiet small">
        {enquiry.charter.title}, version {enquiry.charter.version}
      </p>
    </Panel>
  );
};
