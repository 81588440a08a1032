import { Injectable } from '@nestjs/common';
import type { Attachment, CallbackWindow, Channel, DeliveryState, TimelineEntry } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';
import { DataSource } from '@frontdoor/persistence';

interface ContactRow {
  id: string;
  at: Date;
  direction: 'in' | 'out';
  channel: Channel;
  party_name: string | null;
  party_value: string | null;
  author: string | null;
  subject: string | null;
  text: string;
  attachments: Attachment[];
  automatic: boolean;
  callback: CallbackWindow | null;
  delivery_id: string | null;
  delivery_state: DeliveryState | null;
  delivery_at: Date | null;
  problem: string | null;
}

interface EventRow {
  id: string;
  at: Date;
  type: 'note' | 'event';
  by: string | null;
  text: string;
  tone: 'neutral' | 'good' | 'bad';
}

/** Everything that happened on an enquiry, oldest first. */
@Injectable()
export class TimelineReader {
  constructor(private readonly source: DataSource) {}

  async of(enquiryId: string): Promise<TimelineEntry[]> {
    const contacts = await this.source.query<ContactRow[]>(
      `SELECT c.id, c.at, c.direction, c.channel, c.party_name, c.party_value, a.name AS author, c.subject, c.text,
              c.attachments, c.automatic, c.callback, d.id AS delivery_id, d.state AS delivery_state, d.updated_at AS delivery_at, d.problem
       FROM contact c LEFT JOIN agent a ON a.id = c.author_id LEFT JOIN delivery d ON d.contact_id = c.id
       WHERE c.enquiry_id = $1 ORDER BY c.at, c.id LIMIT 1000`,
      [enquiryId],
    );
    const events = await this.source.query<EventRow[]>(
      `SELECT t.id, t.at, t.type, a.name AS by, t.text, t.tone FROM timeline_event t LEFT JOIN agent a ON a.id = t.by_id
       WHERE t.enquiry_id = $1 ORDER BY t.position LIMIT 2000`,
      [enquiryId],
    );
    const entries = [...contacts.map(toContact), ...events.map(toEvent)];
    return entries.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  }
}

const toContact = (row: ContactRow): TimelineEntry => ({
  id: row.id,
  at: toIso(row.at.getTime()),
  type: 'contact',
  direction: row.direction,
  channel: row.channel,
  party:
    [row.party_name, row.party_value && (row.party_name ? `<${row.party_value}>` : row.party_value)]
      .filter(Boolean)
      .join(' ') || 'Not given',
  by: row.author,
  subject: row.subject,
  text: row.text,
  attachments: row.attachments,
  automatic: row.automatic,
  callback: row.callback,
  delivery: row.delivery_id
    ? {
        id: row.delivery_id,
        state: row.delivery_state!,
        at: toIso(row.delivery_at!.getTime()),
        problem: row.problem,
        canRetry: row.delivery_state === 'failed' || row.delivery_state === 'unknown',
      }
    : null,
});

const toEvent = (row: EventRow): TimelineEntry => {
  const { at, type, by, tone, ...rest } = row;
  const shared = { ...rest, at: toIso(at.getTime()) };
  return type === 'note' ? { ...shared, type, by: by ?? 'Somebody' } : { ...shared, type, by, tone };
};
