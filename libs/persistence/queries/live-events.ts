import type { LiveEvent } from '@frontdoor/contracts';
import { query } from './query.js';
import { bigint, boolean, integer, optional, text, uuid, word } from './sql-types.js';

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

/**
 * Events after a cursor, whose parts are transaction and position, in the order of both. From the first that is not
 * `settled` on, a transaction that is still open may put others before.
 */
export const findLiveEventsAfter = query({
  planned: 'once',
  parameters: { tx: text, position: bigint, limit: integer },
  columns: {
    cursor: text,
    organisationId: uuid,
    topic: word<LiveEvent['topic']>(),
    subjectId: optional(uuid),
    agentId: optional(uuid),
    text: optional(text),
    settled: boolean,
  },
  sql: `
    SELECT tx || '.' || position AS cursor, organisation_id, topic, subject_id, agent_id, text,
           tx < pg_snapshot_xmin(pg_current_snapshot()) AS settled
    FROM live_event_row WHERE (tx, position) > ($tx::text::xid8, $position::bigint)
    ORDER BY tx, position LIMIT $limit`,
});
