import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One answer to everybody in an incident, and what new posts are suggested for it by. */
export class IncidentAnswers1773400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE incident
        ADD words text[] NOT NULL DEFAULT '{}', ADD words_since timestamptz(3), ADD entry_points uuid[] NOT NULL DEFAULT '{}';
      CREATE TABLE incident_apart (
        incident_id uuid NOT NULL REFERENCES incident (id),
        enquiry_id uuid NOT NULL REFERENCES enquiry (id),
        at timestamptz(3) NOT NULL,
        by_id uuid NOT NULL REFERENCES agent (id),
        PRIMARY KEY (incident_id, enquiry_id)
      );
      CREATE TABLE incident_answer (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        incident_id uuid NOT NULL REFERENCES incident (id),
        text text NOT NULL,
        closes boolean NOT NULL,
        written_at timestamptz(3) NOT NULL,
        written_by uuid NOT NULL REFERENCES agent (id),
        leaves_at timestamptz(3) NOT NULL,
        stopped_at timestamptz(3),
        stopped_by uuid REFERENCES agent (id)
      );
      CREATE INDEX incident_answer_of ON incident_answer (incident_id, written_at);
      CREATE TABLE incident_answer_enquiry (
        answer_id uuid NOT NULL REFERENCES incident_answer (id),
        enquiry_id uuid NOT NULL REFERENCES enquiry (id),
        next_at timestamptz(3) NOT NULL,
        entry_point_id uuid,
        settled_at timestamptz(3),
        contact_id uuid,
        left_out text,
        PRIMARY KEY (answer_id, enquiry_id)
      );
      CREATE INDEX incident_answer_enquiry_of ON incident_answer_enquiry (enquiry_id);
      CREATE INDEX incident_answer_enquiry_due ON incident_answer_enquiry (next_at) WHERE settled_at IS NULL;
      CREATE INDEX incident_answer_enquiry_contact ON incident_answer_enquiry (contact_id) WHERE contact_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE incident_answer_enquiry;
      DROP TABLE incident_answer;
      DROP TABLE incident_apart;
      ALTER TABLE incident DROP words, DROP words_since, DROP entry_points`);
  }
}
