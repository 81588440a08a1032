import { query } from './query.js';
import { bigint, integer, json, text } from './sql-types.js';

/** Takes the oldest jobs that no other process is taking. */
export const takeJobs = query({
  parameters: { limit: integer },
  columns: { id: bigint, name: text, data: json<object>() },
  sql: `
    DELETE FROM job_outbox WHERE id IN (SELECT id FROM job_outbox ORDER BY id LIMIT $limit FOR UPDATE SKIP LOCKED)
    RETURNING id, name, data`,
});
