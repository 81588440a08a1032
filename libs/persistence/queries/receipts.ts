import type { Channel, InboundContact } from '@frontdoor/contracts';
import type { ReceiptFault } from '../entities/receipt.js';
import { query } from './query.js';
import { boolean, bytes, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** What the reader of something needs beside its bytes. */
type Unread = Readonly<Record<string, unknown>>;

/**
 * Keeps what came in, each once, with one job to route what can be routed; gives those that are new. Of each either its
 * bytes or the digest under which the store has them.
 */
export const takeReceipts = query({
  planned: 'once',
  parameters: {
    ids: list(uuid),
    organisationIds: list(uuid),
    entryPointIds: list(uuid),
    channels: list(word<Channel>()),
    idempotencyKeys: list(text),
    receivedAt: list(instant),
    raws: list(optional(bytes)),
    digests: list(optional(text)),
    contentTypes: list(text),
    contacts: list(optional(json<InboundContact>())),
    references: list(text),
    states: list(word<'unread' | 'received' | 'quarantined'>()),
    faults: list(optional(json<ReceiptFault>())),
    unread: list(optional(json<Unread>())),
  },
  columns: { id: uuid },
  sql: `
    WITH taken AS (
      INSERT INTO receipt (id, organisation_id, entry_point_id, channel, idempotency_key, received_at, raw, digest,
                           content_type, contact, reference, state, fault, unread)
      SELECT * FROM unnest($ids::uuid[], $organisationIds::uuid[], $entryPointIds::uuid[], $channels::text[],
        $idempotencyKeys::text[], $receivedAt::timestamptz[], $raws::bytea[], $digests::text[], $contentTypes::text[],
        $contacts::jsonb[], $references::text[], $states::text[], $faults::jsonb[], $unread::jsonb[])
      ON CONFLICT (entry_point_id, idempotency_key) DO NOTHING
      RETURNING id, state),
    jobs AS (
      INSERT INTO job_outbox (name, data)
      SELECT 'route-contacts', jsonb_build_object('ids', jsonb_agg(id)) FROM taken WHERE state = 'received' HAVING count(*) > 0)
    SELECT id FROM taken`,
});

/**
 * What came in before at these entry points under these keys. It `differs` where neither its bytes have the SHA-256 nor its
 * contact is the one in the same place: a browser that sends a page with files again draws other lines between its parts.
 */
export const findEarlierReceipts = query({
  parameters: {
    entryPointIds: list(uuid),
    idempotencyKeys: list(text),
    digests: list(text),
    contacts: list(optional(json<InboundContact>())),
  },
  columns: {
    id: uuid,
    entryPointId: uuid,
    idempotencyKey: text,
    reference: text,
    receivedAt: instant,
    differs: boolean,
  },
  sql: `
    SELECT r.id, r.entry_point_id, r.idempotency_key, r.reference, r.received_at,
           COALESCE(r.digest, encode(sha256(r.raw), 'hex')) <> wanted.digest AND (r.contact = wanted.contact) IS NOT TRUE AS differs
    FROM unnest($entryPointIds::uuid[], $idempotencyKeys::text[], $digests::text[], $contacts::jsonb[])
      AS wanted (entry_point_id, idempotency_key, digest, contact)
    JOIN receipt r USING (entry_point_id, idempotency_key)`,
});

/** The keys, of those that begin so, of what came in at an entry point since an instant. */
export const findKeysTaken = query({
  parameters: { entryPointId: uuid, beginning: text, since: instant },
  columns: { key: text },
  sql: `
    SELECT idempotency_key AS key FROM receipt
    WHERE entry_point_id = $entryPointId AND received_at >= $since AND starts_with(idempotency_key, $beginning)`,
});

/** New jobs for what came in before an instant and is not routed, a hundred receipts each. */
export const requeueReceipts = query({
  parameters: { before: instant, turn: integer },
  sql: `
    INSERT INTO job_outbox (name, data)
    SELECT 'route-contacts', jsonb_build_object('ids', jsonb_agg(id), 'turn', $turn::integer) FROM (
      SELECT id, row_number() OVER (ORDER BY received_at) / 100 AS part FROM receipt
      WHERE state = 'received' AND received_at < $before ORDER BY received_at LIMIT 5000) AS lost
    GROUP BY part`,
});

/** How many bytes each of these has as it came. */
export const findReceiptSizes = query({
  planned: 'once',
  parameters: { ids: list(uuid) },
  columns: { id: uuid, bytes: integer },
  sql: `
    SELECT r.id, COALESCE(s.size, length(r.raw)) AS bytes
    FROM receipt r LEFT JOIN stored_bytes s USING (digest) WHERE r.id = ANY($ids)`,
});

/** What came in, without its bytes, and the address it came to. `size` is in bytes. */
export const findReceipt = query({
  parameters: { id: uuid, organisationId: uuid },
  columns: {
    channel: word<Channel>(),
    address: text,
    state: word<'unread' | 'received' | 'routed' | 'quarantined'>(),
    contentType: text,
    contact: optional(json<InboundContact>()),
    fault: optional(json<ReceiptFault>()),
    size: integer,
    digest: optional(text),
  },
  sql: `
    SELECT r.channel, e.address, r.state, r.content_type, r.contact, r.fault, COALESCE(s.size, length(r.raw)) AS size,
           r.digest
    FROM receipt r JOIN entry_point e ON e.id = r.entry_point_id LEFT JOIN stored_bytes s USING (digest)
    WHERE r.id = $id AND r.organisation_id = $organisationId`,
});

/** What could not be understood, newest first, and behind the one of the id `after`. `size` is in bytes. */
export const findQuarantined = query({
  parameters: { organisationId: uuid, after: optional(uuid), limit: integer },
  columns: {
    id: uuid,
    channel: word<Channel>(),
    address: text,
    receivedAt: instant,
    fault: optional(json<ReceiptFault>()),
    from: optional(text),
    subject: optional(text),
    size: integer,
  },
  sql: `
    SELECT r.id, r.channel, COALESCE(r.contact->>'entryPoint', e.address) AS address, r.received_at, r.fault,
           r.contact->'from'->>'value' AS from, r.contact->>'subject' AS subject,
           COALESCE(s.size, length(r.raw)) AS size
    FROM receipt r JOIN entry_point e ON e.id = r.entry_point_id LEFT JOIN stored_bytes s USING (digest)
    WHERE r.organisation_id = $organisationId AND r.state = 'quarantined'
      AND ($after::uuid IS NULL OR (r.received_at, r.id) < (SELECT received_at, id FROM receipt WHERE id = $after))
    ORDER BY r.received_at DESC, r.id DESC LIMIT $limit::int`,
});

/** Some of the bytes of what came in, null where the store has them; the first is 0. */
export const findRawPiece = query({
  parameters: { id: uuid, from: integer, length: integer },
  columns: { piece: optional(bytes) },
  sql: `SELECT substring(raw FROM $from::integer + 1 FOR $length) AS piece FROM receipt WHERE id = $id`,
});

/** Where the store has the bytes of what came in. */
export const findStoredReceipt = query({
  parameters: { id: uuid },
  columns: { digest: text, size: integer },
  sql: `SELECT s.digest, s.size FROM receipt r JOIN stored_bytes s USING (digest) WHERE r.id = $id`,
});

/** What was kept on these channels and nobody reads, oldest first; `known` are left out. `size` is in bytes. */
export const findUnread = query({
  parameters: { channels: list(text), known: list(uuid), now: instant, limit: integer },
  columns: {
    contactId: uuid,
    channel: word<Channel>(),
    entryPoint: text,
    contentType: text,
    unread: json<Unread>(),
    size: integer,
    digest: optional(text),
  },
  sql: `
    SELECT r.id AS contact_id, r.channel, COALESCE(r.unread->>'at', e.address) AS entry_point, r.content_type,
           COALESCE(r.unread, '{}') AS unread, COALESCE(s.size, length(r.raw)) AS size, r.digest
    FROM receipt r JOIN entry_point e ON e.id = r.entry_point_id LEFT JOIN stored_bytes s USING (digest)
    WHERE r.state = 'unread' AND (r.read_until IS NULL OR r.read_until < $now) AND r.channel = ANY($channels)
      AND NOT r.id = ANY($known)
    ORDER BY r.received_at LIMIT $limit`,
});

/**
 * Takes something to read, until an instant; nothing where somebody else has it. `attempts` counts this one; with a `fault`
 * it is for the quarantine whatever it says.
 */
export const claimUnread = query({
  parameters: { id: uuid, now: instant, until: instant },
  columns: { attempts: integer, fault: optional(json<ReceiptFault>()) },
  sql: `
    UPDATE receipt SET read_attempts = read_attempts + 1, read_until = $until
    WHERE id = $id AND state = 'unread' AND (read_until IS NULL OR read_until < $now)
    RETURNING read_attempts AS attempts, fault`,
});

/** Those who read these go on reading, until an instant. */
export const holdUnread = query({
  parameters: { ids: list(uuid), until: instant },
  sql: `UPDATE receipt SET read_until = $until WHERE id = ANY($ids) AND state = 'unread'`,
});

/** Gives back what was taken and could not be read now. */
export const giveBackUnread = query({
  parameters: { id: uuid },
  sql: `UPDATE receipt SET read_attempts = read_attempts - 1, read_until = NULL WHERE id = $id AND state = 'unread'`,
});

/** Writes down what something means, once, with the job to route it, or why nobody can tell. */
export const settleUnread = query({
  parameters: {
    id: uuid,
    contact: optional(json<InboundContact>()),
    fault: optional(json<ReceiptFault>()),
    state: word<'received' | 'quarantined'>(),
  },
  columns: { id: uuid },
  sql: `
    WITH settled AS (
      UPDATE receipt SET contact = $contact, fault = $fault, state = $state, unread = NULL, read_until = NULL
      WHERE id = $id AND state = 'unread' RETURNING id, state),
    jobs AS (
      INSERT INTO job_outbox (name, data)
      SELECT 'route-contacts', jsonb_build_object('ids', jsonb_agg(id)) FROM settled WHERE state = 'received' HAVING count(*) > 0)
    SELECT id FROM settled`,
});

/** It brought what is in the queue by itself: it is kept as it came, and becomes no contact. */
export const keepAlone = query({
  parameters: { id: uuid },
  sql: `UPDATE receipt SET state = 'routed', unread = NULL, read_until = NULL WHERE id = $id AND state = 'unread'`,
});

/** How many receipts are unread, and when the oldest of them came in. */
export const countUnread = query({
  parameters: {},
  columns: { count: integer, oldest: optional(instant) },
  sql: `SELECT count(*)::int AS count, min(received_at) AS oldest FROM receipt WHERE state = 'unread'`,
});
