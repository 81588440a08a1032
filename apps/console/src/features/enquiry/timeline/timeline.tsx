import type { TimelineEntry } from '@frontdoor/contracts';
import { useZone } from '../../../time/zone.js';
import { dayOf } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { ContactEntry } from './contact-entry.js';
import { EventEntry } from './event-entry.js';
import { NoteEntry } from './note-entry.js';
import { useStickToEnd } from './use-stick-to-end.js';
import './timeline.css';

interface Props {
  entries: readonly TimelineEntry[];
  customer: string;
}

const entryOf = (entry: TimelineEntry, customer: string) => {
  switch (entry.type) {
    case 'contact':
      return <ContactEntry entry={entry} customer={customer} />;
    case 'note':
      return <NoteEntry entry={entry} />;
    case 'event':
      return <EventEntry entry={entry} />;
  }
};

/** Everything that happened, oldest first, read as a conversation; the newest is in view. */
export const Timeline = ({ entries, customer }: Props) => {
  const box = useStickToEnd();
  const zone = useZone();
  const now = useNow();
  const sorted = entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <div className="timeline" ref={box} role="region" aria-label="Timeline" tabIndex={0}>
      <ol>
        {sorted.map((entry, index) => {
          const day = dayOf(entry.at, now, zone);
          const before = sorted[index - 1];
          return (
            <li key={entry.id} className="timeline-entry">
              {(!before || dayOf(before.at, now, zone) !== day) && <p className="timeline-day">{day}</p>}
              {entryOf(entry, customer)}
            </li>
          );
        })}
      </ol>
    </div>
  );
};
