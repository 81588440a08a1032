import type { EnquirySummary } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Badge } from '../../ui/badge.js';
import { kindWord } from '../../ui/words.js';
import './result-table.css';

/** Enquiries found, the newest first. */
export const ResultTable = ({ enquiries }: { enquiries: readonly EnquirySummary[] }) => {
  const now = useNow();
  const zone = useZone();
  return (
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
        {enquiries.map(({ id, subject, reference, kind, customer, service, owner, state, lastContactAt }) => (
          <tr key={id}>
            <th scope="row">
              <Link to={`/enquiries/${id}`}>
                <bdi>{subject}</bdi>
              </Link>
              <span className="quiet small result-reference">
                {reference} · {kindWord[kind]}
              </span>
            </th>
            <td>
              <bdi>{customer}</bdi>
            </td>
            <td>{service}</td>
            <td>{owner?.name ?? <span className="quiet">Nobody yet</span>}</td>
            <td>
              {state === 'open' ? <Badge tone="accent">Open</Badge> : <Badge icon="check">Closed</Badge>}
            </td>
            <td className="figures">{shortTime(lastContactAt, now, zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
