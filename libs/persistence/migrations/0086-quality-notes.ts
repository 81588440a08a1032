import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contacts that supervisors drew at random, with their notes on them. A note goes when its contact is erased. */
export class QualityNotes1772800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quality_criteria (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        questions text[] NOT NULL
      );
      CREATE INDEX quality_criteria_newest ON quality_criteria (organisation_id, at DESC);
      CREATE TABLE quality_sample (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        week date NOT NULL,
        agent_id uuid REFERENCES agent (id),
        service_id uuid REFERENCES service (id),
        wanted integer NOT NULL,
        seed text NOT NULL,
        candidates uuid[] NOT NULL,
        drawn uuid[] NOT NULL,
        CHECK (num_nonnulls(agent_id, service_id) = 1)
      );
      CREATE INDEX quality_sample_newest ON quality_sample (organisation_id, at DESC, id DESC);
      CREATE TABLE quality_note (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        sample_id uuid NOT NULL REFERENCES quality_sample (id),
        contact_id uuid NOT NULL REFERENCES contact (id) ON DELETE CASCADE,
        agent_id uuid NOT NULL REFERENCES agent (id),
        drawn_at timestamptz(3) NOT NULL,
        version integer NOT NULL DEFAULT 0,
        by_id uuid REFERENCES agent (id),
        written_at timestamptz(3),
        marks jsonb NOT NULL DEFAULT '[]',
        words text NOT NULL DEFAULT '',
        seen_at timestamptz(3),
        answer text,
        answered_at timestamptz(3),
        CHECK ((by_id IS NULL) = (written_at IS NULL)),
        CHECK ((answer IS NULL) = (answered_at IS NULL))
      );
      CREATE UNIQUE INDEX quality_note_contact ON quality_note (contact_id);
      CREATE INDEX quality_note_to_read ON quality_note (organisation_id, drawn_at DESC, id) WHERE written_at IS NULL;
      CREATE INDEX quality_note_written ON quality_note (organisation_id, written_at DESC, id) WHERE written_at IS NOT NULL;
      CREATE INDEX quality_note_agent ON quality_note (agent_id, written_at DESC, id);
      CREATE TABLE quality_step (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        note_id uuid NOT NULL REFERENCES quality_note (id) ON DELETE CASCADE,
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        what text NOT NULL CHECK (what IN ('opened', 'written', 'changed', 'seen', 'answered')),
        content jsonb
      );
      CREATE INDEX quality_step_note ON quality_step (note_id, position)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE quality_step; DROP TABLE quality_note; DROP TABLE quality_sample; DROP TABLE quality_criteria',
    );
  }
}
