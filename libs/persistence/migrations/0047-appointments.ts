import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Times that were agreed with customers, in the office and at home. */
export class Appointments1768400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE appointment (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        enquiry_id uuid NOT NULL REFERENCES enquiry, agent_id uuid NOT NULL REFERENCES agent, kind text NOT NULL,
        starts_at timestamptz(3) NOT NULL, ends_at timestamptz(3) NOT NULL, place text NOT NULL, purpose text NOT NULL,
        state text NOT NULL, sequence integer NOT NULL DEFAULT 0, remind_at timestamptz(3), reminded_at timestamptz(3),
        is_due boolean NOT NULL DEFAULT false, next_at timestamptz(3), delayed_until timestamptz(3), delay_contact_id uuid,
        delay_told_at timestamptz(3), marks jsonb NOT NULL DEFAULT '[]', created_at timestamptz(3) NOT NULL,
        CHECK (ends_at > starts_at));
      CREATE INDEX appointment_of_enquiry ON appointment (enquiry_id, starts_at);
      CREATE INDEX appointment_of_agent ON appointment (agent_id, starts_at);
      CREATE INDEX appointment_next ON appointment (next_at) WHERE next_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE appointment`);
  }
}
