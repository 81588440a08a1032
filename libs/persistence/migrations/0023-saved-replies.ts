import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts that agents put into replies: of one agent, of a service, or of everybody. */
export class SavedReplies1766000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_reply (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation, owner_id uuid REFERENCES agent,
        service_id uuid REFERENCES service, name text NOT NULL, text text NOT NULL, marks jsonb NOT NULL DEFAULT '[]',
        version timestamptz(3) NOT NULL, changed_by uuid NOT NULL REFERENCES agent,
        CHECK (owner_id IS NULL OR service_id IS NULL));
      CREATE INDEX saved_reply_organisation ON saved_reply (organisation_id, owner_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_reply');
  }
}
