import type { EnquiryDetail, TimelineEntry } from '@frontdoor/contracts';
import { memo, useMemo } from 'react';
import { useMe } from '../../../session/me.js';
import { dayInWords } from '../../../time/format.js';
import { useToday } from '../../../time/use-now.js';
import { useZone } from '../../../time/zone.js';
import { ActionButton } from '../../../ui/action-button.js';
import { Icon } from '../../../ui/icon.js';
import { Failure } from '../../../ui/loaded.js';
import { LongText } from '../../../ui/long-text.js';
import { EnquiryContext } from '../enquiry-context.js';
import { ContactEntry } from './contact-entry.js';
import { EntryTime } from '../../../time/entry-time.js';
import { EventEntry } from './event-entry.js';
import { FoldedEntries } from './folded-entries.js';
import { entriesIn, type Row, rowsOf } from './rows.js';
import { useOlder } from './use-older.js';
import { usePlace } from './use-place.js';
import './timeline.css';

const names = new Intl.ListFormat('en-GB');
const inWords = (those: readonly string[]) => names.format(those);

/** An internal note: plainly not something the customer sees. */
const NoteEntry = ({ entry }: { entry: Extract<TimelineEntry, { type: 'note' }> }) => (
  <article className="note">
    <header>
      <Icon name="note" size={16} />
      <strong>{entry.by}</strong> <span className="quiet small">Internal note</span>{' '}
      {entry.mentions.length > 0 && (
        <span className="note-mentions small">
          <Icon name="social" size={16} /> Mentions {inWords(entry.mentions.map(({ name }) => name))}
        </span>
      )}
      <EntryTime at={entry.at} />
    </header>
    <LongText text={entry.text} />
  </article>
);

const entryOf = (entry: TimelineEntry, customer: string, title: string) => {
  switch (entry.type) {
    case 'contact':
      return <ContactEntry entry={entry} customer={customer} title={title} />;
    case 'note':
      return <NoteEntry entry={entry} />;
    case 'event':
      return <EventEntry entry={entry} />;
  }
};

interface LineProps {
  row: Row;
  /** Said above it where it is the first of its day. */
  day: string | undefined;
  customer: string;
  title: string;
  receiptId: string | undefined;
}

const isTheSame = (a: LineProps, b: LineProps): boolean => {
  const [before, after] = [entriesIn(a.row), entriesIn(b.row)];
  const others = [
    a.day === b.day,
    a.title === b.title,
    a.customer === b.customer,
    a.receiptId === b.receiptId,
  ];
  return (
    !others.includes(false) &&
    before.length === after.length &&
    before.every((entry, index) => entry === after[index])
  );
};

/** One line; drawn anew only when it has changed, so that long threads stay quick. */
const Line = memo(
  ({ row, day, customer, title, receiptId }: LineProps) => (
    <li
      className="timeline-entry"
      data-entries={entriesIn(row)
        .map(({ id }) => id)
        .join(' ')}
    >
      {day && <p className="timeline-day">{day}</p>}
      {row.type === 'said' ? (
        entryOf(row.entry, customer, title)
      ) : (
        <FoldedEntries row={row} customer={customer} title={title} receiptId={receiptId} />
      )}
    </li>
  ),
  isTheSame,
);

/** Everything that happened, oldest first, read as a conversation; the beginning of a long one is read when asked for. */
export const Timeline = ({ enquiry }: { enquiry: EnquiryDetail }) => {
  const { entries, readOlder, isReading, error } = useOlder(enquiry);
  const zone = useZone();
  const today = useToday(zone);
  const sorted = useMemo(() => entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)), [entries]);
  const box = usePlace(sorted, useMe().name);
  const lines = useMemo(() => {
    const dayOf = (row: Row) => dayInWords(entriesIn(row)[0].at, today, zone);
    const rows = rowsOf(sorted, (at) => dayInWords(at, today, zone));
    return rows.map((row, index) => {
      const before = rows[index - 1];
      const isFirst = before === undefined || dayOf(before) !== dayOf(row);
      return { row, day: isFirst ? dayOf(row) : undefined };
    });
  }, [sorted, today, zone]);
  const receiptId = readOlder
    ? undefined
    : sorted.find((entry) => entry.type === 'contact' && entry.direction === 'out' && entry.automatic)?.id;
  return (
    <EnquiryContext value={enquiry}>
      <div className="timeline" ref={box} role="region" aria-label="Timeline" tabIndex={0}>
        {readOlder && (
          <ActionButton size="small" isPending={isReading} onPress={readOlder}>
            Show older
          </ActionButton>
        )}
        {error && readOlder && <Failure error={error} onRetry={readOlder} />}
        <ol>
          {lines.map(({ row, day }) => (
            <Line
              key={row.id}
              row={row}
              day={day}
              customer={enquiry.customer}
              title={enquiry.subject}
              receiptId={receiptId}
            />
          ))}
        </ol>
      </div>
    </EnquiryContext>
  );
};
