import type { Incident } from '@frontdoor/contracts';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';
import { Badge } from '../../ui/badge.js';
import { many } from '../../ui/many.js';

/** How an incident stands: who wrote, who was told, and what is still promised to them. */
export const IncidentFacts = ({ incident }: { incident: Incident }) => {
  const now = useNow();
  const zone = useZone();
  const { openedAt, openedBy, closedAt, enquiries, open, holdingReply, told, untold, running, missed } =
    incident;
  const waits = enquiries - told - untold;
  return (
    <p className="incident-facts">
      {closedAt === null ? <Badge tone="accent">Open</Badge> : <Badge tone="good">Closed</Badge>}
      <span className="quiet">
        by {openedBy}, {shortTime(openedAt, now, zone)}
      </span>
      <span>
        {many(enquiries, 'enquiry', 'enquiries')}, {open} open
      </span>
      {holdingReply !== null && (
        <span>
          {told} told{waits > 0 && `, ${waits} to be told`}
          {untold > 0 && `, ${untold} could not be`}
        </span>
      )}
      {incident.suggested > 0 && (
        <Badge tone="accent">{many(incident.suggested, 'new post about it', 'new posts about it')}</Badge>
      )}
      <span>{many(running, 'promise runs', 'promises run')}</span>
      {missed > 0 && <Badge tone="bad">{many(missed, 'promise missed', 'promises missed')}</Badge>}
    </p>
  );
};
