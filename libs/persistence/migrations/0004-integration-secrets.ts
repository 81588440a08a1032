import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Two secrets of an integration for a time, and the mailboxes it may post to. Integrations that were there before
 * could post to every mailbox, and go on with those that there are now.
 */
export class IntegrationSecrets1764100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE integration ADD COLUMN sealed_former_secret bytea, ADD COLUMN former_until timestamptz(3),
        ADD COLUMN mailbox_ids uuid[] NOT NULL DEFAULT '{}';
      UPDATE integration SET mailbox_ids = ARRAY(
        SELECT entry_point.id FROM entry_point
        WHERE entry_point.organisation_id = integration.organisation_id AND entry_point.channel = 'email')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE integration DROP COLUMN sealed_former_secret, DROP COLUMN former_until, DROP COLUMN mailbox_ids`,
    );
  }
}
