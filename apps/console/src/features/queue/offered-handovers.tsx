import { api } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { DecideHandover } from '../../casework/decide-handover.js';
import { shortTime } from '../../time/format.js';
import { useNow } from '../../time/use-now.js';
import { useZone } from '../../time/zone.js';

/** What colleagues want to hand to me or to my services, which they keep until somebody takes it. */
export const OfferedHandovers = () => {
  const now = useNow();
  const zone = useZone();
  const { data } = useQuery({
    queryKey: keys.offeredHandovers,
    queryFn: ({ signal }) => call(api.listOfferedHandovers, {}, { signal }),
    refetchInterval: 60_000,
  });
  if (!data || data.handovers.length === 0) return null;
  return (
    <>
      <h3 className="panel-body">Handed to you?</h3>
      <ul className="my-work" aria-label="Offered handovers">
        {data.handovers.map((handover) => (
          <li key={handover.id} className="offered-handover">
            <Link to={`/enquiries/${handover.enquiryId}`} className="my-work-item">
              <span className="mention-line">
                <span>
                  <strong>{handover.by}</strong>{' '}
                  <span className="quiet small figures">{handover.reference}</span>{' '}
                  {handover.expiresAt && (
                    <span className="quiet small">until {shortTime(handover.expiresAt, now, zone)}</span>
                  )}
                </span>
                <bdi className="mention-line-cut">{handover.subject}</bdi>
                <bdi className="mention-line-cut quiet small">{handover.brief.why}</bdi>
              </span>
            </Link>
            <DecideHandover handover={handover} />
          </li>
        ))}
      </ul>
    </>
  );
};
