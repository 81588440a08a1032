import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed what services do with their callers, and how it was before. */
export class CallRulesChanges1769200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE call_rules_change (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        service_id uuid NOT NULL REFERENCES service,
        rules jsonb,
        before jsonb,
        by_id uuid REFERENCES agent,
        at timestamptz(3) NOT NULL,
        undone_at timestamptz(3),
        undone_by uuid REFERENCES agent
      );
      CREATE INDEX call_rules_change_newest ON call_rules_change (organisation_id, at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE call_rules_change`);
  }
}
