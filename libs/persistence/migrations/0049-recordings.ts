import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What callers said after the tone, until it is kept here and deleted at its provider. */
export class Recordings1768600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE call_recording (
        id text PRIMARY KEY,
        call_id uuid NOT NULL REFERENCES phone_call (id),
        recorded_at timestamptz NOT NULL,
        seconds integer NOT NULL,
        state text NOT NULL CHECK (state IN ('wanted', 'kept', 'done')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz NOT NULL,
        contact_id uuid
      );
      CREATE INDEX call_recording_due ON call_recording (next_at) WHERE state <> 'done'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE call_recording`);
  }
}
