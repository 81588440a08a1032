import { FrontdoorError } from '@frontdoor/kernel';
import pg from 'pg';
import { readServer, readSettingsOfServer } from './queries/server.js';
import type { RowOf, Runner } from './queries/query.js';
import { refusalAtStart } from './refusal-at-start.js';

/** Longest wait for a database at start. */
const PATIENCE_MS = 10_000;

/** Oldest release that everything has been tried on. */
const LEAST_VERSION = 14;

/** Settings of a server, database or role that change what statements mean, with the value that they must have. */
const NEEDED: Readonly<Record<string, string>> = {
  standard_conforming_strings: 'on',
  array_nulls: 'on',
  transform_null_equals: 'off',
  DateStyle: 'ISO',
  default_transaction_isolation: 'read committed',
  session_replication_role: 'origin',
};

/**
 * Looks at a database before anything is kept in it.
 *
 * @throws FrontdoorError `database-unreachable`, `database-log-in-refused`, `database-unknown`, `database-encryption`,
 * `database-too-old`, `database-encoding`, `database-setting`, `database-read-only`, `database-rights`
 */
export async function lookBeforeUse(url: string): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    application_name: 'frontdoor',
  });
  try {
    await client.connect();
    const runner: Runner = {
      query: async <T>(sql: string, values?: unknown[]) => (await client.query(sql, values)).rows as T,
    };
    const [server] = await readServer(runner, {});
    judge(server!);
    for (const { name, setting } of await readSettingsOfServer(runner, { names: Object.keys(NEEDED) })) {
      const wanted = NEEDED[name]!;
      if (setting !== wanted && !setting.startsWith(`${wanted},`))
        throw new FrontdoorError('database-setting', { setting: name, value: setting, wanted });
    }
  } catch (error) {
    throw refusalAtStart(error, url) ?? error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function judge(server: RowOf<typeof readServer>): void {
  const { version, release, encoding, name, role } = server;
  if (version < LEAST_VERSION * 10_000)
    throw new FrontdoorError('database-too-old', { release, least: LEAST_VERSION });
  if (encoding !== 'UTF8') throw new FrontdoorError('database-encoding', { name, encoding });
  if (server.isStandby || server.isReadOnly) {
    const reason = server.isStandby ? 'it is a standby' : 'default_transaction_read_only is on';
    throw new FrontdoorError('database-read-only', { name, reason });
  }
  if (!server.mayMakeTemporary)
    throw new FrontdoorError('database-rights', { role, reason: 'it may not make temporary tables' });
}
