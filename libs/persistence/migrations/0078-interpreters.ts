import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Interpreters: who needs one, and who was found. Work on an enquiry says whether one is arranged. */
export class Interpreters1771500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE interpreter (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        enquiry_id uuid NOT NULL REFERENCES enquiry (id),
        contact_id uuid REFERENCES contact (id),
        language text NOT NULL,
        way text NOT NULL CHECK (way IN ('telephone', 'face-to-face')),
        note text NOT NULL DEFAULT '',
        asked_at timestamptz(3) NOT NULL,
        asked_by_id uuid REFERENCES agent (id),
        state text NOT NULL CHECK (state IN ('asked', 'arranged', 'ended')),
        arranged_with text,
        arranged_number text,
        arranged_for timestamptz(3),
        arranged_by_id uuid REFERENCES agent (id),
        arranged_at timestamptz(3),
        ended_at timestamptz(3),
        ended_because text,
        CHECK (state <> 'arranged' OR arranged_with IS NOT NULL)
      );
      CREATE UNIQUE INDEX interpreter_open ON interpreter (enquiry_id) WHERE state <> 'ended';
      CREATE INDEX interpreter_enquiry ON interpreter (enquiry_id, asked_at);
      ALTER TABLE enquiry ADD COLUMN interpreter_arranged boolean NOT NULL DEFAULT false;
      ALTER TABLE work_item ADD COLUMN interpreter_arranged boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE work_item DROP COLUMN interpreter_arranged;
      ALTER TABLE enquiry DROP COLUMN interpreter_arranged;
      DROP TABLE interpreter`);
  }
}
