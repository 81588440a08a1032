import type { TimelineEntry } from '@frontdoor/contracts';
import { DELIVERY_MOVES } from '@frontdoor/casework/deliveries';
import { toIso } from '@frontdoor/kernel';
import type { findContactsOfEnquiry, findTimelineEvents, RowOf } from '@frontdoor/persistence';

type ContactRow = RowOf<typeof findContactsOfEnquiry>;
type EventRow = RowOf<typeof findTimelineEvents>;

/** Everything that happened on an enquiry, oldest first. */
export function toTimeline(contacts: readonly ContactRow[], events: readonly EventRow[]): TimelineEntry[] {
  const entries = [...contacts.map(toContact), ...events.map(toEvent)];
  return entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}

const toContact = (row: ContactRow): TimelineEntry => ({
  id: row.id,
  at: toIso(row.at),
  type: 'contact',
  direction: row.direction,
  channel: row.channel,
  party:
    [row.partyName, row.partyValue && (row.partyName ? `<${row.partyValue}>` : row.partyValue)]
      .filter(Boolean)
      .join(' ') || 'Not given',
  by: row.author,
  subject: row.subject,
  text: row.text,
  attachments: row.attachments,
  automatic: row.automatic,
  callback: row.callback,
  changes: row.changes.map(({ at, ...change }) => ({ ...change, at: toIso(at) })),
  delivery: row.deliveryId
    ? {
        id: row.deliveryId,
        state: row.deliveryState!,
        at: toIso(row.deliveryAt!),
        problem: row.problem,
        canRetry: DELIVERY_MOVES[row.deliveryState!]['sent-again'] !== undefined,
      }
    : null,
});

const toEvent = (row: EventRow): TimelineEntry => {
  const { at, type, by, tone, ...rest } = row;
  const shared = { ...rest, at: toIso(at) };
  return type === 'note' ? { ...shared, type, by: by ?? 'Somebody' } : { ...shared, type, by, tone };
};
