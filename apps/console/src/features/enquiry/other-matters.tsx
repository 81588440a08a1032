import type { CustomerMatter, EnquiryDetail } from '@frontdoor/contracts';
import { useState } from 'react';
import { Link } from 'react-router';
import { dayInWords } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { ActionButton } from '../../ui/action-button.js';
import { Badge } from '../../ui/badge.js';
import './other-matters.css';

/** As many of the customer's matters are in view; the others are shown when asked for. */
const SHOWN = 3;

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
  const day = (at: string): string => dayInWords(at, now, zone);
  const became = outcome === null ? '' : `, ${outcomeWord[outcome]}${closedAt ? ` ${day(closedAt)}` : ''}`;
  return (
    <li title={`${subject} · ${day(openedAt)}${became} · ${service} · ${reference}`}>
      <Link to={`/enquiries/${id}`}>
        <bdi>{subject}</bdi>
      </Link>
      <span className="small matter-state">
        {outcome === null ? (
          <Badge tone="accent">Open</Badge>
        ) : (
          <span className="quiet">
            {day(openedAt)}
            {became}
          </span>
        )}
        {missed && (
          <Badge tone="bad" icon="missed">
            Promise missed
          </Badge>
        )}
      </span>
      <span className="visually-hidden">
        {service}, {reference}
      </span>
    </li>
  );
};

/** What else the customer has brought to the council: what is open first, each the newest first. */
export const OtherMatters = ({ matters: { total, newest } }: { matters: EnquiryDetail['otherMatters'] }) => {
  const [showsAll, setShowsAll] = useState(false);
  const inOrder = [...newest].sort((a, b) => Number(b.state === 'open') - Number(a.state === 'open'));
  const shown = showsAll ? inOrder : inOrder.slice(0, SHOWN);
  if (total === 0) return <p className="quiet small">Nothing else from this customer.</p>;
  return (
    <>
      <ul className="other-matters" aria-label="Other matters of this customer">
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
            ? 'Show fewer'
            : `Show ${total > newest.length ? `the last ${newest.length} of` : 'all'} ${total}`}
        </ActionButton>
      )}
    </>
  );
};
