import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Columns that refer to large bytes in the store, each beside the column with the bytes themselves where they are few. */
const REFERENCES = [
  ['receipt', 'raw'],
  ['contact_change', 'raw'],
  ['outgoing_file', 'content'],
] as const;

/** Large bytes lie in a store beside the database: rows name them by their SHA-256. */
export class StoredBytes1766500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE byte_store (id uuid PRIMARY KEY, single boolean NOT NULL DEFAULT true UNIQUE CHECK (single));
      CREATE TABLE stored_bytes (digest text PRIMARY KEY, size integer NOT NULL, kept_at timestamptz(3) NOT NULL);
      ALTER TABLE draft_file ADD digest text REFERENCES stored_bytes;
      CREATE INDEX draft_file_digest ON draft_file (digest) WHERE digest IS NOT NULL`);
    for (const [table, column] of REFERENCES)
      await runner.query(`
        ALTER TABLE ${table} ALTER ${column} DROP NOT NULL, ADD digest text REFERENCES stored_bytes,
          ADD CONSTRAINT ${table}_bytes CHECK (num_nonnulls(${column}, digest) = 1);
        CREATE INDEX ${table}_digest ON ${table} (digest) WHERE digest IS NOT NULL;
        CREATE INDEX ${table}_to_move ON ${table} (${table === 'outgoing_file' ? 'contact_id, index' : 'id'}) WHERE length(${column}) > 131072`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, column] of REFERENCES)
      await runner.query(`
        DROP INDEX ${table}_to_move;
        ALTER TABLE ${table} DROP CONSTRAINT ${table}_bytes, DROP digest, ALTER ${column} SET NOT NULL`);
    await runner.query('ALTER TABLE draft_file DROP digest; DROP TABLE stored_bytes, byte_store');
  }
}
