import { query } from './query.js';
import { boolean, day, integer, text, uuid, word } from './sql-types.js';

type Result = 'met' | 'partly' | 'not-met';

const RESULT_COLUMNS = {
  id: uuid,
  promiseId: text,
  item: text,
  result: word<Result>(),
  foundOn: text,
  place: text,
  note: text,
  by: text,
  withdrawn: boolean,
};
const RESULTS = `
  r.id, r.promise_id, r.item, r.result, r.found_on::text AS found_on, r.place, r.note, a.name AS by,
  r.withdrawn_at IS NOT NULL AS withdrawn
  FROM audit_result r JOIN agent a ON a.id = r.by_id WHERE r.organisation_id = $organisationId`;

/** Of each check the latest result that was not withdrawn. */
export const findLatestAudits = query({
  parameters: { organisationId: uuid },
  columns: RESULT_COLUMNS,
  sql: `
    SELECT DISTINCT ON (r.promise_id, r.item) ${RESULTS} AND r.withdrawn_at IS NULL
    ORDER BY r.promise_id, r.item, r.found_on DESC, r.recorded_at DESC`,
});

/** Results of all checks, latest first. */
export const findAudits = query({
  parameters: { organisationId: uuid, limit: integer },
  columns: RESULT_COLUMNS,
  sql: `SELECT ${RESULTS} ORDER BY r.found_on DESC, r.recorded_at DESC LIMIT $limit`,
});

/**
 * Of each check the latest result between two days, of several places the worst: 1 met, 2 partly, 3 not met.
 */
export const findWorstAudits = query({
  parameters: { organisationId: uuid, from: day, to: day },
  columns: { promiseId: text, item: text, worst: integer },
  sql: `
    SELECT promise_id, item, max(array_position(ARRAY['met', 'partly', 'not-met'], result)) AS worst
    FROM (SELECT DISTINCT ON (promise_id, item, place) promise_id, item, result FROM audit_result
          WHERE organisation_id = $organisationId AND found_on BETWEEN $from AND $to AND withdrawn_at IS NULL
          ORDER BY promise_id, item, place, found_on DESC, recorded_at DESC) latest
    GROUP BY promise_id, item`,
});
