import type { TimelineEntry } from '@frontdoor/contracts';
import { CallWindow } from '../../../casework/call-window.js';
import { Badge } from '../../../ui/badge.js';
import { ChannelMark } from '../../../ui/channel-mark.js';
import { LongText } from '../../../ui/long-text.js';
import { addressBeyond } from './address.js';
import { Attachments } from './attachments.js';
import { Delivery } from './delivery.js';
import { EntryTime } from './entry-time.js';
import './contact-entry.css';

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
