import type { CallView } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { Icon } from '../ui/icon.js';
import { callerOf, numberOf } from './call-words.js';

interface Props {
  call: CallView;
  /** How it stands: before the name. */
  says: string;
}

/** Who calls, on which of our numbers, and the way to the enquiry. */
export const Caller = ({ call, says }: Props) => (
  <div className="call-who">
    <p>
      <Icon name="phone" /> <strong>{says}</strong>{' '}
      <strong>
        <bdi>{callerOf(call)}</bdi>
      </strong>{' '}
      <span className="figures">{numberOf(call)}</span>
    </p>
    <p className="quiet">
      {call.service}
      {call.direction === 'in' && `, rang ${call.entryPoint}`}
      {call.enquiryId && (
        <>
          {' · '}
          <Link className="call-link" to={`/enquiries/${call.enquiryId}`}>
            Open {call.reference}
          </Link>
        </>
      )}
    </p>
  </div>
);
