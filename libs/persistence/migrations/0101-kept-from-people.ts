import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What is kept from somebody is looked up with each request of theirs; whoever lifts it says why. An enquiry knows whether its receipt
 * offered to ring its customer.
 */
export class KeptFromPeople1774300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX exclusion_of_agent ON exclusion (agent_id) WHERE undone_at IS NULL;
      ALTER TABLE exclusion ADD undone_because text;
      ALTER TABLE enquiry ADD callback_offered boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enquiry DROP callback_offered;
      ALTER TABLE exclusion DROP undone_because;
      DROP INDEX exclusion_of_agent`);
  }
}
