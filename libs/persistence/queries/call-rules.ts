import type { CallRules } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, optional, text, uuid } from './sql-types.js';

/** Changes of what services do with their callers, the newest first. */
export const findCallRulesChanges = query({
  parameters: { organisationId: uuid, limit: integer },
  columns: {
    id: uuid,
    serviceId: uuid,
    service: text,
    by: optional(text),
    at: instant,
    rules: optional(json<CallRules>()),
    undoneAt: optional(instant),
    undoneBy: optional(text),
  },
  sql: `
    SELECT c.id, c.service_id, s.name AS service, a.name AS by, c.at, c.rules, c.undone_at, u.name AS undone_by
    FROM call_rules_change c JOIN service s ON s.id = c.service_id
    LEFT JOIN agent a ON a.id = c.by_id LEFT JOIN agent u ON u.id = c.undone_by
    WHERE c.organisation_id = $organisationId ORDER BY c.at DESC, c.id DESC LIMIT $limit`,
});
