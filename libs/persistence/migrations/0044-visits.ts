import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Visitors who checked in, each with a ticket of the day at a desk. What happens to them stands in the ledger of their
 * enquiry; what was asked for during a visit stands here as well once it has ended.
 */
export class Visits1768000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE visit (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        entry_point_id uuid NOT NULL REFERENCES entry_point, request_id uuid NOT NULL,
        day date NOT NULL, number integer NOT NULL, ticket text NOT NULL,
        service_id uuid NOT NULL REFERENCES service, name text, purpose text NOT NULL,
        needs text[] NOT NULL DEFAULT '{}', language text NOT NULL, arrived_at timestamptz(3) NOT NULL,
        contact_id uuid, enquiry_id uuid REFERENCES enquiry,
        UNIQUE (entry_point_id, day, number), UNIQUE (entry_point_id, request_id));
      CREATE INDEX visit_by_arrival ON visit (organisation_id, arrived_at);
      CREATE INDEX visit_of_enquiry ON visit (enquiry_id) WHERE enquiry_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE visit');
  }
}
