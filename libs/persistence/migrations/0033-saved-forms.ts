import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Forms that somebody saved to finish them later, with their files and the links that were asked for. */
export class SavedForms1767000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_form (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation, fields jsonb NOT NULL,
        asked boolean NOT NULL, created_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL,
        sent_at timestamptz(3));
      CREATE INDEX saved_form_expires ON saved_form (expires_at);

      CREATE TABLE saved_form_file (
        form_id uuid NOT NULL REFERENCES saved_form ON DELETE CASCADE, place integer NOT NULL, name text NOT NULL,
        content_type text NOT NULL, size integer NOT NULL, digest text NOT NULL, content bytea NOT NULL,
        PRIMARY KEY (form_id, place), UNIQUE (form_id, digest, name));
      ALTER TABLE saved_form_file ALTER content SET STORAGE EXTERNAL;

      CREATE TABLE saved_form_link (
        id uuid PRIMARY KEY, form_id uuid NOT NULL REFERENCES saved_form ON DELETE CASCADE,
        organisation_id uuid NOT NULL REFERENCES organisation, kind text NOT NULL, value text NOT NULL,
        state text NOT NULL DEFAULT 'waiting', attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz(3) NOT NULL, created_at timestamptz(3) NOT NULL);
      CREATE INDEX saved_form_link_due ON saved_form_link (next_at) WHERE state IN ('waiting', 'sending');
      CREATE INDEX saved_form_link_to ON saved_form_link (organisation_id, kind, value, created_at);
      CREATE INDEX saved_form_link_form ON saved_form_link (form_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE saved_form_link, saved_form_file, saved_form`);
  }
}
