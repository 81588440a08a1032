import type {
  Attachment,
  CallbackWindow,
  CallOutcome,
  Channel,
  DeliveryState,
  Doubt,
  IdentifierKind,
  Layout,
  MachineMail,
  Party,
  Place,
  ReadingState,
  ScanPages,
  SocialPost,
  ToldDetails,
} from '@frontdoor/contracts';
import type { Contact, DetailsBefore, HiddenPost } from '../entities/index.js';
import { query } from './query.js';
import { boolean, instant, integer, json, optional, text, uuid, word } from './sql-types.js';

/**
 * The newest contacts of an enquiry until an instant, oldest first, each with its author and what became of it on its way out.
 * Once the words of the newest are more than so many bytes, those of older ones are left out; those of two never are.
 */
export const findContactsOfEnquiry = query({
  parameters: { enquiryId: uuid, until: instant, mostContacts: integer, mostBytes: integer },
  columns: {
    id: uuid,
    at: instant,
    direction: word<'in' | 'out'>(),
    channel: word<Channel>(),
    entryPointId: uuid,
    partyKind: optional(word<IdentifierKind>()),
    partyName: optional(text),
    partyValue: optional(text),
    doubt: optional(word<Doubt>()),
    namedBy: optional(text),
    reachableAt: json<Party[]>(),
    cc: json<Party[]>(),
    author: optional(text),
    subject: optional(text),
    text,
    wordsLeftOut: boolean,
    markup: optional(text),
    layout: optional(json<Layout>()),
    machine: optional(json<MachineMail>()),
    attachments: json<Attachment[]>(),
    automatic: boolean,
    callback: optional(json<CallbackWindow>()),
    place: optional(json<Place>()),
    details: optional(json<ToldDetails>()),
    detailsBefore: optional(json<DetailsBefore>()),
    customerName: optional(text),
    customerChannel: optional(word<Channel>()),
    scan: optional(json<ScanPages>()),
    reading: optional(word<ReadingState>()),
    recordedSeconds: optional(integer),
    heardText: optional(text),
    typedText: optional(text),
    typedBy: optional(text),
    typedAt: optional(instant),
    changes: json<Contact['changes']>(),
    post: optional(json<SocialPost>()),
    hidden: optional(json<HiddenPost>()),
    deliveryId: optional(uuid),
    deliveryState: optional(word<DeliveryState>()),
    deliveryAt: optional(instant),
    problem: optional(text),
    said: optional(word<'arrived' | 'not-arrived'>()),
    isInPrintQueue: boolean,
    isCall: optional(boolean),
    callOutcome: optional(word<CallOutcome>()),
    answeredBy: optional(word<'person' | 'machine'>()),
  },
  sql: `
    SELECT c.id, c.at, c.direction, c.channel, c.entry_point_id, c.party_kind, c.party_name, c.party_value, c.doubt, c.named_by,
           c.reachable_at, c.cc, a.name AS author, c.subject, CASE WHEN c.words_left_out THEN '' ELSE COALESCE(NULLIF(c.text, ''), c.read_text, '') END AS text,
           CASE WHEN c.words_left_out THEN NULL ELSE c.markup END AS markup, CASE WHEN c.words_left_out THEN NULL ELSE c.layout END AS layout, c.machine, c.words_left_out, c.attachments, c.automatic, c.callback, c.place, c.details, c.details_before, u.name AS customer_name, u.preferred_channel AS customer_channel, c.scan, r.state AS reading, m.seconds AS recorded_seconds,
           CASE WHEN NOT c.words_left_out THEN m.heard_text END AS heard_text, CASE WHEN NOT c.words_left_out THEN m.typed_text END AS typed_text, t.name AS typed_by, m.typed_at,
           CASE WHEN c.words_left_out THEN '[]' ELSE c.changes END AS changes, c.post, c.hidden, d.id AS delivery_id, d.state AS delivery_state,
           d.updated_at AS delivery_at, d.problem, d.said,
           CASE WHEN d.state = 'to-post' THEN EXISTS (SELECT FROM print_queue_entry p WHERE p.delivery_id = d.id)
                ELSE false END AS is_in_print_queue, d.message->>'form' = 'call' AS is_call, c.call_outcome,
           CASE WHEN d.message->>'form' = 'call' THEN (
             SELECT v.answered_by FROM call_event v WHERE v.call = d.provider_id AND v.answered_by IS NOT NULL
             ORDER BY v.at DESC LIMIT 1) END AS answered_by
    FROM (
      SELECT *, row_number() OVER newest > 2 AND
                sum(octet_length(text) + COALESCE(octet_length(markup), 0) + COALESCE(octet_length(read_text), 0) + CASE WHEN changes = '[]' THEN 0 ELSE octet_length(changes::text) END)
                  OVER (newest ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) > $mostBytes::int AS words_left_out
      FROM contact WHERE enquiry_id = $enquiryId AND at <= $until
      WINDOW newest AS (ORDER BY at DESC, id DESC) ORDER BY at DESC, id DESC LIMIT $mostContacts::int) c
    LEFT JOIN agent a ON a.id = c.author_id LEFT JOIN delivery d ON d.contact_id = c.id
    LEFT JOIN contact_reading r ON r.contact_id = c.id
    LEFT JOIN call_recording m ON m.contact_id = c.id LEFT JOIN agent t ON t.id = m.typed_by
    LEFT JOIN enquiry e ON e.id = c.enquiry_id AND c.details IS NOT NULL LEFT JOIN customer u ON u.id = e.customer_id
    ORDER BY c.at, c.id`,
});

