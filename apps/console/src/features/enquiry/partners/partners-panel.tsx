import { api, type EnquiryDetail, type PartnerHandoverView } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client.js';
import { keys } from '../../../api/keys.js';
import { mayUse, useMe } from '../../../session/me.js';
import { shortTime } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { Panel } from '../../../ui/panel.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import './partners.css';

const STANDING = {
  waiting: { says: 'On its way', tone: 'accent' },
  unknown: { says: 'Not known whether it arrived', tone: 'risk' },
  handed: { says: 'They have it', tone: 'good' },
  refused: { says: 'Not taken', tone: 'bad' },
} as const;

const Handover = ({ handover }: { handover: PartnerHandoverView }) => {
  const me = useMe();
  const now = useNow();
  const zone = useZone();
  const retry = useEnquiryAction(api.retryPartnerHandover);
  const { id, partner, at, by, state, reference, partnerState, problem, nextAt } = handover;
  return (
    <li className="partner-handover">
      <p>
        <strong>{partner}</strong> <Badge tone={STANDING[state].tone}>{STANDING[state].says}</Badge>
      </p>
      <p className="quiet small">
        {shortTime(at, now, zone)}, by {by}
        {reference !== null && (
          <>
            {' '}
            · they call it <bdi>{reference}</bdi>
          </>
        )}
        {partnerState !== null && (
          <>
            {' '}
            · there it is <bdi>{partnerState.replaceAll('_', ' ')}</bdi>
          </>
        )}
      </p>
      {problem !== null && (
        <p className="small">
          <bdi>{problem}</bdi>
          {nextAt !== null && ` It is tried again ${shortTime(nextAt, now, zone)}.`}
        </p>
      )}
      {state !== 'handed' && mayUse(me, api.retryPartnerHandover) && (
        <ActionButton isPending={retry.isPending} onPress={() => retry.mutate({ params: { id } })}>
          Try again now
          <span className="visually-hidden"> with {partner}</span>
        </ActionButton>
      )}
    </li>
  );
};

/** To which other organisations it was handed, and what became of it there. */
export const PartnersPanel = ({ enquiry: { id } }: { enquiry: EnquiryDetail }) => {
  const { data } = useQuery({
    queryKey: keys.partnerHandovers(id),
    queryFn: ({ signal }) => call(api.listPartnerHandovers, { params: { id } }, { signal }),
  });
  if (!data || data.handovers.length === 0) return null;
  return (
    <Panel title="Other organisations">
      <ul className="panel-body partner-handovers">
        {data.handovers.map((handover) => (
          <Handover key={handover.id} handover={handover} />
        ))}
      </ul>
    </Panel>
  );
};
