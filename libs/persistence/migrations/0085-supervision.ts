import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Simulations that supervisors ask for, changes of who does what, and days of campaigns. */
export class Supervision1772200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE simulation_run (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        by_id uuid NOT NULL REFERENCES agent (id),
        state text NOT NULL,
        started_at timestamptz(3) NOT NULL,
        seen_at timestamptz(3) NOT NULL,
        done integer NOT NULL,
        wanted integer NOT NULL,
        result jsonb,
        problem text
      );
      CREATE INDEX simulation_run_started ON simulation_run (started_at);
      CREATE TABLE balance_change (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        why text NOT NULL,
        steps jsonb NOT NULL,
        sentences jsonb NOT NULL,
        effects jsonb NOT NULL,
        expected jsonb,
        until timestamptz(3),
        lapsed_at timestamptz(3),
        undone_at timestamptz(3),
        undone_by_id uuid REFERENCES agent (id),
        left_as jsonb
      );
      CREATE INDEX balance_change_newest ON balance_change (organisation_id, at DESC, id DESC);
      CREATE INDEX balance_change_lapses ON balance_change (until)
        WHERE until IS NOT NULL AND lapsed_at IS NULL AND undone_at IS NULL;
      CREATE TABLE campaign_day (
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        day date NOT NULL,
        name text NOT NULL,
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (organisation_id, day)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE campaign_day;
      DROP TABLE balance_change;
      DROP TABLE simulation_run`);
  }
}
