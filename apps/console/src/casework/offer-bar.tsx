import { api, callChannel, sayOfferReason } from '@frontdoor/contracts';
import { useEffect } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { useMyOffers } from './use-queue.js';
import { useEnquiriesOfMyCalls } from './use-calls.js';
import { useShortcut } from '../shortcuts/shortcuts.js';
import { span } from '../time/span.js';
import { useNow } from '../time/use-now.js';
import { ActionButton } from '../ui/action-button.js';
import { ChannelMark } from '../ui/channel-mark.js';
import { Due } from '../ui/due.js';
import { InterpreterBadge } from './interpreter-badge.js';
import { useAccept } from './use-accept.js';
import './offer-bar.css';

interface Props {
  /** Small, beside an enquiry that is being worked on. */
  isCard?: boolean;
}

/** What is offered to me beside the calls of the call bar, which say it themselves. */
export const useShownOffers = () => {
  const calls = useEnquiriesOfMyCalls();
  return useMyOffers().filter(({ channel, enquiryId }) => channel !== callChannel || !calls.has(enquiryId));
};

/** What is offered to me, on every screen, until it is accepted, declined or goes back by itself. */
export const OfferBar = ({ isCard = false }: Props) => {
  const [offer, ...others] = useShownOffers();
  const now = useNow();
  const client = useQueryClient();
  const accept = useAccept();
  const decline = useAction(api.declineWorkItem, { refresh: [keys.queue, keys.enquiries] });
  const left = offer?.offerExpiresAt ? Date.parse(offer.offerExpiresAt) - now : 0;
  const isOver = offer !== undefined && left <= 0;
  useEffect(() => {
    if (isOver) void client.invalidateQueries({ queryKey: keys.queue });
  }, [client, isOver]);
  const take = () => {
    if (offer) accept.mutate({ params: { id: offer.id } });
  };
  useShortcut('a', 'Accept the offer', take, offer !== undefined);
  if (!offer || isOver) return null;
  const size = isCard ? { size: 'small' as const } : {};
  return (
    <section className={isCard ? 'offer-bar offer-card' : 'offer-bar'} aria-label="Offered to you">
      <div className="offer-what">
        <p>
          <strong>Offered to you</strong> <ChannelMark channel={offer.channel} /> from{' '}
          <strong>
            <bdi>{offer.customer}</bdi>
          </strong>
          {others.length > 0 && <span className="quiet"> and {others.length} more</span>}
        </p>
        <p className="offer-subject">
          <bdi>{offer.subject}</bdi>
        </p>
        <InterpreterBadge interpreter={offer.interpreter} />
        {offer.promise && <Due promise={offer.promise} />}
        {offer.offerReason && <p className="quiet">Why you: {sayOfferReason(offer.offerReason, 'You')}</p>}
      </div>
      <p className="quiet figures" role="timer">
        Goes back in {span(left)}
      </p>
      <div className="offer-actions">
        <ActionButton {...size} look="main" isPending={accept.isPending} onPress={take}>
          Accept
        </ActionButton>
        <ActionButton
          {...size}
          isPending={decline.isPending}
          onPress={() => decline.mutate({ params: { id: offer.id } })}
        >
          Decline
        </ActionButton>
      </div>
    </section>
  );
};
