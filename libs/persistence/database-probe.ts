import pg from 'pg';

const PATIENCE_MS = 2000;

/** Finds out whether the database answers, on a connection of its own: it does when all others are in use. */
export class DatabaseProbe {
  private readonly pool: pg.Pool;

  constructor(url: string) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: 1,
      connectionTimeoutMillis: PATIENCE_MS,
      query_timeout: PATIENCE_MS,
      application_name: 'frontdoor probe',
    });
    // An idle connection that breaks is noticed when it is next used.
    this.pool.on('error', () => undefined);
  }

  /** Rejects when it does not answer within a few seconds. */
  async look(): Promise<void> {
    await this.pool.query('SELECT 1');
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}
