import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed which rule of a service, and how it was before. */
export class ServiceRules1773700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE service_rule_change (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        service_id uuid NOT NULL REFERENCES service,
        what text NOT NULL,
        rule jsonb NOT NULL,
        before jsonb NOT NULL,
        by_id uuid REFERENCES agent,
        at timestamptz(3) NOT NULL,
        undone_at timestamptz(3),
        undone_by_id uuid REFERENCES agent
      );
      CREATE INDEX service_rule_change_newest ON service_rule_change (service_id, at DESC, id DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_rule_change');
  }
}
