import type pg from 'pg';

/**
 * Makes the sequences of ids that BullMQ would make when the first job of a queue comes: the role that works may not.
 * Where they are there, nothing but a number is used up.
 */
export async function makeQueueSequences(client: pg.Client, queues: readonly string[]): Promise<void> {
  for (const queue of queues) await client.query('SELECT bullmq.next_job_id($1)', [queue]);
}
