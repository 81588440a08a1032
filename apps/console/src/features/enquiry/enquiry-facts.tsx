import type { EnquiryDetail } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { useMe } from '../../session/me.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Badge } from '../../ui/badge.js';
import { kindWord } from '../../ui/words.js';
import './enquiry-facts.css';

/** What the enquiry is, in one line above its subject. */
export const EnquiryFacts = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const { reference, kind, state, service, owner, openedAt, stage, complex, alsoServices, waitingSince } =
    enquiry;
  return (
    <p className="enquiry-facts">
      <Link to="/">Queue</Link>
      <span aria-hidden="true">/</span>
      <strong className="figures">{reference}</strong>
      <span className="facts-more">
        <Badge>
          {kindWord[kind]}
          {stage > 1 && `, stage ${stage}`}
        </Badge>
      </span>
      {complex && (
        <span className="facts-more">
          <Badge>Complex</Badge>
        </span>
      )}
      {state === 'open' ? (
        <Badge tone="accent" {...(waitingSince === null ? {} : { icon: 'paused' })}>
          {waitingSince === null ? 'Open' : 'Waiting for the customer'}
        </Badge>
      ) : (
        <Badge tone="good" icon="check">
          Closed
        </Badge>
      )}
      <span className="facts-more">
        {service}
        {alsoServices.length > 0 && `, also ${alsoServices.map(({ name }) => name).join(', ')}`}
      </span>
      <span className="facts-more">
        {owner ? `Owner: ${owner.id === me.id ? 'you' : owner.name}` : 'No owner yet'}
      </span>
      {enquiry.incident && (
        <span className="facts-more">
          Incident: <Link to={`/incidents/${enquiry.incident.id}`}>{enquiry.incident.title}</Link>
        </span>
      )}
      <span className="quiet facts-opened">opened {shortTime(openedAt, now, zone)}</span>
    </p>
  );
};
