import { query } from './query.js';
import { bigint, instant, integer, optional, text, uuid } from './sql-types.js';

const TALLIES_LOCK = 4_172_003;

/** For this transaction: a row when no other process folds or corrects tallies, who are then kept from it. */
export const claimTallies = query({
  parameters: {},
  sql: `SELECT FROM (SELECT pg_try_advisory_xact_lock(${TALLIES_LOCK}) AS claimed) AS lock WHERE claimed`,
});

/** One row for many of the same tally. Whoever reads meanwhile sees the same sum. */
export const foldTallies = query({
  parameters: {},
  sql: `
    WITH many AS (
      SELECT organisation_id, what, value, service_id FROM tally GROUP BY 1, 2, 3, 4 HAVING count(*) > 1),
    gone AS (
      DELETE FROM tally t USING many m
      WHERE (t.organisation_id, t.what, t.value, t.service_id) = (m.organisation_id, m.what, m.value, m.service_id)
      RETURNING t.organisation_id, t.what, t.value, t.service_id, t.n)
    INSERT INTO tally (organisation_id, what, value, service_id, n)
    SELECT organisation_id, what, value, service_id, sum(n) FROM gone GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0`,
});

/** Counts everything anew, and brings each tally that is not what was counted back to it; gives by how much. */
export const correctTallies = query({
  parameters: {},
  columns: { organisationId: uuid, what: text, value: text, serviceId: uuid, n: bigint },
  sql: `
    WITH counted AS (
      SELECT organisation_id, 'work' AS what, state AS value, service_id, count(*) AS n
      FROM work_item WHERE state <> 'done' GROUP BY organisation_id, state, service_id
      UNION ALL
      SELECT organisation_id, 'promise', standing, service_id, count(*)
      FROM commitment WHERE standing IS NOT NULL GROUP BY organisation_id, standing, service_id),
    differing AS (
      SELECT organisation_id, what, value, service_id, sum(n)::bigint AS n
      FROM (SELECT * FROM counted UNION ALL SELECT organisation_id, what, value, service_id, -n FROM tally) AS each
      GROUP BY 1, 2, 3, 4 HAVING sum(n) <> 0)
    INSERT INTO tally (organisation_id, what, value, service_id, n) SELECT * FROM differing
    RETURNING organisation_id, what, value, service_id, n`,
});

/** Work for people that is not done, by its state, in all organisations. */
export const countOpenWork = query({
  parameters: {},
  columns: { state: text, n: integer },
  sql: `SELECT value AS state, sum(n)::int AS n FROM tally WHERE what = 'work' GROUP BY value`,
});

/** The contact that has waited longest to be routed, and messages of which nobody knows whether they left. */
export const findLeftBehind = query({
  parameters: {},
  columns: { oldestUnrouted: optional(instant), unknown: integer },
  sql: `
    SELECT least((SELECT min(received_at) FROM receipt WHERE state = 'received'),
                 (SELECT min(received_at) FROM receipt WHERE state = 'unread')) AS oldest_unrouted,
           (SELECT count(*)::int FROM delivery WHERE state = 'unknown') AS unknown`,
});

/** What the hub itself has still to do. */
export const countBacklog = query({
  parameters: {},
  columns: { kind: text, n: integer },
  sql: `
    SELECT 'receipts' AS kind, count(*)::int AS n FROM receipt WHERE state IN ('unread', 'received')
    UNION ALL SELECT 'deliveries', count(*)::int FROM delivery WHERE state IN ('queued', 'sending')
    UNION ALL SELECT 'jobs', count(*)::int FROM job_outbox`,
});
