import type { ServiceRule, ServiceRuleName } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, optional, text, uuid, word } from './sql-types.js';

/** Changes of the rules of a service, the newest first. */
export const findServiceRuleChanges = query({
  parameters: { serviceId: uuid, limit: integer },
  columns: {
    id: uuid,
    what: word<ServiceRuleName>(),
    by: optional(text),
    at: instant,
    rule: json<ServiceRule>(),
    undoneAt: optional(instant),
    undoneBy: optional(text),
  },
  sql: `
    SELECT c.id, c.what, a.name AS by, c.at, c.rule, c.undone_at, u.name AS undone_by
    FROM service_rule_change c LEFT JOIN agent a ON a.id = c.by_id LEFT JOIN agent u ON u.id = c.undone_by_id
    WHERE c.service_id = $serviceId ORDER BY c.at DESC, c.id DESC LIMIT $limit`,
});

/** Who is skilled for a service, by name. */
export const findSkilledFor = query({
  parameters: { serviceId: uuid, organisationId: uuid },
  columns: { id: uuid, name: text, level: optional(integer) },
  sql: `
    SELECT id, name, (levels->>($serviceId::uuid::text))::int AS level FROM agent
    WHERE organisation_id = $organisationId AND active AND $serviceId = ANY(service_ids) ORDER BY lower(name), id`,
});

/** How well somebody knows a service; null: as usual. Nothing where they are not skilled for it. */
export const setLevel = query({
  parameters: { id: uuid, serviceId: uuid, level: optional(integer) },
  sql: `
    UPDATE agent SET levels = CASE
      WHEN $level::int IS NULL THEN levels - $serviceId::uuid::text
      ELSE levels || jsonb_build_object($serviceId::uuid::text, $level::int) END
    WHERE id = $id AND $serviceId = ANY(service_ids)`,
});
