import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a virus scanner found in each file of a contact, also of those that came before there was one; and what people say
 * became of a message of unknown outcome.
 */
export class FilesAndOutcomes1765100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery ADD said text;
      CREATE TABLE file_scan (
        holder_id uuid NOT NULL, index integer NOT NULL, contact_id uuid NOT NULL, state text NOT NULL DEFAULT 'waiting',
        finding text, attempts integer NOT NULL DEFAULT 0, next_at timestamptz(3) NOT NULL, PRIMARY KEY (holder_id, index));
      INSERT INTO file_scan (holder_id, index, contact_id, next_at)
      SELECT DISTINCT holder_id, (file->>'index')::integer, contact_id, at FROM (
        SELECT id AS holder_id, id AS contact_id, at, attachments FROM contact
        UNION ALL
        SELECT (change->>'id')::uuid, id, at, change->'attachments'
        FROM contact, jsonb_array_elements(changes) change WHERE changes <> '[]') held,
        jsonb_array_elements(attachments) file
      WHERE attachments <> '[]';
      CREATE INDEX file_scan_due ON file_scan (next_at) WHERE state IN ('waiting', 'failed')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE file_scan; ALTER TABLE delivery DROP said');
  }
}
