import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Changes of what services do with their callers stand among those of their other rules. */
export class OneKindOfRule1774200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO service_rule_change
        (id, organisation_id, service_id, what, rule, before, by_id, at, undone_at, undone_by_id)
      SELECT id, organisation_id, service_id, 'calls', jsonb_build_object('what', 'calls', 'value', rules),
        jsonb_build_object('what', 'calls', 'value', before), by_id, at, undone_at, undone_by
      FROM call_rules_change;
      DROP TABLE call_rules_change`);
  }

  async down(runner: QueryRunner): Promise<void> {
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
      CREATE INDEX call_rules_change_newest ON call_rules_change (organisation_id, at);
      INSERT INTO call_rules_change
      SELECT id, organisation_id, service_id, nullif(rule->'value', 'null'), nullif(before->'value', 'null'), by_id, at, undone_at,
        undone_by_id
      FROM service_rule_change WHERE what = 'calls';
      DELETE FROM service_rule_change WHERE what = 'calls'`);
  }
}
