import type { SetUpKind } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, json, optional, text, uuid, word } from './sql-types.js';

/** What was changed of one kind, the newest first. */
export const findSetUpChanges = query({
  parameters: { organisationId: uuid, kind: word<SetUpKind>(), limit: integer },
  columns: {
    id: uuid,
    subject: text,
    name: text,
    before: optional(json<object>()),
    after: optional(json<object>()),
    by: optional(text),
    at: instant,
    undoneAt: optional(instant),
    undoneBy: optional(text),
    /** Of its subject none came after it that still stands. */
    isNewest: boolean,
  },
  sql: `
    SELECT c.id, c.subject, c.name, c.before, c.after, a.name AS by, c.at, c.undone_at, u.name AS undone_by,
           c.undone_at IS NULL AND c.before IS DISTINCT FROM c.after AND NOT EXISTS (
             SELECT FROM set_up_change n
             WHERE n.organisation_id = c.organisation_id AND n.kind = c.kind AND n.subject = c.subject
               AND n.undone_at IS NULL AND n.before IS DISTINCT FROM n.after AND (n.at, n.id) > (c.at, c.id)) AS is_newest
    FROM set_up_change c LEFT JOIN agent a ON a.id = c.by_id LEFT JOIN agent u ON u.id = c.undone_by
    WHERE c.organisation_id = $organisationId AND c.kind = $kind ORDER BY c.at DESC, c.id DESC LIMIT $limit`,
});

/** Takes a change back; no row where it is not the newest of its subject that still stands, or changed nothing. */
export const takeBackSetUpChange = query({
  parameters: {
    id: uuid,
    organisationId: uuid,
    kind: word<SetUpKind>(),
    agentId: optional(uuid),
    now: instant,
  },
  columns: { subject: text, before: optional(json<object>()), after: optional(json<object>()) },
  sql: `
    UPDATE set_up_change c SET undone_at = $now, undone_by = $agentId
    WHERE c.id = $id AND c.organisation_id = $organisationId AND c.kind = $kind
      AND c.undone_at IS NULL AND c.before IS DISTINCT FROM c.after
      AND NOT EXISTS (
        SELECT FROM set_up_change n
        WHERE n.organisation_id = c.organisation_id AND n.kind = c.kind AND n.subject = c.subject
          AND n.undone_at IS NULL AND n.before IS DISTINCT FROM n.after AND (n.at, n.id) > (c.at, c.id))
    RETURNING c.subject, c.before, c.after`,
});
