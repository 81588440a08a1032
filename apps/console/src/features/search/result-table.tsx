import type { FoundEnquiry } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Badge } from '../../ui/badge.js';
import { Marked } from '../../ui/marked.js';
import { kindWord } from '../../ui/words.js';
import { goByArrow } from './go-by-arrow.js';
import './result-table.css';

const ResultRow = ({ enquiry }: { enquiry: FoundEnquiry }) => {
  const { id, subject, reference, kind, customer, customerId, service, owner, state, lastContactAt, match } =
    enquiry;
  const now = useNow();
  const zone = useZone();
  return (
    <tr>
      <th scope="row">
        <Link to={`/enquiries/${id}`} onKeyDown={goByArrow} data-stop>
          <Marked text={subject} marks={match.subject} />
        </Link>
        <span className="quiet small result-reference">
          <Marked text={reference} marks={match.reference} /> · {kindWord[kind]}
        </span>
        {match.message && match.message.marks.length > 0 && (
          <span className="small result-message">
            <Marked {...match.message} />
          </span>
        )}
      </th>
      <td>
        <Link to={`/customers/${customerId}`}>
          <Marked text={customer} marks={match.customer} />
        </Link>
        {match.address && match.address.text !== customer && (
          <span className="quiet small result-reference">
            <Marked {...match.address} />
          </span>
        )}
      </td>
      <td>{service}</td>
      <td>{owner?.name ?? <span className="quiet">Nobody yet</span>}</td>
      <td>{state === 'open' ? <Badge tone="accent">Open</Badge> : <Badge icon="check">Closed</Badge>}</td>
      <td className="figures">{shortTime(lastContactAt, now, zone)}</td>
    </tr>
  );
};

/** Enquiries found, the newest first, with what they were found by. */
export const ResultTable = ({ enquiries }: { enquiries: readonly FoundEnquiry[] }) => (
  <table className="results">
    <thead>
      <tr>
        <th scope="col">Enquiry</th>
        <th scope="col">Customer</th>
        <th scope="col">Service</th>
        <th scope="col">Owner</th>
        <th scope="col">State</th>
        <th scope="col">Last contact</th>
      </tr>
    </thead>
    <tbody>
      {enquiries.map((enquiry) => (
        <ResultRow key={enquiry.id} enquiry={enquiry} />
      ))}
    </tbody>
  </table>
);
