import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Large files of saved forms and large scanned files lie in the store of large bytes too, and rows name them by their SHA-256. */
export class FilesOfFormsAndScans1767300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE saved_form_file ALTER content DROP NOT NULL, ADD stored text REFERENCES stored_bytes,
        ADD CONSTRAINT saved_form_file_bytes CHECK (num_nonnulls(content, stored) = 1 AND (stored IS NULL OR stored = digest));
      CREATE INDEX saved_form_file_stored ON saved_form_file (stored) WHERE stored IS NOT NULL;
      CREATE INDEX saved_form_file_to_move ON saved_form_file (form_id, place) WHERE length(content) > 131072;

      ALTER TABLE scan_file ALTER content DROP NOT NULL, ADD digest text REFERENCES stored_bytes,
        ADD CONSTRAINT scan_file_bytes CHECK (num_nonnulls(content, digest) = 1);
      CREATE INDEX scan_file_digest ON scan_file (digest) WHERE digest IS NOT NULL;
      CREATE INDEX scan_file_to_move ON scan_file (id) WHERE length(content) > 131072`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX saved_form_file_to_move, scan_file_to_move;
      ALTER TABLE saved_form_file DROP CONSTRAINT saved_form_file_bytes, DROP stored, ALTER content SET NOT NULL;
      ALTER TABLE scan_file DROP CONSTRAINT scan_file_bytes, DROP digest, ALTER content SET NOT NULL`);
  }
}
