import { api, type TimelineEntry } from '@frontdoor/contracts';
import { mayUse } from '../../../api/may-use.js';
import { useMe } from '../../../session/me.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { deliveryWord } from '../../../ui/words.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import { EntryTime } from './entry-time.js';
import './delivery.css';

type Shown = NonNullable<Extract<TimelineEntry, { type: 'contact' }>['delivery']>;

const looks = {
  queued: { icon: 'clock', tone: 'quiet' },
  sending: { icon: 'clock', tone: 'quiet' },
  sent: { icon: 'check', tone: 'quiet' },
  delivered: { icon: 'available', tone: 'good' },
  failed: { icon: 'missed', tone: 'bad' },
  unknown: { icon: 'at-risk', tone: 'risk' },
} as const;

/** Where something we sent has got to, and what to do if it did not arrive. */
export const Delivery = ({ delivery }: { delivery: Shown }) => {
  const me = useMe();
  const retry = useEnquiryAction(api.retryDelivery);
  const { icon, tone } = looks[delivery.state];
  return (
    <div className="delivery">
      <p className={`delivery-state delivery-${tone}`}>
        <Icon name={icon} size={16} />
        {deliveryWord[delivery.state]} <EntryTime at={delivery.at} />
      </p>
      {delivery.problem && <p className="small">{delivery.problem}</p>}
      {delivery.canRetry && mayUse(me, api.retryDelivery) && (
        <ActionButton
          size="small"
          isPending={retry.isPending}
          onPress={() => retry.mutate({ params: { id: delivery.id } })}
        >
          Send again
        </ActionButton>
      )}
    </div>
  );
};
