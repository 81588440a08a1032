import { query } from './query.js';

/** The smallest statement; it fails when the database does not answer. */
export const ping = query({ parameters: {}, sql: `SELECT` });

/** A row when another connection of Frontdoor is open. */
export const findOtherConnections = query({
  parameters: {},
  sql: `SELECT FROM pg_stat_activity WHERE application_name = 'frontdoor' AND pid <> pg_backend_pid() LIMIT 1`,
});

/** For this transaction: its commit need not wait for the disk, since what it writes can be found again (ADR 9). */
export const commitWithoutWaiting = query({ parameters: {}, sql: `SET LOCAL synchronous_commit = off` });

/** For this transaction: memory for a year of rows, which would else be sorted on disk. */
export const sortInMemory = query({ parameters: {}, sql: `SET LOCAL work_mem = '32MB'` });
