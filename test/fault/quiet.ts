import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

/** What still waits for a machine. What waits for a person is no part of it. */
export interface Unfinished {
  received: number;
  outbox: number;
  jobs: number;
  queued: number;
  sending: number;
  overdue: number;
}

async function readUnfinished(database: pg.Client, jobsInDatabase: boolean): Promise<Unfinished> {
  const [unfinished] = (await database.query<Omit<Unfinished, 'jobs'>>(UNFINISHED)).rows;
  const jobs = jobsInDatabase ? (await database.query<{ jobs: number }>(JOBS)).rows[0]!.jobs : 0;
  return { ...unfinished!, jobs };
}

interface Quiet {
  /** Wait also for deliveries whose sender died, until their claim has run out. */
  waitForClaims: boolean;
  /** The queue keeps its jobs in the database, not in Redis. */
  jobsInDatabase?: boolean;
}

/**
 * Waits until nothing waits for a machine any more, or the time is up.
 *
 * @returns seconds that took, and what is left.
 */
export async function untilQuiet(
  connect: () => Promise<pg.Client>,
  seconds: number,
  { waitForClaims, jobsInDatabase = true }: Quiet,
): Promise<{ seconds: number; left: Unfinished }> {
  const started = performance.now();
  const database = await connect();
  try {
    for (;;) {
      const left = await readUnfinished(database, jobsInDatabase);
      const { received, outbox, jobs, queued, sending, overdue } = left;
      const open = received + outbox + jobs + queued + (waitForClaims ? sending : overdue);
      const passed = (performance.now() - started) / 1000;
      if (open === 0 || passed > seconds) return { seconds: passed, left };
      await sleep(250);
    }
  } finally {
    await database.end();
  }
}

/** Milliseconds that contacts which opened work waited for it, by what was written down when they were routed. */
export async function readRouted(database: pg.Client): Promise<{ median: number; max: number }> {
  const { rows } = await database.query<{ median: number; max: number }>(`
    SELECT coalesce(round(percentile_cont(0.5) WITHIN GROUP (ORDER BY ms)), 0)::int AS median,
           coalesce(round(max(ms)), 0)::int AS max
    FROM (SELECT extract(epoch FROM min(l.at) - w.queued_at) * 1000 AS ms FROM work_item w
          JOIN live_event_row l ON l.topic = 'queue' AND l.subject_id = w.id GROUP BY w.id) waits`);
  return rows[0]!;
}

const UNFINISHED = `
  SELECT (SELECT count(*)::int FROM receipt WHERE state IN ('unread', 'received')) AS received,
         (SELECT count(*)::int FROM job_outbox) AS outbox,
         (SELECT count(*)::int FROM delivery WHERE state = 'queued') AS queued,
         (SELECT count(*)::int FROM delivery WHERE state = 'sending') AS sending,
         (SELECT count(*)::int FROM delivery WHERE state = 'sending' AND claimed_until < now() - interval '10 seconds') AS overdue`;

const JOBS = `SELECT count(*)::int AS jobs FROM bullmq.job WHERE state IN ('active', 'waiting', 'delayed')`;
