import { query } from './query.js';
import { bytes, instant, list, optional, text, uuid } from './sql-types.js';

/** Whose key this is, by its hash: the current one, or the former for as long as it counts. */
export const findApiKey = query({
  planned: 'once',
  parameters: { hash: bytes, now: instant },
  columns: {
    id: uuid,
    organisationId: uuid,
    name: text,
    scopes: list(text),
    serviceIds: list(uuid),
    usedAt: optional(instant),
    entryPointId: uuid,
    integration: text,
  },
  sql: `
    SELECT k.id, k.organisation_id, k.name, k.scopes, k.service_ids, k.used_at, i.entry_point_id, i.key AS integration
    FROM api_key k JOIN integration i ON i.id = k.integration_id
    WHERE k.token_hash = $hash OR (k.former_hash = $hash AND k.former_until > $now)`,
});

export const noteKeyUsed = query({
  parameters: { id: uuid, now: instant },
  sql: `UPDATE api_key SET used_at = $now WHERE id = $id`,
});

export const findApiKeys = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    name: text,
    integration: text,
    scopes: list(text),
    services: list(text),
    createdAt: instant,
    usedAt: optional(instant),
    formerUntil: optional(instant),
  },
  sql: `
    SELECT k.id, k.name, i.key AS integration, k.scopes,
      ARRAY(SELECT slug FROM service WHERE id = ANY (k.service_ids) ORDER BY slug) AS services, k.created_at, k.used_at, k.former_until
    FROM api_key k JOIN integration i ON i.id = k.integration_id WHERE k.organisation_id = $organisationId ORDER BY k.name`,
});
