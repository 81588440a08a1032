import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What senders did to their contacts after they came in. `at` is when, by the provider's clock. What belongs to nothing
 * that came in is set aside: shown to people by itself, and applied all the same should its contact come.
 */
export class ContactChanges1764400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact_change ADD at timestamptz(3), ADD set_aside_at timestamptz(3);
      CREATE INDEX contact_change_unreadable ON contact_change (received_at) WHERE fault IS NOT NULL AND set_aside_at IS NULL;
      CREATE INDEX contact_change_of ON contact_change (entry_point_id, idempotency_key);
      ALTER TABLE contact ADD changes jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact DROP changes;
      DROP INDEX contact_change_of, contact_change_unreadable;
      ALTER TABLE contact_change DROP at, DROP set_aside_at`);
  }
}
