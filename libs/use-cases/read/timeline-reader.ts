import type { Attachment, ShownAttachment, TimelineEntry, ToldDetails } from '@frontdoor/contracts';
import type { ScanOf } from '@frontdoor/casework/files';
import { mayBeSilent } from '@frontdoor/casework/calls';
import { DELIVERY_MOVES } from '@frontdoor/casework/deliveries';
import { toIso } from '@frontdoor/kernel';
import type { findContactsOfEnquiry, findTimelineEvents, RowOf } from '@frontdoor/persistence';

type ContactRow = RowOf<typeof findContactsOfEnquiry>;
type EventRow = RowOf<typeof findTimelineEvents>;

/** How much of a timeline is read at once; the bytes are those of the words of contacts. */
export const MOST_OF_TIMELINE = { mostContacts: 1000, mostBytes: 4_000_000, mostEvents: 2000 };

/** After everything that can have happened: the newest is wanted. */
export const THE_NEWEST = Date.parse('9999-12-31T00:00:00Z');

/** A part of what happened on an enquiry, oldest first. */
export interface TimelinePart {
  timeline: TimelineEntry[];
  /** What is older is read until this instant; null when this is the beginning. */
  olderUntil: string | null;
}

/**
 * Contacts and events together, as far back as both were read: of each at most as many as are read at once, oldest first.
 */
export function toTimeline(
  contacts: readonly ContactRow[],
  events: readonly EventRow[],
  scanOf: ScanOf,
): TimelinePart {
  const whole = contacts.filter(({ wordsLeftOut }) => !wordsLeftOut);
  const hasAll = contacts.length < MOST_OF_TIMELINE.mostContacts && whole.length === contacts.length;
  const begins = Math.max(
    hasAll ? -Infinity : whole[0]!.at,
    events.length < MOST_OF_TIMELINE.mostEvents ? -Infinity : events[0]!.at,
  );
  const entries = [...whole.filter(({ at }) => at >= begins).map((row) => toContact(row, scanOf))].concat(
    events.filter(({ at }) => at >= begins).map(toEvent),
  );
  return {
    timeline: entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at)),
    olderUntil: begins === -Infinity ? null : toIso(begins),
  };
}

/** The contacts and edits of which there are files. */
export const holdersOfFiles = (contacts: readonly ContactRow[]): string[] =>
  contacts
    .flatMap(({ id, attachments, changes }) => [{ id, attachments }, ...changes])
    .flatMap(({ id, attachments }) => (attachments.length > 0 ? id : []));

const shown = (id: string, attachments: readonly Attachment[], scanOf: ScanOf): ShownAttachment[] =>
  attachments.map((each) => ({ ...each, ...scanOf(id, each.index) }));

const toContact = (row: ContactRow, scanOf: ScanOf): TimelineEntry => ({
  id: row.id,
  at: toIso(row.at),
  type: 'contact',
  direction: row.direction,
  channel: row.channel,
  party:
    [
      row.partyName,
      row.partyValue && (row.partyName ? row.post === null && `<${row.partyValue}>` : row.partyValue),
    ]
      .filter(Boolean)
      .join(' ') || 'Not given',
  ...(row.doubt !== null && { doubt: row.doubt }),
  ...(row.namedBy !== null && { namedBy: row.namedBy }),
  ...(row.reachableAt.length > 0 && { reachableAt: row.reachableAt.map(({ value }) => value) }),
  ...(row.cc.length > 0 && { cc: row.cc.map(({ value }) => value) }),
  by: row.author,
  subject: row.subject,
  text: row.text,
  ...(row.markup !== null && { markup: row.markup }),
  ...(row.layout !== null && { layout: row.layout }),
  ...(row.machine !== null && { machine: row.machine }),
  attachments: shown(row.id, row.attachments, scanOf),
  automatic: row.automatic,
  callback: row.callback,
  ...(row.place !== null && { place: row.place }),
  ...(row.details !== null && { details: detailsOf(row, row.details) }),
  ...(row.scan !== null && {
    scan: { pages: row.scan.lastPage - row.scan.firstPage + 1, reading: row.reading ?? 'waiting' },
  }),
  ...(row.recordedSeconds !== null && { recording: recordingOf(row, row.recordedSeconds) }),
  ...(row.post !== null && {
    post: {
      audience: row.post.audience,
      ...(row.post.what !== undefined && { what: row.post.what }),
      ...(row.post.url !== undefined && { url: row.post.url }),
      ...(row.hidden !== null && { hidden: { at: toIso(row.hidden.at), reason: row.hidden.reason } }),
      canBeHidden: row.post.canBeHidden === true && row.hidden === null,
    },
  }),
  changes: row.changes.map(({ at, ...change }) => ({
    ...change,
    attachments: shown(change.id, change.attachments, scanOf),
    at: toIso(at),
  })),
  delivery: row.deliveryId
    ? {
        id: row.deliveryId,
        state: row.deliveryState!,
        at: toIso(row.deliveryAt!),
        problem: row.problem,
        canTakeBack: row.isInPrintQueue,
        // A call is made anew instead.
        canRetry: !row.isCall && DELIVERY_MOVES[row.deliveryState!]['sent-again'] !== undefined,
        said: row.said,
        canSay: !row.isCall && (row.deliveryState === 'unknown' || row.said !== null),
      }
    : null,
  call: row.isCall
    ? {
        outcome: row.callOutcome,
        suggested: row.answeredBy && (row.answeredBy === 'person' ? 'reached' : 'message-left'),
        isToSay: row.callOutcome === null && row.deliveryState === 'delivered',
      }
    : null,
});

const recordingOf = (
  { heardText, typedText, typedBy, typedAt }: ContactRow,
  seconds: number,
): NonNullable<Extract<TimelineEntry, { type: 'contact' }>['recording']> => ({
  seconds,
  mayBeSilent: mayBeSilent(seconds),
  heard: heardText,
  typed: typedText === null ? null : { text: typedText, by: typedBy ?? 'Somebody', at: toIso(typedAt!) },
});

/** What was told beside what it changes, or changed. */
function detailsOf(
  { detailsBefore: before, customerName, customerChannel }: ContactRow,
  { name, preferredChannel }: ToldDetails,
): NonNullable<Extract<TimelineEntry, { type: 'contact' }>['details']> {
  const was = before ?? { name: customerName, preferredChannel: customerChannel };
  return {
    ...(name !== undefined && { name: { from: was.name ?? null, to: name } }),
    ...(preferredChannel !== undefined && {
      preferredChannel: { from: was.preferredChannel ?? null, to: preferredChannel },
    }),
    agreed: before !== null,
  };
}

const toEvent = (row: EventRow): TimelineEntry => {
  const { at, type, by, tone, mentions, ...rest } = row;
  const shared = { ...rest, at: toIso(at) };
  return type === 'note'
    ? { ...shared, type, by: by ?? 'Somebody', mentions }
    : { ...shared, type, by, tone };
};
