import { query } from './query.js';
import { instant, uuid } from './sql-types.js';

/** Has whoever makes the organisation of an installation, or the year of the demonstration, do so alone. */
export const lockFoundation = query({
  parameters: {},
  sql: `SELECT FROM pg_advisory_xact_lock(4172002)`,
});

/** An enquiry that is older than an instant, if there is one. */
export const findEnquiryBefore = query({
  parameters: { organisationId: uuid, before: instant },
  columns: { id: uuid },
  sql: `SELECT id FROM enquiry WHERE organisation_id = $organisationId AND opened_at < $before LIMIT 1`,
});

/** Has the planner learn of a year that was written at once, and not when its own time comes. Outside any transaction. */
export const analyseSeededYear = query({
  parameters: {},
  sql: `VACUUM (ANALYZE) commitment, contact, enquiry, enquiry_event, step_prompt`,
});
