import { query } from './query.js';
import { instant, integer, optional, text, uuid } from './sql-types.js';

/**
 * How each service of an organisation stands. What is due, at risk and missed is counted among at most `most` of each
 * kind, over all services: `mostLooked` says how many the fullest of them had.
 */
export const findServiceLoads = query({
  parameters: { organisationId: uuid, now: instant, dueUntil: instant, most: integer },
  columns: {
    slug: text,
    name: text,
    waiting: integer,
    later: integer,
    assigned: integer,
    oldestAt: optional(instant),
    due: integer,
    atRisk: integer,
    missed: integer,
    available: integer,
    busy: integer,
    away: integer,
    mostLooked: integer,
  },
  sql: `
    WITH held AS MATERIALIZED (
      SELECT service_id, count(*)::int AS n FROM work_item
      WHERE organisation_id = $organisationId AND state = 'waiting' AND held AND not_before > $now GROUP BY service_id),
    work AS MATERIALIZED (
      SELECT service_id, COALESCE(sum(n) FILTER (WHERE value IN ('waiting', 'offered')), 0)::int AS waiting,
             COALESCE(sum(n) FILTER (WHERE value = 'assigned'), 0)::int AS assigned
      FROM tally WHERE organisation_id = $organisationId AND what = 'work' GROUP BY service_id),
    late AS MATERIALIZED (
      SELECT service_id FROM work_item
      WHERE organisation_id = $organisationId AND state <> 'done' AND promise_due_at < $now LIMIT $most),
    soon AS MATERIALIZED (
      SELECT service_id FROM work_item
      WHERE organisation_id = $organisationId AND state <> 'done' AND promise_due_at >= $now AND promise_due_at < $dueUntil
      LIMIT $most),
    risky AS MATERIALIZED (
      SELECT service_id, promise_due_at FROM work_item
      WHERE organisation_id = $organisationId AND state <> 'done' AND promise_at_risk_at <= $now
      ORDER BY promise_at_risk_at DESC LIMIT $most),
    people AS MATERIALIZED (
      SELECT service_id, count(*) FILTER (WHERE presence = 'available')::int AS available,
             count(*) FILTER (WHERE presence IN ('busy', 'wrap-up'))::int AS busy,
             count(*) FILTER (WHERE presence IN ('away', 'offline'))::int AS away
      FROM agent, unnest(service_ids) AS service_id
      WHERE organisation_id = $organisationId AND active AND roles && ARRAY['agent', 'supervisor', 'reception']
      GROUP BY service_id)
    SELECT s.slug, s.name, COALESCE(work.waiting, 0) - COALESCE(held.n, 0) AS waiting, COALESCE(held.n, 0) AS later,
           COALESCE(work.assigned, 0) AS assigned,
           (SELECT min(w.queued_at) FROM work_item w
            WHERE w.service_id = s.id AND w.state = 'waiting' AND NOT w.held) AS oldest_at,
           (SELECT count(*)::int FROM soon WHERE soon.service_id = s.id) AS due,
           (SELECT count(*)::int FROM risky WHERE risky.service_id = s.id AND promise_due_at >= $now) AS at_risk,
           (SELECT count(*)::int FROM late WHERE late.service_id = s.id) AS missed,
           COALESCE(people.available, 0) AS available, COALESCE(people.busy, 0) AS busy, COALESCE(people.away, 0) AS away,
           GREATEST((SELECT count(*) FROM soon), (SELECT count(*) FROM risky), (SELECT count(*) FROM late))::int AS most_looked
    FROM service s
    LEFT JOIN work ON work.service_id = s.id
    LEFT JOIN held ON held.service_id = s.id
    LEFT JOIN people ON people.service_id = s.id
    WHERE s.organisation_id = $organisationId
    ORDER BY s.name`,
});
