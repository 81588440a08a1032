import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { bigint, instant, integer, list, optional, text, uuid, word } from './sql-types.js';

/**
 * Entries of a ledger `l` that came from the customer: contacts, what their senders did to them later, and what joined it
 * with its newest contact, which may have come in long before.
 */
const FROM_CUSTOMER = `(l.type IN ('contact-received', 'contact-changed') OR l.type = 'joined' AND l.taken_back_at IS NULL)
  AND l.contact_id IS NOT NULL`;
/** Such an entry as the timeline names it: a contact or a change of one. */
const NAME = `COALESCE(l.data->>'changeId', l.contact_id::text)::uuid`;

/** The newest that came from the customer of an enquiry `e`, as a value of another query. */
export const NEWEST_FROM_CUSTOMER = `(
  SELECT ${NAME} FROM enquiry_event l WHERE l.enquiry_id = e.id AND ${FROM_CUSTOMER} ORDER BY l.position DESC LIMIT 1)`;

/** The newest of that which counted as seen when a contact `c` of ours was made, in the same way. */
export const NEWEST_SEEN = `(
  SELECT ${NAME} FROM enquiry_event l WHERE l.enquiry_id = e.id AND ${FROM_CUSTOMER}
    AND l.position <= (c.meaning->>'seenUpTo')::bigint ORDER BY l.position DESC LIMIT 1)`;

/**
 * The newest that came from the customer of an enquiry, and how far a writer has seen: up to the entry given, or, where
 * none is given, what had come when they last took on work of it; what opened it at least. `seen` is null for an entry
 * that is not of this enquiry. No row where nothing came. The enquiry is locked, so that positions are in the order in
 * which entries came to be seen.
 */
export const findNewestFromCustomer = query({
  parameters: { enquiryId: uuid, agentId: uuid, seenUpTo: optional(uuid) },
  columns: {
    entry: uuid,
    position: bigint,
    at: instant,
    channel: word<Channel>(),
    text: optional(text),
    seen: optional(bigint),
  },
  sql: `
    WITH said AS (SELECT l.position, l.recorded_at, l.at, l.contact_id, ${NAME} AS entry
                  FROM enquiry_event l WHERE l.enquiry_id = $enquiryId AND ${FROM_CUSTOMER}),
    taken AS (SELECT max(accepted_at) AS at FROM work_item WHERE enquiry_id = $enquiryId AND agent_id = $agentId),
    seen AS (SELECT CASE WHEN $seenUpTo::uuid IS NULL
               THEN GREATEST(min(position), max(position) FILTER (WHERE recorded_at <= (SELECT at FROM taken)))
               ELSE max(position) FILTER (WHERE entry = $seenUpTo::uuid) END AS position FROM said)
    SELECT s.entry, s.position, s.at, c.channel, seen.position AS seen,
           COALESCE((SELECT change->>'text' FROM jsonb_array_elements(c.changes) AS change
                     WHERE change->>'id' = s.entry::text), c.text) AS text
    FROM said s JOIN contact c ON c.id = s.contact_id, seen
    ORDER BY s.position DESC LIMIT 1`,
});

/** How much came from the customer of an enquiry behind an entry of it, but for one contact. */
export const countNewerFromCustomer = query({
  parameters: { enquiryId: uuid, seenUpTo: uuid, exceptContactId: uuid },
  columns: { count: integer },
  sql: `
    SELECT count(*)::int AS count FROM enquiry_event l
    WHERE l.enquiry_id = $enquiryId AND ${FROM_CUSTOMER} AND l.contact_id <> $exceptContactId AND l.position > (
      SELECT max(l.position) FROM enquiry_event l
      WHERE l.enquiry_id = $enquiryId AND ${FROM_CUSTOMER} AND ${NAME} = $seenUpTo::uuid)`,
});

/** The positions of the newest that came from the customers of these enquiries. */
export const findNewestPositions = query({
  parameters: { enquiryIds: list(uuid) },
  columns: { enquiryId: uuid, position: bigint },
  sql: `
    SELECT l.enquiry_id, max(l.position) AS position FROM enquiry_event l
    WHERE l.enquiry_id = ANY($enquiryIds) AND ${FROM_CUSTOMER} GROUP BY l.enquiry_id`,
});
