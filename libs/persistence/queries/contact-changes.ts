import type { Channel, InboundContact } from '@frontdoor/contracts';
import type { ReceiptFault } from '../entities/receipt.js';
import { query } from './query.js';
import { boolean, bytes, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** Whether a receipt is that of the contact that was changed, or of a change that stands in for it. */
const IS_ITS_RECEIPT = `r.entry_point_id = v.entry_point_id AND r.idempotency_key IN (v.idempotency_key, 'changed ' || v.idempotency_key)`;

/** Keeps what senders did to their contacts, each change once. */
export const keepContactChanges = query({
  parameters: {
    ids: list(uuid),
    organisationIds: list(uuid),
    entryPointIds: list(uuid),
    channels: list(word<Channel>()),
    idempotencyKeys: list(text),
    changeKeys: list(text),
    kinds: list(word<'edited' | 'removed'>()),
    at: list(optional(instant)),
    raws: list(optional(bytes)),
    digests: list(optional(text)),
    contentTypes: list(text),
    contacts: list(optional(json<InboundContact>())),
    faults: list(optional(json<ReceiptFault>())),
    now: instant,
  },
  sql: `
    INSERT INTO contact_change (id, organisation_id, entry_point_id, channel, idempotency_key, change_key, kind, at, raw, digest,
                                content_type, contact, fault, received_at)
    SELECT *, $now::timestamptz FROM unnest($ids::uuid[], $organisationIds::uuid[], $entryPointIds::uuid[], $channels::text[],
      $idempotencyKeys::text[], $changeKeys::text[], $kinds::text[], $at::timestamptz[], $raws::bytea[],
      $digests::text[], $contentTypes::text[], $contacts::jsonb[], $faults::jsonb[])
    ON CONFLICT (entry_point_id, change_key) DO NOTHING`,
});

/** Contacts with changes received after `since` that do not stand in them yet. */
export const findChangedContacts = query({
  parameters: { since: instant, limit: integer },
  columns: { contactId: uuid, organisationId: uuid },
  sql: `
    SELECT DISTINCT c.id AS contact_id, c.organisation_id
    FROM contact_change v
    JOIN receipt r ON ${IS_ITS_RECEIPT} AND r.state = 'routed'
    JOIN contact c ON c.id = r.id
    WHERE v.applied_at IS NULL AND v.received_at > $since
      AND NOT (r.idempotency_key <> v.idempotency_key AND v.set_aside_at IS NOT NULL)
      AND NOT c.changes @> jsonb_build_array(jsonb_build_object('id', v.id))
    LIMIT $limit`,
});

/**
 * All changes of a contact in the order in which its sender made them, a removal last. What stands in for a contact that
 * never came in is no change of itself.
 */
export const findChangesOfContact = query({
  parameters: { contactId: uuid },
  columns: {
    id: uuid,
    kind: word<'edited' | 'removed'>(),
    at: instant,
    contact: optional(json<InboundContact>()),
    /** It belongs to this very contact, and not to one that this contact stands in for. */
    isOwn: boolean,
  },
  sql: `
    SELECT v.id, v.kind, COALESCE(v.at, v.received_at) AS at, v.contact, r.idempotency_key = v.idempotency_key AS is_own
    FROM receipt r JOIN contact_change v ON ${IS_ITS_RECEIPT}
    WHERE r.id = $contactId AND NOT (r.idempotency_key <> v.idempotency_key AND v.set_aside_at IS NOT NULL)
    ORDER BY v.kind = 'removed', COALESCE(v.at, v.received_at), v.received_at, v.id`,
});

export const markChangesApplied = query({
  parameters: { ids: list(uuid), now: instant },
  sql: `UPDATE contact_change SET applied_at = $now WHERE id = ANY($ids) AND applied_at IS NULL`,
});

/** Changes to show to people by themselves: those that nobody can read, and those from before `before` of nothing that came in. */
export const findChangesToSetAside = query({
  parameters: { before: instant, limit: integer },
  columns: {
    id: uuid,
    channel: word<Channel>(),
    address: text,
    idempotencyKey: text,
    changeKey: text,
    kind: word<'edited' | 'removed'>(),
    receivedAt: instant,
    raw: optional(bytes),
    digest: optional(text),
    size: integer,
    contentType: text,
    contact: optional(json<InboundContact>()),
    fault: optional(json<ReceiptFault>()),
  },
  sql: `
    SELECT v.id, v.channel, e.address, v.idempotency_key, v.change_key, v.kind, v.received_at, v.raw, v.digest,
           COALESCE(s.size, length(v.raw)) AS size, v.content_type, v.contact, v.fault
    FROM contact_change v JOIN entry_point e ON e.id = v.entry_point_id LEFT JOIN stored_bytes s USING (digest)
    WHERE v.set_aside_at IS NULL AND (v.fault IS NOT NULL
      OR v.applied_at IS NULL AND v.received_at < $before AND NOT EXISTS (SELECT FROM receipt r WHERE ${IS_ITS_RECEIPT}))
    ORDER BY v.received_at LIMIT $limit`,
});

export const markChangeSetAside = query({
  parameters: { id: uuid, now: instant },
  sql: `UPDATE contact_change SET set_aside_at = $now WHERE id = $id`,
});

/** The bytes of an edit, by its own id. */
export const findRawChange = query({
  parameters: { id: uuid, organisationId: uuid },
  columns: {
    channel: word<Channel>(),
    address: text,
    contact: optional(json<InboundContact>()),
    raw: optional(bytes),
    digest: optional(text),
    size: integer,
  },
  sql: `
    SELECT v.channel, p.address, v.contact, v.raw, v.digest, COALESCE(s.size, length(v.raw)) AS size
    FROM contact_change v JOIN entry_point p ON p.id = v.entry_point_id LEFT JOIN stored_bytes s USING (digest)
    WHERE v.id = $id AND v.organisation_id = $organisationId`,
});
