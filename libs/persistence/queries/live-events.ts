import type { LiveEvent } from '@frontdoor/contracts';
import { query } from './query.js';
import { bigint, integer, optional, text, uuid, word } from './sql-types.js';

/** The oldest event that is kept. */
export const findOldestLiveEvent = query({
  parameters: {},
  columns: { cursor: text },
  sql: `SELECT tx || '.' || position AS cursor FROM live_event_row ORDER BY tx, position LIMIT 1`,
});

/** The newest event before the oldest transaction that is still open. */
export const findNewestLiveEvent = query({
  parameters: {},
  columns: { cursor: text },
  sql: `
    SELECT tx || '.' || position AS cursor FROM live_event_row WHERE tx < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY tx DESC, position DESC LIMIT 1`,
});

/** Events after a cursor, whose parts are transaction and position, in commit order; none past the oldest open transaction. */
export const findLiveEventsAfter = query({
  parameters: { tx: text, position: bigint, limit: integer },
  columns: {
    cursor: text,
    organisationId: uuid,
    topic: word<LiveEvent['topic']>(),
    subjectId: optional(uuid),
    agentId: optional(uuid),
    text: optional(text),
  },
  sql: `
    SELECT tx || '.' || position AS cursor, organisation_id, topic, subject_id, agent_id, text FROM live_event_row
    WHERE (tx, position) > ($tx::text::xid8, $position::bigint) AND tx < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY tx, position LIMIT $limit`,
});
