import { api, type Attachment, type TimelineEntry } from '@frontdoor/contracts';
import { hrefOf } from '../../../api/client.js';
import { CallWindow } from '../../../casework/call-window.js';
import { mayUse, useMe } from '../../../session/me.js';
import { clockTime } from '../../../time/format.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Badge } from '../../../ui/badge.js';
import { ChannelMark } from '../../../ui/channel-mark.js';
import { fileSize } from '../../../ui/file-size.js';
import { Icon } from '../../../ui/icon.js';
import { LongText } from '../../../ui/long-text.js';
import { deliveryWord } from '../../../ui/words.js';
import { useEnquiryAction } from '../use-enquiry-action.js';
import './contact-entry.css';

/** The address out of `A resident <resident@customer.example>`; empty when it is all there is to the name. */
export const addressBeyond = (name: string, party: string): string => {
  const address = /<([^<>]+)>\s*$/.exec(party)?.[1] ?? party;
  return address === name ? '' : address;
};

export const EntryTime = ({ at }: { at: string }) => (
  <time className="entry-time figures" dateTime={at}>
    {clockTime(at, useZone())}
  </time>
);

interface AttachmentsProps {
  contactId: string;
  attachments: readonly Attachment[];
}

const Attachments = ({ contactId, attachments }: AttachmentsProps) => {
  if (attachments.length === 0) return null;
  return (
    <ul className="attachments" aria-label="Attachments">
      {attachments.map(({ index, name, size }) => (
        <li key={index}>
          <a href={hrefOf(api.readAttachment, { params: { id: contactId, index } })} download={name}>
            <Icon name="attachment" size={16} />
            {name} <span className="quiet">({fileSize(size)})</span>
          </a>
        </li>
      ))}
    </ul>
  );
};

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
const Delivery = ({ delivery }: { delivery: Shown }) => {
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

interface Props {
  entry: Extract<TimelineEntry, { type: 'contact' }>;
  customer: string;
}

/** One contact: what came in stands left, what went out right. */
export const ContactEntry = ({ entry, customer }: Props) => {
  const isIn = entry.direction === 'in';
  const name = isIn ? customer : (entry.by ?? 'Automatic reply');
  const address = addressBeyond(name, entry.party);
  return (
    <article className={`contact contact-${entry.direction}`}>
      <header className="contact-head">
        <strong>{name}</strong>
        <ChannelMark channel={entry.channel} />
        {address && (
          <span className="quiet contact-party">
            {isIn ? 'from' : 'to'} {address}
          </span>
        )}
        {entry.automatic && isIn && <Badge>Automatic</Badge>}
        <EntryTime at={entry.at} />
      </header>
      {entry.subject && <p className="contact-subject">{entry.subject}</p>}
      <LongText text={entry.text} />
      {entry.callback && <CallWindow callback={entry.callback} besides={[entry.text]} />}
      <Attachments contactId={entry.id} attachments={entry.attachments} />
      {entry.delivery && <Delivery delivery={entry.delivery} />}
    </article>
  );
};
