import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Incidents: one thing that many write about, each in an enquiry of their own. */
export class Incidents1770200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE incident (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        title text NOT NULL,
        opened_at timestamptz(3) NOT NULL,
        opened_by uuid NOT NULL REFERENCES agent (id),
        closed_at timestamptz(3),
        closed_by uuid REFERENCES agent (id),
        holding_text text,
        holding_at timestamptz(3),
        holding_by uuid REFERENCES agent (id),
        CHECK ((holding_text IS NULL) = (holding_by IS NULL))
      );
      CREATE INDEX incident_of ON incident (organisation_id, (closed_at IS NULL) DESC, opened_at DESC, id);
      CREATE TABLE incident_enquiry (
        enquiry_id uuid NOT NULL REFERENCES enquiry (id),
        incident_id uuid NOT NULL REFERENCES incident (id),
        added_at timestamptz(3) NOT NULL,
        added_by uuid NOT NULL REFERENCES agent (id),
        told_at timestamptz(3),
        contact_id uuid,
        problem text,
        PRIMARY KEY (enquiry_id)
      );
      CREATE INDEX incident_enquiry_of ON incident_enquiry (incident_id, added_at, enquiry_id);
      CREATE INDEX incident_enquiry_untold ON incident_enquiry (incident_id) WHERE told_at IS NULL;
      CREATE INDEX contact_post ON contact (organisation_id, at) WHERE post IS NOT NULL AND direction = 'in'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX contact_post; DROP TABLE incident_enquiry; DROP TABLE incident`);
  }
}
