import type { Channel, InboundContact } from '@frontdoor/contracts';
import type { ReceiptFault } from '../entities/receipt.js';
import { query } from './query.js';
import { boolean, bytes, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** Keeps what came in, each once, with one job to route what can be routed; gives those that are new. */
export const takeReceipts = query({
  planned: 'once',
  parameters: {
    ids: list(uuid),
    organisationIds: list(uuid),
    entryPointIds: list(uuid),
    channels: list(word<Channel>()),
    idempotencyKeys: list(text),
    receivedAt: list(instant),
    raws: list(bytes),
    contentTypes: list(text),
    contacts: list(optional(json<InboundContact>())),
    references: list(text),
    states: list(word<'received' | 'quarantined'>()),
    faults: list(optional(json<ReceiptFault>())),
  },
  columns: { id: uuid },
  sql: `
    WITH taken AS (
      INSERT INTO receipt (id, organisation_id, entry_point_id, channel, idempotency_key, received_at, raw, content_type,
                           contact, reference, state, fault)
      SELECT * FROM unnest($ids::uuid[], $organisationIds::uuid[], $entryPointIds::uuid[], $channels::text[],
                           $idempotencyKeys::text[], $receivedAt::timestamptz[], $raws::bytea[], $contentTypes::text[],
                           $contacts::jsonb[], $references::text[], $states::text[], $faults::jsonb[])
      ON CONFLICT (entry_point_id, idempotency_key) DO NOTHING
      RETURNING id, state),
    jobs AS (
      INSERT INTO job_outbox (name, data)
      SELECT 'route-contacts', jsonb_build_object('ids', jsonb_agg(id)) FROM taken WHERE state = 'received' HAVING count(*) > 0)
    SELECT id FROM taken`,
});

/** What came in before at these entry points under these keys; `differs` from the bytes in the same place of `raws`. */
export const findEarlierReceipts = query({
  parameters: { entryPointIds: list(uuid), idempotencyKeys: list(text), raws: list(bytes) },
  columns: {
    id: uuid,
    entryPointId: uuid,
    idempotencyKey: text,
    reference: text,
    receivedAt: instant,
    differs: boolean,
  },
  sql: `
    SELECT r.id, r.entry_point_id, r.idempotency_key, r.reference, r.received_at, r.raw <> wanted.raw AS differs
    FROM unnest($entryPointIds::uuid[], $idempotencyKeys::text[], $raws::bytea[]) AS wanted (entry_point_id, idempotency_key, raw)
    JOIN receipt r USING (entry_point_id, idempotency_key)`,
});

/** New jobs for what came in before an instant and is not routed, a hundred receipts each. */
export const requeueReceipts = query({
  parameters: { before: instant },
  sql: `
    INSERT INTO job_outbox (name, data)
    SELECT 'route-contacts', jsonb_build_object('ids', jsonb_agg(id)) FROM (
      SELECT id, row_number() OVER (ORDER BY received_at) / 100 AS part FROM receipt
      WHERE state = 'received' AND received_at < $before ORDER BY received_at LIMIT 5000) AS lost
    GROUP BY part`,
});

/** What came in, with its bytes and the address it came to. */
export const findRawReceipt = query({
  parameters: { id: uuid, organisationId: uuid },
  columns: {
    channel: word<Channel>(),
    address: text,
    state: word<'received' | 'routed' | 'quarantined'>(),
    contentType: text,
    contact: optional(json<InboundContact>()),
    fault: optional(json<ReceiptFault>()),
    raw: bytes,
  },
  sql: `
    SELECT r.channel, e.address, r.state, r.content_type, r.contact, r.fault, r.raw
    FROM receipt r JOIN entry_point e ON e.id = r.entry_point_id
    WHERE r.id = $id AND r.organisation_id = $organisationId`,
});

/** What could not be understood, newest first. `size` is in bytes. */
export const findQuarantined = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    channel: word<Channel>(),
    address: text,
    receivedAt: instant,
    fault: optional(json<ReceiptFault>()),
    contact: optional(json<InboundContact>()),
    size: integer,
  },
  sql: `
    SELECT r.id, r.channel, COALESCE(r.contact->>'entryPoint', e.address) AS address, r.received_at, r.fault, r.contact, length(r.raw) AS size
    FROM receipt r JOIN entry_point e ON e.id = r.entry_point_id
    WHERE r.organisation_id = $organisationId AND r.state = 'quarantined' ORDER BY r.received_at DESC LIMIT 200`,
});
