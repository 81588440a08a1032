import { errors } from './entry.js';

/** What keeps an installation from starting or from answering. */
export const OPERATION = errors({
  'data-folder-broken': {
    kind: 'unavailable',
    message: 'The data folder {path} cannot be used: {reason}.',
    remedy: 'Restore it from a backup, or name another folder in DATA_DIR.',
  },
  'data-folder-in-use': {
    kind: 'unavailable',
    message: 'A hub or a command is running on the data folder {path} already (process {process}).',
    remedy: 'Use the one that is running, stop it, or name another folder in DATA_DIR.',
  },
  'database-busy': {
    kind: 'unavailable',
    message: 'The database did not answer in time; nothing was changed.',
    remedy: 'Send it again in a few seconds.',
  },
  'database-encoding': {
    kind: 'unavailable',
    message: 'The database {name} keeps text as {encoding}, which cannot hold everything that people write.',
    remedy:
      "Make one that can, CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0, and name it in DATABASE_URL.",
  },
  'database-encryption': {
    kind: 'unavailable',
    message: 'DATABASE_URL and the database at {place} do not agree on encryption: {reason}.',
    remedy:
      'Put at the end of DATABASE_URL sslmode=verify-full where the server has encryption, with sslrootcert=FILE for an authority of your own, and sslmode=disable where it has none.',
  },
  'database-extension-refused': {
    kind: 'unavailable',
    message: 'The database does not provide its extension {extension}: {reason}.',
    remedy:
      'Have an administrator of the database run CREATE EXTENSION {extension} in it, or grant CREATE on the database; see docs/operate.md.',
  },
  'database-log-in-refused': {
    kind: 'unavailable',
    message: 'The database at {place} does not let the role {role} in.',
    remedy: 'Correct user and password in DATABASE_URL, or let the role in by pg_hba.conf of the server.',
  },
  'database-unknown': {
    kind: 'unavailable',
    message: 'There is no database {name} at {place}.',
    remedy: "Make it, CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0, or correct DATABASE_URL.",
  },
  'database-not-writable': {
    kind: 'unavailable',
    message: 'The database takes no changes just now; nothing was changed.',
    remedy: 'Send it again in a few seconds.',
  },
  'database-read-only': {
    kind: 'unavailable',
    message: 'The database {name} takes no changes: {reason}.',
    remedy: 'Name the primary server in DATABASE_URL, or have the setting taken back; then start again.',
  },
  'database-rights': {
    kind: 'unavailable',
    message: 'The role {role} lacks a right in the database: {reason}.',
    remedy:
      'Make it the owner of the database, or run `frontdoor migrate` with a role that is (DATABASE_MIGRATE_URL); docs/operate.md names the rights.',
  },
  'database-setting': {
    kind: 'unavailable',
    message:
      'The setting {setting} of the database is {value}, which changes what is kept; it must be {wanted}.',
    remedy:
      'Take it out of DATABASE_URL, or ALTER DATABASE … SET {setting} (ALTER ROLE where it belongs to the role).',
  },
  'database-too-old': {
    kind: 'unavailable',
    message: 'The database is PostgreSQL {release}, and release {least} is the oldest that works.',
    remedy: 'Upgrade the server, or name another in DATABASE_URL.',
  },
  'database-unreachable': {
    kind: 'unavailable',
    message: 'The database at {place} cannot be reached: {reason}.',
    remedy: 'Start it, or correct host and port in DATABASE_URL; then start again.',
  },
  'bytes-damaged': {
    kind: 'internal',
    message: 'The bytes that were kept are {what}, and are not shown.',
    remedy: 'Ask an operator to restore the store of large bytes from its backup; see docs/operate.md.',
  },
  'bytes-elsewhere': {
    kind: 'unavailable',
    message: 'The large bytes of this database do not lie in {place}.',
    remedy:
      'Name the store that every process of this database uses (FILES_DIR, or S3_ENDPOINT and S3_BUCKET); where it was moved, copy its folder {id} there whole, then start again.',
  },
  'bytes-store-trouble': {
    kind: 'unavailable',
    message: 'The store of large bytes takes or gives nothing just now: {reason}.',
    remedy: 'Send it again in a few minutes; an operator is told by /ready what is wrong.',
  },
  'demonstration-missing': {
    kind: 'conflict',
    message: 'This is not the demonstration council.',
    remedy: 'Start the hub with DEMO=on on an empty DATA_DIR, then run the command again.',
  },
  'demonstration-refused': {
    kind: 'invalid',
    message: 'The contact was not taken: {answer}.',
    remedy: 'Correct what was filled in and send it again.',
  },
  'demonstration-year-exists': {
    kind: 'conflict',
    message: 'The demonstration council has a past already.',
    remedy: 'Begin with an empty DATA_DIR to have another.',
  },
  'port-busy': {
    kind: 'unavailable',
    message: 'Port {port} on {host} is in use by another program.',
    remedy: 'Stop that program, or choose another port with {setting}.',
  },
  'reading-busy': {
    kind: 'unavailable',
    message: 'What came in cannot be read just now, because too much waits to be read.',
    remedy: 'Try again in a minute.',
  },
  'reading-stopped': {
    kind: 'unavailable',
    message: 'Reading it was stopped, because it {why}.',
    remedy: 'Look at the original as it came.',
  },
  'secret-unknown': {
    kind: 'unavailable',
    message: 'A kept key was sealed with another secret than this installation has.',
    remedy:
      'Give the former secret in SECRET_PREVIOUS and start again, or give the integration a new signing secret.',
  },
  'setting-invalid': {
    kind: 'invalid',
    message: 'The settings cannot be used: {faults}.',
    remedy: 'Correct them in the environment; `frontdoor config` prints what is in force.',
  },
  'try-again-later': {
    kind: 'unavailable',
    message: 'The database cannot be reached just now, or is in trouble.',
    remedy: 'Send it again in a few seconds.',
  },
  'try-it-off': {
    kind: 'not-found',
    message: 'The Try it page is part of the demonstration and is off here.',
    remedy: 'Start with DEMO=on on a machine without real customers.',
  },
});
