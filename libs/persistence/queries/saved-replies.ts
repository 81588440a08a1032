import type { SavedMark } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, optional, text, uuid } from './sql-types.js';

const columns = {
  id: uuid,
  ownerId: optional(uuid),
  serviceId: optional(uuid),
  name: text,
  text,
  marks: json<SavedMark[]>(),
  version: instant,
};
const ALL = 'id, owner_id, service_id, name, text, marks, version';

/** Everybody's texts, those of all services and an agent's own, by name. */
export const findSavedReplies = query({
  parameters: { organisationId: uuid, agentId: uuid, limit: integer },
  columns,
  sql: `
    SELECT ${ALL} FROM saved_reply
    WHERE organisation_id = $organisationId AND (owner_id IS NULL OR owner_id = $agentId)
    ORDER BY lower(name), id LIMIT $limit`,
});

/** One of them, locked until the end of the transaction. */
export const lockSavedReply = query({
  parameters: { id: uuid, organisationId: uuid },
  columns,
  sql: `SELECT ${ALL} FROM saved_reply WHERE id = $id AND organisation_id = $organisationId FOR UPDATE`,
});

/** Keeps one, new or in the place of what it was. */
export const keepSavedReply = query({
  parameters: {
    id: uuid,
    organisationId: uuid,
    ownerId: optional(uuid),
    serviceId: optional(uuid),
    name: text,
    text,
    marks: json<SavedMark[]>(),
    changedBy: uuid,
    now: instant,
  },
  columns,
  sql: `
    INSERT INTO saved_reply AS r (id, organisation_id, owner_id, service_id, name, text, marks, version, changed_by)
    VALUES ($id, $organisationId, $ownerId, $serviceId, $name, $text, $marks, $now, $changedBy)
    ON CONFLICT (id) DO UPDATE
      SET owner_id = EXCLUDED.owner_id, service_id = EXCLUDED.service_id, name = EXCLUDED.name, text = EXCLUDED.text,
          marks = EXCLUDED.marks, changed_by = EXCLUDED.changed_by,
          version = GREATEST(EXCLUDED.version, r.version + interval '1 millisecond')
    RETURNING ${ALL}`,
});

export const removeSavedReply = query({
  parameters: { id: uuid },
  sql: `DELETE FROM saved_reply WHERE id = $id`,
});
