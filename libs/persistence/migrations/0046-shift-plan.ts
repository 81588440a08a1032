import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is planned to work when. A shift belongs to the import that brought it; one that a later import ended is kept, so that
 * the import can be taken back as a whole.
 */
export class ShiftPlan1768300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE shift_import (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation, name text NOT NULL,
        by_id uuid REFERENCES agent, at timestamptz(3) NOT NULL, first_day text NOT NULL, last_day text NOT NULL,
        added integer NOT NULL, changed integer NOT NULL, gone integer NOT NULL,
        undone_at timestamptz(3), undone_by_id uuid REFERENCES agent,
        position bigint GENERATED ALWAYS AS IDENTITY);
      CREATE INDEX shift_import_newest ON shift_import (organisation_id, position DESC) WHERE undone_at IS NULL;

      CREATE TABLE shift (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        agent_id uuid NOT NULL REFERENCES agent, starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL,
        team text, place text, import_id uuid NOT NULL REFERENCES shift_import,
        ended_by uuid REFERENCES shift_import, CHECK (ends_at > starts_at));
      CREATE INDEX shift_planned ON shift (organisation_id, starts_at) WHERE ended_by IS NULL;
      CREATE INDEX shift_of_import ON shift (import_id);
      CREATE INDEX shift_ended_by ON shift (ended_by) WHERE ended_by IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE shift, shift_import`);
  }
}
