import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What can be reported on reporting sites, what was, and what they are told of it (Open311 GeoReport v2). */
export class Open3111770500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE report_category (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        service_id uuid NOT NULL REFERENCES service (id),
        code text NOT NULL,
        name text NOT NULL,
        description text NOT NULL DEFAULT '',
        group_name text,
        keywords text[] NOT NULL DEFAULT '{}',
        type text NOT NULL DEFAULT 'realtime' CHECK (type IN ('realtime', 'batch')),
        questions jsonb NOT NULL DEFAULT '[]',
        removed_at timestamptz(3),
        UNIQUE (organisation_id, code)
      );
      ALTER TABLE integration ADD COLUMN open311 boolean NOT NULL DEFAULT false;
      CREATE INDEX receipt_report ON receipt (entry_point_id, received_at) WHERE contact -> 'report' IS NOT NULL;
      CREATE TABLE report_update (
        id uuid PRIMARY KEY,
        receipt_id uuid NOT NULL REFERENCES receipt (id),
        entry_point_id uuid NOT NULL REFERENCES entry_point (id),
        at timestamptz(3) NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'closed')),
        description text NOT NULL,
        contact_id uuid REFERENCES contact (id)
      );
      CREATE INDEX report_update_at ON report_update (entry_point_id, at);
      CREATE INDEX report_update_of ON report_update (receipt_id, at);
      CREATE UNIQUE INDEX report_update_contact ON report_update (contact_id) WHERE contact_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE report_update;
      DROP INDEX receipt_report;
      ALTER TABLE integration DROP COLUMN open311;
      DROP TABLE report_category`);
  }
}
