import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Colleagues whom a note names: each is told, and it waits for them until they have looked at it. */
export class Mentions1766100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE mention (
        note_id uuid NOT NULL, agent_id uuid NOT NULL REFERENCES agent, enquiry_id uuid NOT NULL REFERENCES enquiry,
        by_id uuid NOT NULL REFERENCES agent, at timestamptz(3) NOT NULL, seen_at timestamptz(3),
        PRIMARY KEY (note_id, agent_id));
      CREATE INDEX mention_of_agent ON mention (agent_id, at DESC);
      CREATE INDEX mention_unseen ON mention (agent_id, at DESC) WHERE seen_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mention');
  }
}
