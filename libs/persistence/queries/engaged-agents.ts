import { query } from './query.js';
import { instant, uuid } from './sql-types.js';

const FREE = `presence = 'available', presence_at = $now, busy_with = NULL, busy_until = NULL`;

/** Whoever is with this visitor, or in this appointment, takes work again. */
export const releaseEngaged = query({
  parameters: { busyWith: uuid, now: instant },
  columns: { id: uuid, organisationId: uuid },
  sql: `UPDATE agent SET ${FREE} WHERE busy_with = $busyWith AND presence = 'busy' RETURNING id, organisation_id`,
});

/** The same for all with whom it is over: the time is up, or what the visitor came for was dealt with in another way. */
export const releaseOverdue = query({
  parameters: { now: instant },
  columns: { id: uuid, organisationId: uuid },
  sql: `
    UPDATE agent a SET ${FREE}
    WHERE a.presence = 'busy' AND a.busy_with IS NOT NULL AND (a.busy_until <= $now OR EXISTS (
      SELECT FROM visit v JOIN enquiry e ON e.id = v.enquiry_id
      WHERE v.id = a.busy_with AND (e.state = 'closed' OR EXISTS (
        SELECT FROM enquiry_event l WHERE l.enquiry_id = e.id AND l.at > a.presence_at AND l.taken_back_at IS NULL
          AND l.type IN ('responded', 'resolved', 'visit-ended', 'visitor-left')))))
    RETURNING a.id, a.organisation_id`,
});
