import type { EnquiryDetail, TimelineEntry } from '@frontdoor/contracts';
import { type RefObject, useEffect, useRef } from 'react';
import { dayInWords } from '../../../time/format.js';
import { useNow } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { Failure } from '../../../ui/loaded.js';
import { LongText } from '../../../ui/long-text.js';
import { ContactEntry } from './contact-entry.js';
import { EntryTime } from './entry-time.js';
import { useOlder } from './use-older.js';
import './timeline.css';

const icons = { neutral: 'dot', good: 'check', bad: 'missed' } as const;

const EventEntry = ({ entry }: { entry: Extract<TimelineEntry, { type: 'event' }> }) => (
  <p className={`event event-${entry.tone}`}>
    <Icon name={icons[entry.tone]} size={16} />
    <span>{entry.text}</span>
    <EntryTime at={entry.at} />
  </p>
);

/** An internal note: plainly not something the customer sees. */
const NoteEntry = ({ entry }: { entry: Extract<TimelineEntry, { type: 'note' }> }) => (
  <article className="note">
    <header>
      <Icon name="note" size={16} />
      <strong>{entry.by}</strong> <span className="quiet small">Internal note</span>{' '}
      <EntryTime at={entry.at} />
    </header>
    <LongText text={entry.text} />
  </article>
);

const NEAR_PX = 40;

/** Keeps the end of a scrolling box in view while its content grows or it is squeezed, unless the reader has scrolled up. */
const useStickToEnd = (): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    let isAtEnd = true;
    const look = () => {
      isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd) element.scrollTop = element.scrollHeight;
    });
    for (const watched of [element, ...element.children]) observer.observe(watched);
    element.addEventListener('scroll', look);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return box;
};

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

/** Everything that happened, oldest first, read as a conversation; the newest is in view, and the beginning of a long one is read when asked for. */
export const Timeline = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { entries, readOlder, isReading, error } = useOlder(enquiry);
  const box = useStickToEnd();
  const zone = useZone();
  const now = useNow();
  const sorted = entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <div className="timeline" ref={box} role="region" aria-label="Timeline" tabIndex={0}>
      {readOlder && (
        <ActionButton size="small" isPending={isReading} onPress={readOlder}>
          Show older
        </ActionButton>
      )}
      {error && readOlder && <Failure error={error} onRetry={readOlder} />}
      <ol>
        {sorted.map((entry, index) => {
          const day = dayInWords(entry.at, now, zone);
          const before = sorted[index - 1];
          return (
            <li key={entry.id} className="timeline-entry">
              {(!before || dayInWords(before.at, now, zone) !== day) && <p className="timeline-day">{day}</p>}
              {entryOf(entry, enquiry.customer)}
            </li>
          );
        })}
      </ol>
    </div>
  );
};
