import { query } from './query.js';
import { boolean, integer, list, text } from './sql-types.js';

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

/** What a database is, as far as that decides whether it can be used. */
export const readServer = query({
  parameters: {},
  columns: {
    version: integer,
    release: text,
    encoding: text,
    name: text,
    role: text,
    isStandby: boolean,
    isReadOnly: boolean,
    mayMakeTemporary: boolean,
  },
  sql: `
    SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS release,
           current_setting('server_encoding') AS encoding, current_database()::text AS name, current_user::text AS role,
           pg_is_in_recovery() AS is_standby, current_setting('default_transaction_read_only') = 'on' AS is_read_only,
           has_database_privilege(current_database(), 'TEMPORARY') AS may_make_temporary`,
});

/** Settings in force on this connection, by their names. */
export const readSettingsOfServer = query({
  parameters: { names: list(text) },
  columns: { name: text, setting: text },
  sql: `SELECT coalesce(name, '') AS name, coalesce(setting, '') AS setting FROM pg_settings WHERE name = ANY($names)`,
});
