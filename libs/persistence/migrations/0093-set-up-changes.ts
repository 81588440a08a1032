import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed categories of reporting sites and partners, and what they were before; states of reports in more words. */
export class SetUpChanges1773500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE set_up_change (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        kind text NOT NULL,
        subject text NOT NULL,
        name text NOT NULL,
        before jsonb,
        after jsonb,
        at timestamptz(3) NOT NULL,
        by_id uuid REFERENCES agent (id),
        undone_at timestamptz(3),
        undone_by uuid REFERENCES agent (id)
      );
      CREATE INDEX set_up_change_of ON set_up_change (organisation_id, kind, at DESC, id DESC);
      CREATE INDEX set_up_change_subject ON set_up_change (organisation_id, kind, subject, at DESC, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE set_up_change');
  }
}
