import pg from 'pg';

/** Any number that nothing else locks; PostgreSQL refuses rights on one schema that two processes give at once. */
const GRANT_LOCK = 4_172_003;

/**
 * Lets the role of `worker` read and change what stands in a schema that the role of `owner` owns, and what that role puts
 * there later; nothing else of it. Several processes may do so at once.
 */
export async function allowWork(owner: string, worker: string, schema: 'public' | 'bullmq'): Promise<void> {
  const role = pg.escapeIdentifier(await roleOf(worker));
  await using(owner, async (client) => {
    // One text is one transaction, and the lock ends with it.
    await client.query(`
      SELECT pg_advisory_xact_lock(${GRANT_LOCK});
      GRANT USAGE ON SCHEMA ${schema} TO ${role};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT USAGE, SELECT ON SEQUENCES TO ${role};
      ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT EXECUTE ON FUNCTIONS TO ${role}`);
  });
}

const roleOf = (url: string): Promise<string> =>
  using(url, async (client) => {
    const { rows } = await client.query<{ role: string }>('SELECT current_user AS role');
    return rows[0]!.role;
  });

async function using<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'frontdoor' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
