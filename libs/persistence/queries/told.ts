import type { Attachment, Channel, CommitmentState, EnquiryKind, IdentifierKind } from '@frontdoor/contracts';
import { currentWords } from './parts/current-words.js';
import { needsOf, saidOf } from './parts/of-customer.js';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

interface StoredPromise {
  id: string;
  promise: string;
  title: string;
  state: CommitmentState;
  /** As PostgreSQL writes it in JSON. */
  due_at: string;
  settled_at: string | null;
}

/** Enquiries as other systems are told of them, with their customers and the promises of the council. */
export const findToldEnquiries = query({
  /** Of these services only, where there are any. */
  parameters: { organisationId: uuid, ids: list(uuid), serviceIds: list(uuid) },
  columns: {
    id: uuid,
    reference: text,
    subject: text,
    kind: word<EnquiryKind>(),
    state: word<'open' | 'closed'>(),
    service: text,
    ownerId: optional(uuid),
    openedAt: instant,
    closedAt: optional(instant),
    lastContactAt: instant,
    waitingSince: optional(instant),
    joinedId: optional(uuid),
    customerId: uuid,
    customerName: optional(text),
    language: text,
    preferredChannel: optional(word<Channel>()),
    largePrint: boolean,
    identifiers: json<{ kind: IdentifierKind; value: string }[]>(),
    promises: json<StoredPromise[]>(),
  },
  sql: `
    SELECT e.id, e.reference, e.subject, e.kind, e.state, s.slug AS service, e.owner_id, e.opened_at, e.closed_at,
      e.last_contact_at, e.waiting_since, e.joined_id, e.customer_id, c.name AS customer_name, c.language,
      ${saidOf('c', 'preferred_channel')} AS preferred_channel, 'large-print' = ANY(${needsOf('c')}) AS large_print,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value) ORDER BY i.created_at, i.id)
                FROM identifier i WHERE i.customer_id = c.id AND (i.enquiry_id IS NULL OR i.enquiry_id = e.id)), '[]') AS identifiers,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('id', p.id, 'promise', p.promise_id, 'title', p.title, 'state', p.state,
                  'due_at', p.due_at, 'settled_at', p.settled_at) ORDER BY p.due_at, p.id)
                FROM commitment p WHERE p.enquiry_id = e.id AND p.whose = 'council'), '[]') AS promises
    FROM enquiry e JOIN service s ON s.id = e.service_id JOIN customer c ON c.id = e.customer_id
    WHERE e.organisation_id = $organisationId AND e.id = ANY ($ids::uuid[])
      AND (cardinality($serviceIds::uuid[]) = 0 OR e.service_id = ANY ($serviceIds::uuid[]))`,
});

const contact = {
  id: uuid,
  direction: word<'in' | 'out'>(),
  channel: word<Channel>(),
  at: instant,
  automatic: boolean,
  subject: optional(text),
  text,
  partyKind: optional(word<IdentifierKind>()),
  partyValue: optional(text),
  partyName: optional(text),
  attachments: json<Attachment[]>(),
};

const CONTACT = `c.id, c.direction, c.channel, c.at, c.automatic, c.subject, ${currentWords('c')} AS text, c.party_kind,
  c.party_value, c.party_name, CASE WHEN c.changes->-1->>'kind' = 'removed' THEN '[]' ELSE c.attachments END AS attachments`;

/** Contacts as other systems are told of them. */
export const findToldContacts = query({
  parameters: { organisationId: uuid, ids: list(uuid), serviceIds: list(uuid) },
  columns: contact,
  sql: `
    SELECT ${CONTACT} FROM contact c JOIN enquiry e ON e.id = c.enquiry_id
    WHERE c.organisation_id = $organisationId AND c.id = ANY ($ids::uuid[])
      AND (cardinality($serviceIds::uuid[]) = 0 OR e.service_id = ANY ($serviceIds::uuid[]))`,
});

/** Those of one enquiry, oldest first, after one of them. */
export const findToldContactsOf = query({
  parameters: { organisationId: uuid, enquiryId: uuid, afterAt: instant, afterId: uuid, limit: integer },
  columns: contact,
  sql: `
    SELECT ${CONTACT} FROM contact c
    WHERE c.organisation_id = $organisationId AND c.enquiry_id = $enquiryId AND (c.at, c.id) > ($afterAt, $afterId)
    ORDER BY c.at, c.id LIMIT $limit`,
});
