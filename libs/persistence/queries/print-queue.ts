import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, bytes, day, instant, integer, list, optional, text, uuid, word } from './sql-types.js';

/** Puts a letter that was written into the print queue. One that came back, or was not posted, waits anew. */
export const addToPrintQueue = query({
  parameters: { deliveryId: uuid, now: instant },
  sql: `
    INSERT INTO print_queue_entry (delivery_id, organisation_id, queued_at)
    SELECT id, organisation_id, $now FROM delivery WHERE id = $deliveryId
    ON CONFLICT (delivery_id) DO UPDATE SET queued_at = $now, prints = 0, printed_at = NULL, posted_on = NULL,
      posted_by_id = NULL, returned_at = NULL, return_reason = NULL, told_at = NULL
    WHERE print_queue_entry.returned_at IS NOT NULL`,
});

/** What is in the print queue, by what is to be done with it; the oldest first, of what is done the newest. */
export const findPrintQueue = query({
  parameters: { organisationId: uuid, show: text, limit: integer },
  columns: {
    id: uuid,
    enquiryId: uuid,
    reference: text,
    subject: text,
    customer: optional(text),
    address: optional(text),
    channel: word<Channel>(),
    service: text,
    author: optional(text),
    pages: integer,
    large: boolean,
    queuedAt: instant,
    dueAt: optional(instant),
    prints: integer,
    printedAt: optional(instant),
    postedOn: optional(text),
    postedBy: optional(text),
    returnedAt: optional(instant),
    returnReason: optional(text),
  },
  sql: `
    SELECT p.delivery_id AS id, e.id AS enquiry_id, e.reference, coalesce(c.subject, e.subject) AS subject,
      u.name AS customer, c.party_value AS address, d.channel, s.name AS service, a.name AS author, l.pages,
      coalesce((d.message->>'large')::boolean, false) AS large, p.queued_at,
      CASE WHEN d.state = 'to-post' THEN (
        SELECT min(m.due_at) FROM commitment m WHERE m.enquiry_id = e.id AND m.whose = 'council'
          AND m.state IN ('running', 'missed') AND m.settled_at IS NULL) END AS due_at,
      p.prints, p.printed_at, p.posted_on::text AS posted_on, b.name AS posted_by, p.returned_at, p.return_reason
    FROM print_queue_entry p JOIN delivery d ON d.id = p.delivery_id JOIN letter l ON l.delivery_id = p.delivery_id
      JOIN contact c ON c.id = d.contact_id JOIN enquiry e ON e.id = d.enquiry_id JOIN customer u ON u.id = e.customer_id
      JOIN service s ON s.id = e.service_id LEFT JOIN agent a ON a.id = c.author_id LEFT JOIN agent b ON b.id = p.posted_by_id
    WHERE p.organisation_id = $organisationId AND CASE $show
      WHEN 'to-print' THEN p.posted_on IS NULL AND d.state = 'to-post' AND p.prints = 0
      WHEN 'to-post' THEN p.posted_on IS NULL AND d.state = 'to-post' AND p.prints > 0
      WHEN 'posted' THEN p.posted_on IS NOT NULL AND p.returned_at IS NULL
      ELSE p.returned_at IS NOT NULL END
    ORDER BY CASE WHEN $show IN ('to-print', 'to-post') THEN p.queued_at END, p.posted_on DESC, p.queued_at DESC, p.delivery_id
    LIMIT $limit`,
});

/** How much waits in the print queue. */
export const countPrintQueue = query({
  parameters: { organisationId: uuid },
  columns: { toPrint: integer, toPost: integer },
  sql: `
    SELECT (count(*) FILTER (WHERE p.prints = 0))::integer AS to_print, (count(*) FILTER (WHERE p.prints > 0))::integer AS to_post
    FROM print_queue_entry p JOIN delivery d ON d.id = p.delivery_id
    WHERE p.organisation_id = $organisationId AND p.posted_on IS NULL AND d.state = 'to-post'`,
});

/** Letters of the print queue as they were written, in the order in which they were asked for. */
export const readPrintQueueLetters = query({
  parameters: { organisationId: uuid, ids: list(uuid) },
  columns: { id: uuid, document: bytes, pages: integer },
  sql: `
    SELECT p.delivery_id AS id, l.document, l.pages
    FROM unnest($ids::uuid[]) WITH ORDINALITY AS asked (id, place)
      JOIN print_queue_entry p ON p.delivery_id = asked.id JOIN letter l ON l.delivery_id = p.delivery_id
    WHERE p.organisation_id = $organisationId ORDER BY asked.place`,
});

/** One more time these were printed. */
export const markPrinted = query({
  parameters: { organisationId: uuid, ids: list(uuid), now: instant },
  columns: { id: uuid },
  sql: `
    UPDATE print_queue_entry SET prints = prints + 1, printed_at = $now
    WHERE organisation_id = $organisationId AND delivery_id = ANY ($ids) RETURNING delivery_id AS id`,
});

/** When something was put into the print queue. */
export const findQueuedAt = query({
  parameters: { id: uuid, organisationId: uuid },
  columns: { queuedAt: instant },
  sql: `SELECT queued_at FROM print_queue_entry WHERE delivery_id = $id AND organisation_id = $organisationId`,
});

export const notePosted = query({
  parameters: { id: uuid, postedOn: optional(day), byId: optional(uuid) },
  sql: `UPDATE print_queue_entry SET posted_on = $postedOn::date, posted_by_id = $byId WHERE delivery_id = $id`,
});

export const noteReturned = query({
  parameters: { id: uuid, reason: text, now: instant },
  sql: `UPDATE print_queue_entry SET returned_at = $now, return_reason = $reason WHERE delivery_id = $id`,
});

/** A letter that came back, or could not be posted. */
export const findReturned = query({
  parameters: { id: uuid },
  columns: { wasPosted: boolean },
  sql: `SELECT posted_on IS NOT NULL AS was_posted FROM print_queue_entry WHERE delivery_id = $id AND returned_at IS NOT NULL`,
});

/** It did not come back after all. */
export const noteNotReturned = query({
  parameters: { id: uuid },
  sql: `UPDATE print_queue_entry SET returned_at = NULL, return_reason = NULL WHERE delivery_id = $id`,
});

/** What waits in the print queue since before an instant and nobody was told of: now they are. */
export const tellOfPrintQueue = query({
  parameters: { queuedBefore: instant, now: instant },
  columns: { organisationId: uuid, enquiryId: uuid, queuedAt: instant },
  sql: `
    UPDATE print_queue_entry p SET told_at = $now FROM delivery d
    WHERE d.id = p.delivery_id AND d.state = 'to-post' AND p.posted_on IS NULL AND p.told_at IS NULL
      AND p.queued_at < $queuedBefore
    RETURNING p.organisation_id, d.enquiry_id, p.queued_at`,
});
