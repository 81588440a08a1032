import type { EnquirySummary } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { useZone } from '../../time/zone.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { Panel } from '../../ui/panel.js';
import './other-enquiries.css';

interface Props {
  title: string;
  hint?: string;
  enquiries: readonly EnquirySummary[];
}

export const OtherEnquiries = ({ title, hint, enquiries }: Props) => {
  const now = useNow();
  const zone = useZone();
  if (enquiries.length === 0) return null;
  return (
    <Panel title={title}>
      <div className="panel-body">
        {hint && <p className="quiet small">{hint}</p>}
        <ul className="other-enquiries">
          {enquiries.map(({ id, reference, subject, service, lastContactAt }) => (
            <li key={id}>
              <Link to={`/enquiries/${id}`}>{subject}</Link>
              <p className="quiet small">
                {reference} · {service} · last contact {shortTime(lastContactAt, now, zone)}
              </p>
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
};
