import type { TimelineEntry } from '@frontdoor/contracts';
import { CallWindow } from '../../queue/call-window.js';
import { Badge } from '../../ui/badge.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { LongText } from '../../ui/long-text.js';
import { Attachments } from './attachments.js';
import { Delivery } from './delivery.js';
import { EntryTime } from './entry-time.js';
import './contact-entry.css';

interface Props {
  entry: Extract<TimelineEntry, { type: 'contact' }>;
  customer: string;
}

/** One contact: what came in stands left, what went out right. */
export const ContactEntry = ({ entry, customer }: Props) => (
  <article className={`contact contact-${entry.direction}`}>
    <header className="contact-head">
      <strong>{entry.direction === 'in' ? customer : (entry.by ?? 'Automatic reply')}</strong>
      <ChannelMark channel={entry.channel} />
      <span className="quiet contact-party">
        {entry.direction === 'in' ? 'from' : 'to'} {entry.party}
      </span>
      {entry.automatic && <Badge>Automatic</Badge>}
      <EntryTime at={entry.at} />
    </header>
    {entry.subject && <p className="contact-subject">{entry.subject}</p>}
    <LongText text={entry.text} />
    {entry.callback && <CallWindow callback={entry.callback} />}
    <Attachments contactId={entry.id} attachments={entry.attachments} />
    {entry.delivery && <Delivery delivery={entry.delivery} />}
  </article>
);
