import pg from 'pg';
import type { RowOf } from './queries/query.js';
import { findLeftBehind } from './queries/tallies.js';

const PATIENCE_MS = 2000;

/**
 * Adds a page to a table of the probe's own, which nobody else sees and which is emptied by the commit: it fails on a
 * full disk, and the server refuses it while it takes no changes.
 */
const WRITE = `
  CREATE TEMPORARY TABLE IF NOT EXISTS frontdoor_probe (page text) ON COMMIT DELETE ROWS;
  INSERT INTO frontdoor_probe VALUES ('')`;

/** Finds out whether the database answers, on a connection of its own: it does when all others are in use. */
export class DatabaseProbe {
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: 1,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      options: '-c client_min_messages=warning',
      application_name: 'frontdoor probe',
    });
    // An idle connection that breaks is noticed when it is next used.
    this.pool.on('error', () => undefined);
  }

  /** Rejects when it does not answer within a few seconds, or cannot be written to. */
  async look(): Promise<void> {
    await this.pool.query(WRITE);
  }

  /** What waits longer than it should. */
  async leftBehind(): Promise<RowOf<typeof findLeftBehind>> {
    const query = async <T>(sql: string, values?: unknown[]) =>
      (await this.pool.query(sql, values)).rows as T;
    return (await findLeftBehind({ query }, {}))[0]!;
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
