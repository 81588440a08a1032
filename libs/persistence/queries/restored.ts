import { query } from './query.js';
import { integer } from './sql-types.js';

/**
 * In a database that was restored into another server, transactions are counted anew, and events of former ones would stand
 * after everything to come. Where that is so, all events and places count as of one transaction before all others, in the
 * order of their positions; of what a subscriber had not been told, nothing is left out. Gives the number of events.
 */
export const placeRestoredEvents = query({
  parameters: {},
  columns: { events: integer },
  sql: `
    WITH restored AS (
      SELECT WHERE EXISTS (
        SELECT FROM organisation o JOIN LATERAL (
          SELECT tx FROM outgoing_event e WHERE e.organisation_id = o.id ORDER BY e.tx DESC, e.position DESC LIMIT 1) AS newest
          ON newest.tx >= pg_snapshot_xmax(pg_current_snapshot()))),
    placed AS (
      UPDATE subscriber s SET tx = '3', position = COALESCE(
        (SELECT min(e.position) - 1 FROM outgoing_event e
         WHERE e.organisation_id = s.organisation_id AND (e.tx, e.position) > (s.tx, s.position)),
        (SELECT max(e.position) FROM outgoing_event e), 0)
      FROM restored),
    held AS (UPDATE held_event SET tx = '3' FROM restored),
    moved AS (UPDATE outgoing_event SET tx = '3' FROM restored RETURNING position)
    SELECT count(*)::integer AS events FROM moved`,
});
