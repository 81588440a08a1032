import type { TimelineEntry } from '@frontdoor/contracts';

type Contact = Extract<TimelineEntry, { type: 'contact' }>;
type Aside = Contact | Extract<TimelineEntry, { type: 'event' }>;

/** A line of the timeline: something that was said, or what went on beside it, folded together. */
export type Row = { type: 'said'; id: string; entry: TimelineEntry } | FoldedRow;

export interface FoldedRow {
  type: 'folded';
  /** Of its first entry: it stays the same while more is folded in. */
  id: string;
  entries: readonly [Aside, ...Aside[]];
  /** What the line shows of them: what is bad, else what is good, else a notice, else the newest. */
  shown: Aside;
}

/** The entries of a line. */
export const entriesIn = (row: Row): readonly [TimelineEntry, ...TimelineEntry[]] =>
  row.type === 'said' ? [row.entry] : row.entries;

/** Whether it stands beside the talk. What may not have arrived does not: somebody has to look at it. */
const isAside = (entry: TimelineEntry): entry is Aside => {
  if (entry.type === 'event') return true;
  if (entry.type === 'note' || entry.direction === 'in' || !entry.automatic) return false;
  return entry.delivery?.state !== 'failed' && entry.delivery?.state !== 'unknown';
};

const weightOf = (entry: Aside): number => {
  if (entry.type === 'contact') return 1;
  return { bad: 3, good: 2, neutral: 0 }[entry.tone];
};

const foldedRow = (entries: readonly [Aside, ...Aside[]]): FoldedRow => ({
  type: 'folded',
  id: entries[0].id,
  entries,
  shown: entries.reduce((shown, each) => (weightOf(each) >= weightOf(shown) ? each : shown)),
});

/**
 * The lines of a timeline: neighbours that stand beside the talk are one line, within a day.
 *
 * @param entries oldest first
 * @param dayOf the day of an instant, in words
 */
export const rowsOf = (entries: readonly TimelineEntry[], dayOf: (at: string) => string): Row[] => {
  const rows: Row[] = [];
  for (const entry of entries) {
    const last = rows.at(-1);
    if (!isAside(entry)) rows.push({ type: 'said', id: entry.id, entry });
    else if (last?.type === 'folded' && dayOf(entriesIn(last)[0].at) === dayOf(entry.at))
      rows.splice(-1, 1, foldedRow([...last.entries, entry]));
    else rows.push(foldedRow([entry]));
  }
  return rows;
};

const isFromCustomer = (entry: TimelineEntry): boolean =>
  entry.type === 'contact' && entry.direction === 'in' && !entry.automatic;
const isAnswer = (entry: TimelineEntry): boolean =>
  entry.type === 'contact' && entry.direction === 'out' && !entry.automatic;

/**
 * Where reading begins: the first of the customer that nobody has answered; where all is answered, the last of the
 * customer; undefined where the customer has said nothing.
 */
export const firstToRead = (entries: readonly TimelineEntry[]): string | undefined => {
  const answered = entries.findLastIndex(isAnswer);
  const unanswered = entries.slice(answered + 1).find(isFromCustomer);
  return (unanswered ?? entries.findLast(isFromCustomer))?.id;
};

/** What somebody sent to the customer among what is new. */
export const sentBy = (name: string, entries: readonly TimelineEntry[]): TimelineEntry | undefined =>
  entries.findLast((entry) => isAnswer(entry) && entry.type === 'contact' && entry.by === name);
