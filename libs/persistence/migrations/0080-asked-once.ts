import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions to customers with their answers, what was asked though it was known, and what was handed over for an absence. */
export class AskedOnce1771700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE question (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        enquiry_id uuid NOT NULL REFERENCES enquiry (id),
        question text NOT NULL,
        answer text,
        source text NOT NULL CHECK (source IN ('staff', 'call')),
        noted_at timestamptz(3) NOT NULL,
        noted_by_id uuid NOT NULL REFERENCES agent (id),
        asked_at timestamptz(3),
        contact_id uuid REFERENCES contact (id),
        answered_at timestamptz(3),
        answered_by_id uuid REFERENCES agent (id),
        CHECK ((answer IS NULL) = (answered_at IS NULL))
      );
      CREATE INDEX question_enquiry ON question (enquiry_id, noted_at);
      CREATE TABLE asked_again (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        enquiry_id uuid NOT NULL REFERENCES enquiry (id),
        contact_id uuid NOT NULL REFERENCES contact (id),
        question text NOT NULL,
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX asked_again_contact ON asked_again (contact_id);
      CREATE TABLE absence_handover (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        agent_id uuid NOT NULL REFERENCES agent (id),
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        moves jsonb NOT NULL,
        undone_at timestamptz(3),
        undone_by_id uuid REFERENCES agent (id)
      );
      CREATE INDEX absence_handover_agent ON absence_handover (agent_id, at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE absence_handover; DROP TABLE asked_again; DROP TABLE question');
  }
}
