import type { Channel, CommitmentState, DeliveryState } from '@frontdoor/contracts';
import { writtenWords } from './parts/current-words.js';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** What a reference leads to: of what joined another of the same customer, that one. Whose link it is, is asked each time. */
const LED_TO = `
  SELECT COALESCE(j.id, t.id) FROM enquiry t LEFT JOIN enquiry j ON j.id = t.joined_id AND j.customer_id = t.customer_id
  WHERE t.reference = $reference`;

/** The enquiry with a reference, as its customer may see it. */
export const findTrackedEnquiry = query({
  parameters: { reference: text },
  columns: {
    id: uuid,
    organisationId: uuid,
    reference: text,
    subject: text,
    state: word<'open' | 'closed'>(),
    service: text,
    owner: optional(text),
    /** Since when whoever has it has it, where it was handed to them; and other organisations that it was handed to as well. */
    handedAt: optional(instant),
    partners: list(text),
    waiting: boolean,
    /** Where its customer took it back and it is closed since. */
    cancelled: boolean,
    /** Its customer may ask to be rung. */
    callbackOffered: boolean,
  },
  sql: `
    SELECT e.id, e.organisation_id, e.reference, e.subject, e.state, s.name AS service, a.name AS owner,
           (SELECT max(h.decided_at) FROM handover h LEFT JOIN enquiry_event l ON l.id = h.entry_id
            WHERE h.enquiry_id = e.id AND h.state = 'moved' AND h.hop > 0 AND l.taken_back_at IS NULL) AS handed_at,
           ARRAY(SELECT DISTINCT p.name FROM handover h JOIN partner p ON p.id = h.partner_id WHERE h.enquiry_id = e.id) AS partners,
           e.waiting_since IS NOT NULL AS waiting,
           e.state = 'closed' AND EXISTS (
             SELECT FROM enquiry_event l WHERE l.enquiry_id = e.id AND l.type = 'withdrawn' AND l.by_id IS NULL
               AND l.taken_back_at IS NULL AND l.at >= e.last_contact_at) AS cancelled,
           e.callback_offered AND e.state = 'open' AS callback_offered
    FROM enquiry e JOIN service s ON s.id = e.service_id LEFT JOIN agent a ON a.id = e.owner_id WHERE e.id = (${LED_TO})`,
});

export const findTrackedPromises = query({
  parameters: { enquiryId: uuid },
  columns: {
    id: uuid,
    title: text,
    state: word<CommitmentState>(),
    whose: word<'council' | 'customer'>(),
    dueAt: instant,
  },
  sql: `
    SELECT id, title, state, whose, due_at FROM commitment
    WHERE enquiry_id = $enquiryId AND state <> 'withdrawn' ORDER BY due_at`,
});

/**
 * The newest messages that people wrote, oldest first: at most `limit`, of each at most the first `mostOfOne` characters, and
 * no more than so many that those before them have fewer than `mostBytes`. `found` counts what there was up to `limit`.
 */
export const findTrackedMessages = query({
  parameters: { enquiryId: uuid, limit: integer, mostOfOne: integer, mostBytes: integer },
  columns: {
    id: uuid,
    at: instant,
    direction: word<'in' | 'out'>(),
    by: optional(text),
    text,
    markup: optional(text),
    shortened: boolean,
    found: integer,
    /** Names of the files that came or went with it; of very many the first. */
    files: json<string[]>(),
  },
  sql: `
    SELECT id, at, direction, by, text, CASE WHEN shortened THEN NULL ELSE markup END AS markup, shortened, found, files FROM (
      SELECT newest.*, octet_length(words) > octet_length(text) AS shortened, (count(*) OVER ())::int AS found,
             COALESCE(sum(octet_length(text) + COALESCE(octet_length(markup), 0)) OVER (
               ORDER BY at DESC, id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS bytes_before
      FROM (
        SELECT c.*, left(words, $mostOfOne::int) AS text FROM (
          SELECT c.id, c.at, c.direction, a.name AS by, ${writtenWords('c')} AS words, c.markup,
                 CASE WHEN c.changes->-1->>'kind' = 'removed' THEN '[]'
                      ELSE jsonb_path_query_array(c.attachments, '$[0 to 19].name') END AS files
          FROM contact c LEFT JOIN agent a ON a.id = c.author_id
          WHERE c.enquiry_id = $enquiryId AND NOT c.automatic
            AND NOT EXISTS (SELECT FROM delivery d WHERE d.contact_id = c.id AND d.state = 'taken-back')
          ORDER BY c.at DESC, c.id DESC LIMIT $limit::int) c) newest) shown
    WHERE bytes_before < $mostBytes::int ORDER BY at, id`,
});

/** A message that a person of the council sent, on the enquiry with this reference. */
export const findTrackedReply = query({
  parameters: { reference: text, contactId: uuid },
  columns: { organisationId: uuid },
  sql: `
    SELECT c.organisation_id FROM contact c JOIN enquiry e ON e.id = c.enquiry_id
    WHERE c.id = $contactId AND e.id = (${LED_TO}) AND c.direction = 'out' AND NOT c.automatic`,
});

/** How far what the hub sent by itself about an enquiry has come, oldest first. */
export const findAutomaticDeliveries = query({
  parameters: { reference: text },
  columns: { channel: word<Channel>(), state: word<DeliveryState>() },
  sql: `
    SELECT d.channel, d.state FROM enquiry e JOIN contact c ON c.enquiry_id = e.id JOIN delivery d ON d.contact_id = c.id
    WHERE e.id = (${LED_TO}) AND c.direction = 'out' AND c.automatic ORDER BY c.at, c.id`,
});

/** The id of what a reference leads to. */
export const findLedTo = query({
  parameters: { reference: text },
  columns: { id: uuid },
  sql: `SELECT e.id FROM enquiry e WHERE e.id = (${LED_TO})`,
});

/** What was received under a reference since an instant, be it routed or not. */
export const findReceivedReference = query({
  parameters: { reference: text, since: instant },
  columns: { organisationId: uuid, service: text },
  sql: `
    SELECT r.organisation_id, s.name AS service FROM receipt r JOIN entry_point p ON p.id = r.entry_point_id
    JOIN service s ON s.id = p.service_id WHERE r.reference = $reference AND r.received_at > $since`,
});
