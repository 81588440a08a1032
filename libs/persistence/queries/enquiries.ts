import { query } from './query.js';
import { boolean, list, uuid } from './sql-types.js';

/** Opens those of some enquiries that are closed. `counts`: as opened again, for the share settled at first contact. */
export const reopenEnquiries = query({
  parameters: { ids: list(uuid), counts: boolean },
  columns: { id: uuid },
  sql: `
    UPDATE enquiry SET state = 'open', closed_at = NULL, reopened = reopened OR $counts
    WHERE id = ANY($ids) AND state = 'closed' RETURNING id`,
});
