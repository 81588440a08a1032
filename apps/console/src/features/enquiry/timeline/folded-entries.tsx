import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Icon } from '../../../ui/icon.js';
import { ContactEntry } from './contact-entry.js';
import { EntryTime } from '../../../time/entry-time.js';
import { EventEntry, eventIcons } from './event-entry.js';
import type { FoldedRow } from './rows.js';
import './folded-entries.css';

interface Props {
  row: FoldedRow;
  customer: string;
  title: string;
  /** The first notice on an enquiry is the receipt for it. */
  receiptId: string | undefined;
}

/** What went on beside the talk, in one line; the line opens it. */
export const FoldedEntries = ({ row: { entries, shown }, customer, title, receiptId }: Props) => {
  const [isOpen, setIsOpen] = useState(false);
  if (entries.length === 1 && shown.type === 'event') return <EventEntry entry={shown} />;
  const notice = shown.id === receiptId ? 'Receipt sent' : 'Automatic reply sent';
  const tone = shown.type === 'event' ? shown.tone : 'neutral';
  const others = entries.length - 1;
  return (
    <div className="folded">
      <Button className="folded-line" aria-expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
        <Icon name={isOpen ? 'down' : 'right'} size={14} />
        <span className={`event event-${tone}`}>
          <Icon name={shown.type === 'event' ? eventIcons[tone] : 'check'} size={16} />
          <span>{shown.type === 'event' ? shown.text : notice}</span>
          <EntryTime at={shown.at} />
        </span>
        {others > 0 && <span className="quiet small">and {others} more</span>}
      </Button>
      {isOpen &&
        entries.map((entry) =>
          entry.type === 'event' ? (
            <EventEntry key={entry.id} entry={entry} />
          ) : (
            <ContactEntry key={entry.id} entry={entry} customer={customer} title={title} />
          ),
        )}
    </div>
  );
};
