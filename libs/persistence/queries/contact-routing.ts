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

/**
 * The customers of addresses that somebody wrote from; `scope` is that of the identifier. `named` are the addresses that
 * contacts from there asked to be answered at; from one that is `shared` several people write.
 */
export const findCustomersOf = query({
  planned: 'once',
  parameters: { organisationIds: list(uuid), kinds: list(text), values: list(text), scopes: list(text) },
  columns: {
    organisationId: uuid,
    kind: word<IdentifierKind>(),
    value: text,
    scope: text,
    id: uuid,
    language: text,
    shared: boolean,
    /** Somebody said that one person writes from it, whatever else suggests. */
    own: boolean,
    named: list(text),
  },
  sql: `
    SELECT i.organisation_id, i.kind, i.value, i.scope, i.shared, i.said_shared IS NOT DISTINCT FROM false AS own, c.id, c.language,
           ARRAY(SELECT DISTINCT n.value FROM identifier n
                 WHERE n.customer_id = c.id AND n.enquiry_id IS NOT NULL AND n.kind = i.kind
                   AND EXISTS (SELECT FROM contact k
                               WHERE k.enquiry_id = n.enquiry_id AND (k.party_kind, k.party_value) = (i.kind, i.value)
                                 AND k.reachable_at @> jsonb_build_array(jsonb_build_object('kind', n.kind, 'value', n.value)))) AS named
    FROM unnest($organisationIds::uuid[], $kinds::text[], $values::text[], $scopes::text[])
           AS wanted (organisation_id, kind, value, scope)
    JOIN identifier i USING (organisation_id, kind, value, scope) JOIN customer c ON c.id = i.customer_id
    WHERE i.enquiry_id IS NULL`,
});

/** How many enquiries of an address somebody wrote about since an instant, whoever it is taken for. */
export const countEnquiriesAt = query({
  planned: 'once',
  parameters: { organisationIds: list(uuid), kinds: list(text), values: list(text), since: instant },
  columns: { organisationId: uuid, kind: word<IdentifierKind>(), value: text, count: integer },
  sql: `
    SELECT i.organisation_id, i.kind, i.value, count(DISTINCT e.id)::int AS count
    FROM unnest($organisationIds::uuid[], $kinds::text[], $values::text[]) AS wanted (organisation_id, kind, value)
    JOIN identifier i USING (organisation_id, kind, value)
    JOIN enquiry e ON e.customer_id = i.customer_id AND (i.enquiry_id IS NULL OR i.enquiry_id = e.id)
    WHERE e.last_contact_at > $since GROUP BY i.organisation_id, i.kind, i.value`,
});

/** Several people turned out to write from these addresses: they find nobody any more. */
export const shareIdentifiers = query({
  parameters: { organisationIds: list(uuid), kinds: list(text), values: list(text) },
  sql: `
    UPDATE identifier i SET shared = true
    FROM unnest($organisationIds::uuid[], $kinds::text[], $values::text[]) AS given (organisation_id, kind, value)
    WHERE (i.organisation_id, i.kind, i.value) = (given.organisation_id, given.kind, given.value)
      AND i.said_shared IS DISTINCT FROM false`,
});

/**
 * Enquiries that a reference, a Message-ID of theirs or an open conversation points to. A conversation is an open enquiry on
 * which an address and an entry point of the channel met, touched after the instant `since`; its `value` is
 * `ORGANISATION KIND:VALUE ENTRY-POINT`, and `metAt` when they did last, spoken by `metBy`. Of an address the newest 20. Of a message, `knownTo` is the one address that had it besides us, `copies` are
 * those that had it in copy.
 */
export const findEvidence = query({
  planned: 'once',
  parameters: {
    references: list(text),
    messageIds: list(text),
    organisationIds: list(uuid),
    kinds: list(text),
    values: list(text),
    entryPointIds: list(uuid),
    since: list(instant),
  },
  columns: {
    by: word<'reference' | 'message' | 'conversation'>(),
    value: text,
    enquiryId: uuid,
    deliveryId: optional(uuid),
    knownTo: optional(text),
    copies: list(text),
    metAt: optional(instant),
    metBy: optional(word<'in' | 'out'>()),
  },
  sql: `
    SELECT 'reference' AS by, e.reference AS value, e.id AS enquiry_id, NULL::uuid AS delivery_id, NULL AS known_to,
           '{}'::text[] AS copies, NULL::timestamptz AS met_at, NULL AS met_by
    FROM enquiry e WHERE e.reference = ANY($references)
    UNION ALL
    SELECT 'message', c.message_id, c.enquiry_id, d.id,
           CASE WHEN c.cc = '[]' AND c.doubt IS NULL THEN c.party_kind || ':' || c.party_value END,
           ARRAY(SELECT p->>'value' FROM jsonb_array_elements(c.cc) AS p), NULL, NULL
    FROM contact c LEFT JOIN delivery d ON d.contact_id = c.id WHERE c.message_id = ANY($messageIds)
    UNION ALL
    SELECT 'message', d.provider_id, d.enquiry_id, d.id, c.party_kind || ':' || c.party_value, '{}'::text[], NULL, NULL
    FROM delivery d JOIN contact c ON c.id = d.contact_id WHERE d.provider_id = ANY($messageIds)
    UNION ALL
    SELECT by, value, id, NULL, NULL, '{}', at, direction FROM (
      SELECT 'conversation' AS by, concat(w.organisation_id, ' ', w.kind, ':', w.value, ' ', w.entry_point_id) AS value, e.id,
             met.at, met.direction,
             row_number() OVER (PARTITION BY w.organisation_id, w.kind, w.value, w.entry_point_id ORDER BY met.at DESC) AS place
      FROM unnest($organisationIds::uuid[], $kinds::text[], $values::text[], $entryPointIds::uuid[], $since::timestamptz[])
             AS w (organisation_id, kind, value, entry_point_id, since)
      JOIN identifier i USING (organisation_id, kind, value)
      JOIN enquiry e ON e.customer_id = i.customer_id AND (i.enquiry_id IS NULL OR i.enquiry_id = e.id)
        AND e.state = 'open' AND e.last_contact_at > w.since
      JOIN LATERAL (
        SELECT c.at, c.direction FROM contact c
        WHERE c.enquiry_id = e.id AND c.entry_point_id = w.entry_point_id AND (c.party_kind, c.party_value) = (w.kind, w.value)
        ORDER BY c.at DESC, c.direction LIMIT 1) AS met ON true) AS conversations
    WHERE place <= 20`,
});

