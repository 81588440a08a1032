import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was said after the tone, in words: as its provider's machine heard it, and as somebody typed it. */
export class Transcripts1769000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_recording
        ADD heard_text text,
        ADD typed_text text,
        ADD typed_by uuid REFERENCES agent (id),
        ADD typed_at timestamptz(3),
        ADD words_due boolean NOT NULL DEFAULT false,
        ADD CHECK ((typed_text IS NULL) = (typed_at IS NULL));
      CREATE INDEX call_recording_contact ON call_recording (contact_id);
      CREATE INDEX call_recording_words_due ON call_recording (id) WHERE words_due`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_recording
        DROP heard_text, DROP typed_text, DROP typed_by, DROP typed_at, DROP words_due;
      DROP INDEX call_recording_contact`);
  }
}
