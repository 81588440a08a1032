import type { TimelineEntry } from '@frontdoor/contracts';
import { Icon } from '../../../ui/icon.js';
import { EntryTime } from '../../../time/entry-time.js';

export const eventIcons = { neutral: 'dot', good: 'check', bad: 'missed' } as const;

/** Something that happened to the enquiry, as a line. */
export const EventEntry = ({ entry }: { entry: Extract<TimelineEntry, { type: 'event' }> }) => (
  <p className={`event event-${entry.tone}`}>
    <Icon name={eventIcons[entry.tone]} size={16} />
    <span>{entry.text}</span>
    <EntryTime at={entry.at} />
  </p>
);
