import type { TimelineEntry } from '@frontdoor/contracts';
import { Icon } from '../../../ui/icon.js';
import { LongText } from '../../../ui/long-text.js';
import { EntryTime } from './entry-time.js';
import './note-entry.css';

/** An internal note: plainly not something the customer sees. */
export const NoteEntry = ({ entry }: { entry: Extract<TimelineEntry, { type: 'note' }> }) => (
  <article className="note">
    <header>
      <Icon name="note" size={16} />
      <strong>{entry.by}</strong> <span className="quiet small">Internal note</span>{' '}
      <EntryTime at={entry.at} />
    </header>
    <LongText text={entry.text} />
  </article>
);