/** Open enquiries of customers, the newest contact first; at most a thousand. */
export const findOpenOfCustomers = query({
  planned: 'once',
  parameters: { customerIds: list(uuid) },
  columns: { customerId: uuid, id: uuid, subject: text },
  sql: `
    SELECT customer_id, id, subject FROM enquiry WHERE customer_id = ANY($customerIds) AND state = 'open'
    ORDER BY last_contact_at DESC, id LIMIT 1000`,
});

/** Open enquiries in which somebody named an address as theirs, or wrote from it, the newest contact first; at most a thousand. */
export const findOpenThatName = query({
  planned: 'once',
  parameters: { organisationIds: list(uuid), kinds: list(text), values: list(text) },
  columns: {
    organisationId: uuid,
    kind: word<IdentifierKind>(),
    value: text,
    id: uuid,
    subject: text,
  },
  sql: `
    SELECT i.organisation_id, i.kind, i.value, e.id, e.subject
    FROM unnest($organisationIds::uuid[], $kinds::text[], $values::text[]) AS wanted (organisation_id, kind, value)
    JOIN identifier i USING (organisation_id, kind, value) JOIN enquiry e ON e.id = i.enquiry_id
    WHERE NOT i.shared AND e.state = 'open'
    ORDER BY e.last_contact_at DESC, e.id LIMIT 1000`,
});

/** Where copies of mails came in before, the first of each at the front. */
export const findMailCopies = query({
  planned: 'once',
  parameters: { organisationIds: list(uuid), digests: list(text) },
  columns: { organisationId: uuid, digest: text, enquiryId: uuid, entryPointId: uuid, entryPoint: text },
  sql: `
    SELECT c.organisation_id, COALESCE(c.mail_digest, '') AS digest, c.enquiry_id, c.entry_point_id, p.name AS entry_point
    FROM unnest($organisationIds::uuid[], $digests::text[]) AS wanted (organisation_id, mail_digest)
    JOIN contact c USING (organisation_id, mail_digest) JOIN entry_point p ON p.id = c.entry_point_id
    WHERE c.direction = 'in' ORDER BY c.at, c.id`,
});

/** Locked before they are looked at: what stands beside an enquiry may change while we wait for it. */
export const lockEnquiries = query({
  planned: 'once',
  parameters: { ids: list(uuid) },
  sql: `SELECT FROM enquiry WHERE id = ANY($ids) ORDER BY id FOR NO KEY UPDATE`,
});

/**
 * What routing needs of enquiries that exist. The absence of an owner counts until its last day by the clocks of the
 * organisation, and only while the customer was not told of it since `toldSince`. `participants` are those who wrote, were
 * named or were written to, `copied` those to whom a message of ours went in copy, all as `KIND:VALUE`; `entryPointIds` is
 * where contacts of it came in.
 */
export const findEnquiriesToJoin = query({
  planned: 'once',
  parameters: { ids: list(uuid), now: instant, toldSince: instant },
  columns: {
    id: uuid,
    organisationId: uuid,
    reference: text,
    customerId: uuid,
    serviceId: uuid,
    ownerId: optional(uuid),
    state: word<'open' | 'closed'>(),
    /** The one that has all of it now. */
    joinedId: optional(uuid),
    kind: word<EnquiryKind>(),
    waiting: boolean,
    ownerAway: optional(json<Absence>()),
    interpreterArranged: boolean,
    answeringId: optional(uuid),
    participants: list(text),
    copied: list(text),
    entryPointIds: list(uuid),
  },
  sql: `
    SELECT e.id, e.organisation_id, e.reference, e.customer_id, e.service_id, e.owner_id, e.state, e.joined_id, e.kind,
           e.waiting_since IS NOT NULL AS waiting, e.interpreter_arranged, w.id AS answering_id,
           CASE WHEN NOT EXISTS (SELECT 1 FROM contact c WHERE c.enquiry_id = e.id AND c.meaning->>'type' = 'waived'
                                 AND c.at > $toldSince) THEN a.absence END AS owner_away,
           ARRAY(SELECT c.party_kind || ':' || c.party_value FROM contact c WHERE c.enquiry_id = e.id AND c.party_value IS NOT NULL
                 UNION SELECT i.kind || ':' || i.value FROM identifier i WHERE i.enquiry_id = e.id) AS participants,
           ARRAY(SELECT DISTINCT (p->>'kind') || ':' || (p->>'value') FROM contact c, jsonb_array_elements(c.cc) AS p
                 WHERE c.enquiry_id = e.id AND c.direction = 'out' AND c.cc <> '[]') AS copied,
           ARRAY(SELECT DISTINCT c.entry_point_id FROM contact c WHERE c.enquiry_id = e.id AND c.direction = 'in') AS entry_point_ids
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
