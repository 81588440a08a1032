import type { EnquiryKind, IdentifierKind, InboundContact } from '@frontdoor/contracts';
import type { Absence } from '../entities/index.js';
import type { ReceiptFault } from '../entities/receipt.js';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

const claimed = {
  id: uuid,
  entryPointId: uuid,
  reference: text,
  receivedAt: instant,
  /** Null only while quarantined. */
  contact: optional(json<InboundContact>()),
};

/** Receipts that still wait, locked; those that another process holds are left to it. */
export const claimReceipts = query({
  planned: 'once',
  parameters: { ids: list(uuid) },
  columns: claimed,
  sql: `
    SELECT id, entry_point_id, reference, received_at, contact FROM receipt
    WHERE id = ANY($ids) AND state = 'received' FOR UPDATE SKIP LOCKED`,
});

/** The same for the receipts of these references, but for those named in `ids`. */
export const claimReferredReceipts = query({
  parameters: { references: list(text), ids: list(uuid) },
  columns: claimed,
  sql: `
    SELECT id, entry_point_id, reference, received_at, contact FROM receipt
    WHERE reference = ANY($references) AND NOT id = ANY($ids) AND state = 'received' FOR UPDATE SKIP LOCKED`,
});

/** How many receipts of these references wait, whoever holds them. */
export const countReferredReceipts = query({
  parameters: { references: list(text), ids: list(uuid) },
  columns: { count: integer },
  sql: `
    SELECT count(*)::int AS count FROM receipt
    WHERE reference = ANY($references) AND NOT id = ANY($ids) AND state = 'received'`,
});

/** Has whoever else routes contacts of these parties wait until this transaction ends. */
export const lockParties = query({
  planned: 'once',
  parameters: { keys: list(text) },
  columns: { locked: text },
  sql: `
    SELECT pg_advisory_xact_lock(hashtextextended(key, 7))::text AS locked
    FROM unnest($keys::text[]) AS key`,
});

/** The customers of identifiers, with how many of their enquiries somebody wrote about since `since`. */
export const findCustomersOf = query({
  planned: 'once',
  parameters: { organisationIds: list(uuid), kinds: list(text), values: list(text), since: instant },
  columns: {
    organisationId: uuid,
    kind: word<IdentifierKind>(),
    value: text,
    id: uuid,
    language: text,
    recentEnquiries: integer,
  },
  sql: `
    SELECT i.organisation_id, i.kind, i.value, c.id, c.language,
           (SELECT count(*)::int FROM enquiry e WHERE e.customer_id = c.id AND e.last_contact_at > $since) AS recent_enquiries
    FROM unnest($organisationIds::uuid[], $kinds::text[], $values::text[]) AS wanted (organisation_id, kind, value)
    JOIN identifier i USING (organisation_id, kind, value) JOIN customer c ON c.id = i.customer_id`,
});

/**
 * Enquiries that a reference, a Message-ID of theirs or an open conversation points to. A conversation is the latest
 * open enquiry of a customer at an entry point of one of `channels`, touched after the instant in the same place of
 * `since`; its `value` is `CUSTOMER ENTRY-POINT`.
 */
export const findEvidence = query({
  planned: 'once',
  parameters: {
    references: list(text),
    messageIds: list(text),
    customerIds: list(uuid),
    channels: list(text),
    since: list(instant),
  },
  columns: {
    by: word<'reference' | 'message' | 'conversation'>(),
    value: text,
    enquiryId: uuid,
    deliveryId: optional(uuid),
  },
  sql: `
    SELECT 'reference' AS by, e.reference AS value, e.id AS enquiry_id, NULL::uuid AS delivery_id
    FROM enquiry e WHERE e.reference = ANY($references)
    UNION ALL
    SELECT 'message', c.message_id, c.enquiry_id, d.id
    FROM contact c LEFT JOIN delivery d ON d.contact_id = c.id WHERE c.message_id = ANY($messageIds)
    UNION ALL
    SELECT * FROM (
      SELECT DISTINCT ON (e.customer_id, c.entry_point_id)
             'conversation', e.customer_id || ' ' || c.entry_point_id, e.id, NULL::uuid
      FROM enquiry e JOIN contact c ON c.enquiry_id = e.id
      JOIN unnest($channels::text[], $since::timestamptz[]) AS conversing (channel, since) ON conversing.channel = c.channel
      WHERE e.customer_id = ANY($customerIds) AND e.state = 'open' AND e.last_contact_at > conversing.since
      ORDER BY e.customer_id, c.entry_point_id, e.last_contact_at DESC) AS conversations`,
});

/** Locked before they are looked at: what stands beside an enquiry may change while we wait for it. */
export const lockEnquiries = query({
  planned: 'once',
  parameters: { ids: list(uuid) },
  sql: `SELECT FROM enquiry WHERE id = ANY($ids) ORDER BY id FOR NO KEY UPDATE`,
});

/**
 * What routing needs of enquiries that exist. The absence of an owner counts until its last day by the clocks of the
 * organisation, and only while the customer was not told of it since `toldSince`.
 */
export const findEnquiriesToJoin = query({
  planned: 'once',
  parameters: { ids: list(uuid), now: instant, toldSince: instant },
  columns: {
    id: uuid,
    organisationId: uuid,
    reference: text,
    customerId: uuid,
    ownerId: optional(uuid),
    state: word<'open' | 'closed'>(),
    kind: word<EnquiryKind>(),
    waiting: boolean,
    ownerAway: optional(json<Absence>()),
    answeringId: optional(uuid),
  },
  sql: `
    SELECT e.id, e.organisation_id, e.reference, e.customer_id, e.owner_id, e.state, e.kind,
           e.waiting_since IS NOT NULL AS waiting, w.id AS answering_id,
           CASE WHEN NOT EXISTS (SELECT 1 FROM contact c WHERE c.enquiry_id = e.id AND c.meaning->>'type' = 'waived'
                                 AND c.at > $toldSince) THEN a.absence END AS owner_away
    FROM enquiry e JOIN organisation o ON o.id = e.organisation_id
    LEFT JOIN agent a ON a.id = e.owner_id AND a.absence->>'returnDate' >= (($now::timestamptz AT TIME ZONE o.zone)::date)::text
    LEFT JOIN LATERAL (SELECT id FROM work_item WHERE enquiry_id = e.id AND kind = 'answer' AND state <> 'done'
                       ORDER BY urgent_at LIMIT 1) w ON true
    WHERE e.id = ANY($ids)`,
});

/** Notes that customers wrote again. An enquiry may be named several times. */
export const touchEnquiries = query({
  planned: 'once',
  parameters: { ids: list(uuid), at: list(instant) },
  sql: `
    UPDATE enquiry e SET last_contact_at = GREATEST(e.last_contact_at, t.at), contacts_in = e.contacts_in + t.n
    FROM (SELECT id, max(at) AS at, count(*)::int AS n FROM unnest($ids::uuid[], $at::timestamptz[]) AS given (id, at)
          GROUP BY id) t
    WHERE e.id = t.id`,
});

export const markRouted = query({
  planned: 'once',
  parameters: { ids: list(uuid) },
  sql: `UPDATE receipt SET state = 'routed' WHERE id = ANY($ids)`,
});

/** Sets receipts aside for people, each with the fault in the same place of `faults`. */
export const quarantineReceipts = query({
  parameters: { ids: list(uuid), faults: list(json<ReceiptFault>()) },
  sql: `
    UPDATE receipt r SET state = 'quarantined', fault = q.fault
    FROM unnest($ids::uuid[], $faults::jsonb[]) AS q (id, fault) WHERE r.id = q.id`,
});
