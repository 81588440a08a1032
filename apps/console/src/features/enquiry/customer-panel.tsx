import { type CustomerMatter, type EnquiryDetail, IDENTIFIERS } from '@frontdoor/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayInWords } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { Panel } from '../../ui/panel.js';
import { languageWord } from '../../ui/words.js';
import { LargePrint } from './large-print.js';
import { PreferredChannel } from './preferred-channel.js';
import { SamePerson } from './same-person.js';
import './customer-panel.css';

/** As many of the customer's matters are in view; the others are shown when asked for. */
const SHOWN = 5;

const outcomeWord = {
  responded: 'answered',
  resolved: 'settled on the spot',
  withdrawn: 'withdrawn',
  unanswered: 'closed without an answer',
} as const;

/** One other matter: what it was, whether it is open, and what came of it. */
const Matter = ({ matter }: { matter: CustomerMatter }) => {
  const now = useNow();
  const zone = useZone();
  const { id, reference, subject, service, openedAt, closedAt, outcome, missed } = matter;
  return (
    <li>
      <Link to={`/enquiries/${id}`}>
        <bdi>{subject}</bdi>
      </Link>
      <p className="small">
        {outcome === null ? (
          <>
            <Badge tone="accent">Open</Badge>{' '}
            <span className="quiet">since {dayInWords(openedAt, now, zone)}</span>
          </>
        ) : (
          <span className="quiet">
            {dayInWords(openedAt, now, zone)}, {outcomeWord[outcome]}
            {closedAt && ` ${dayInWords(closedAt, now, zone)}`}
          </span>
        )}
        {missed && (
          <>
            {' '}
            <Badge tone="bad" icon="missed">
              Promise missed
            </Badge>
          </>
        )}
        <span className="quiet">
          {' '}
          · {service} · {reference}
        </span>
      </p>
    </li>
  );
};

/** What else the customer has brought to the council, open and closed, the newest first. */
const Matters = ({ matters: { total, newest } }: { matters: EnquiryDetail['otherMatters'] }) => {
  const [showsAll, setShowsAll] = useState(false);
  const shown = showsAll ? newest : newest.slice(0, SHOWN);
  if (total === 0) return <p className="quiet small">Nothing else from this customer.</p>;
  return (
    <>
      <ul className="other-enquiries" aria-label="Other matters of this customer">
        {shown.map((matter) => (
          <Matter key={matter.id} matter={matter} />
        ))}
      </ul>
      {newest.length > SHOWN && (
        <ActionButton
          size="small"
          look="quiet"
          aria-expanded={showsAll}
          onPress={() => setShowsAll(!showsAll)}
        >
          {showsAll
            ? `The last ${SHOWN}`
            : `Show ${total > newest.length ? `the last ${newest.length} of` : 'all'} ${total}`}
        </ActionButton>
      )}
    </>
  );
};

/** Who the customer is, how they are reached, and what else they have brought. */
export const CustomerPanel = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { customer, customerDetail, otherMatters } = enquiry;
  const { total, open } = otherMatters;
  return (
    <Panel
      title="Customer"
      aside={
        total > 0 && (
          <span className="quiet small figures">
            {total} other {total === 1 ? 'matter' : 'matters'}, {open} open
          </span>
        )
      }
    >
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
        <PreferredChannel customer={customerDetail} />
        <LargePrint customer={customerDetail} />
        <SamePerson enquiry={enquiry} />
        <Matters matters={otherMatters} />
      </div>
    </Panel>
  );
};
