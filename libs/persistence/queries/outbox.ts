import { query } from './query.js';
import { bigint, integer, json, text } from './sql-types.js';

/**
 * Takes the oldest jobs that no other process is taking. It need not wait for the disk: what a crash undoes is handed
 * over twice, and makes one job.
 */
export const takeJobs = query({
  planned: 'once',
  parameters: { limit: integer },
  columns: { id: bigint, name: text, data: json<object>() },
  sql: `
    DELETE FROM job_outbox o USING (SELECT set_config('synchronous_commit', 'off', true)) AS hasty
    WHERE o.id IN (SELECT id FROM job_outbox ORDER BY id LIMIT $limit FOR UPDATE SKIP LOCKED)
    RETURNING o.id, o.name, o.data`,
});