/** The newest notes and events of an enquiry until an instant, oldest first, each note with whom it names. */
export const findTimelineEvents = query({
  parameters: { enquiryId: uuid, until: instant, mostEvents: integer },
  columns: {
    id: uuid,
    at: instant,
    type: word<'note' | 'event'>(),
    by: optional(text),
    text,
    tone: word<'neutral' | 'good' | 'bad'>(),
    /** Whom a note names, by name. */
    mentions: json<{ id: string; name: string }[]>(),
  },
  sql: `
    SELECT id, at, type, by, text, tone,
           CASE WHEN type = 'note' THEN COALESCE(
             (SELECT jsonb_agg(jsonb_build_object('id', m.agent_id, 'name', p.name) ORDER BY lower(p.name), p.id)
              FROM mention m JOIN agent p ON p.id = m.agent_id WHERE m.note_id = newest.id), '[]') ELSE '[]' END AS mentions
    FROM (
      SELECT t.id, t.at, t.type, a.name AS by, t.text, t.tone, t.position
      FROM timeline_event t LEFT JOIN agent a ON a.id = t.by_id
      WHERE t.enquiry_id = $enquiryId AND t.at <= $until ORDER BY t.position DESC LIMIT $mostEvents::int) newest
    ORDER BY position`,
});

/**
 * What came and left of an enquiry, the newest first, without the words; before all of it, a contact of any enquiry that
 * has the id given.
 */
export const findConversation = query({
  planned: 'once',
  parameters: { enquiryId: uuid, id: uuid, limit: integer },
  columns: {
    id: uuid,
    enquiryId: uuid,
    direction: word<'in' | 'out'>(),
    channel: word<Channel>(),
    entryPointId: uuid,
    partyKind: optional(word<IdentifierKind>()),
    partyName: optional(text),
    partyValue: optional(text),
    doubt: optional(word<Doubt>()),
    reachableAt: json<Party[]>(),
    cc: json<Party[]>(),
    authorId: optional(uuid),
    messageId: optional(text),
    post: optional(json<SocialPost>()),
    at: instant,
    deliveryState: optional(word<DeliveryState>()),
  },
  sql: `
    SELECT c.id, c.enquiry_id, c.direction, c.channel, c.entry_point_id, c.party_kind, c.party_name, c.party_value, c.doubt,
           c.reachable_at, c.cc, c.author_id, c.message_id, c.post, c.at, d.state AS delivery_state
    FROM contact c LEFT JOIN delivery d ON d.contact_id = c.id
    WHERE c.enquiry_id = $enquiryId OR c.id = $id
    ORDER BY c.id = $id DESC, c.at DESC, c.direction LIMIT $limit`,
});
