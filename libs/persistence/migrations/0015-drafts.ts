import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What agents have begun to write and not sent, and the files that are to travel with it. */
export class Drafts1765200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE draft (
        agent_id uuid NOT NULL REFERENCES agent, enquiry_id uuid NOT NULL REFERENCES enquiry, kind text NOT NULL,
        fields jsonb NOT NULL, version timestamptz(3) NOT NULL, PRIMARY KEY (agent_id, enquiry_id, kind));
      CREATE INDEX draft_version ON draft (version);

      CREATE TABLE draft_file (
        id uuid PRIMARY KEY, agent_id uuid NOT NULL REFERENCES agent, enquiry_id uuid NOT NULL REFERENCES enquiry,
        name text NOT NULL, content_type text NOT NULL, size integer NOT NULL, created_at timestamptz(3) NOT NULL);
      CREATE INDEX draft_file_owner ON draft_file (agent_id, enquiry_id);
      CREATE INDEX draft_file_created ON draft_file (created_at);

      CREATE TABLE draft_file_piece (
        file_id uuid NOT NULL REFERENCES draft_file ON DELETE CASCADE, place integer NOT NULL, content bytea NOT NULL,
        PRIMARY KEY (file_id, place))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE draft_file_piece, draft_file, draft');
  }
}
