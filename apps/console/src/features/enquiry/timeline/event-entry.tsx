import type { TimelineEntry } from '@frontdoor/contracts';
import { Icon } from '../../../ui/icon.js';
import { EntryTime } from './entry-time.js';
import './event-entry.css';

const icons = { neutral: 'dot', good: 'check', bad: 'missed' } as const;

export const EventEntry = ({ entry }: { entry: Extract<TimelineEntry, { type: 'event' }> }) => (
  <p className={`event event-${entry.tone}`}>
    <Icon name={icons[entry.tone]} size={16} />
    <span>{entry.text}</span>
    <EntryTime at={entry.at} />
  </p>
);
