import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Files that came along with a message and lie at its provider, until they are kept here and deleted there; and the language in
 * which an entry point speaks by itself; callers may be put through to partners.
 */
export class FilesAndLanguages1769300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE file_to_fetch (
        contact_id uuid NOT NULL REFERENCES contact,
        index integer NOT NULL,
        provider_id text NOT NULL,
        content_type text NOT NULL,
        state text NOT NULL DEFAULT 'wanted' CHECK (state IN ('wanted', 'kept', 'done')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz(3) NOT NULL,
        PRIMARY KEY (contact_id, index)
      );
      CREATE INDEX file_to_fetch_due ON file_to_fetch (next_at) WHERE state <> 'done';
      ALTER TABLE entry_point ADD language text NOT NULL DEFAULT 'en';
      ALTER TABLE phone_call DROP CONSTRAINT phone_call_ended_as_check,
        ADD CONSTRAINT phone_call_ended_as_check
          CHECK (ended_as IN ('answered', 'abandoned', 'callback', 'voicemail', 'told', 'partner'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE phone_call DROP CONSTRAINT phone_call_ended_as_check,
        ADD CONSTRAINT phone_call_ended_as_check CHECK (ended_as IN ('answered', 'abandoned', 'callback', 'voicemail', 'told'));
      ALTER TABLE entry_point DROP language;
      DROP TABLE file_to_fetch`);
  }
}
