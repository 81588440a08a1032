import { type EnquiryDetail, type EnquirySummary, IDENTIFIERS } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Icon } from '../../ui/icon.js';
import { Panel } from '../../ui/panel.js';
import { languageWord } from '../../ui/words.js';
import { SamePerson } from './same-person.js';
import './customer-panel.css';

export const CustomerPanel = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { customer, customerDetail } = enquiry;
  return (
    <Panel title="Customer">
      <div className="panel-body customer">
        <p className="customer-name">
          <bdi>{customerDetail.name ?? customer}</bdi>
        </p>
        <ul>
          {customerDetail.identifiers.map(({ kind, value, stated, shared }) => (
            <li key={`${kind} ${value}`}>
              <Icon name={IDENTIFIERS[kind].icon} size={16} />
              <span className="visually-hidden">{IDENTIFIERS[kind].label}: </span>
              <span>
                <bdi>{value}</bdi>
                {(stated || shared) && (
                  <span className="quiet small">
                    {shared ? ' used by a program or by several people' : ' as stated, not proven'}
                  </span>
                )}
              </span>
            </li>
          ))}
          <li>
            <Icon name="web" size={16} />
            Speaks {languageWord(customerDetail.language)}
          </li>
        </ul>
        <SamePerson enquiry={enquiry} />
      </div>
    </Panel>
  );
};

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
              <Link to={`/enquiries/${id}`}>
                <bdi>{subject}</bdi>
              </Link>
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
