import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Why two customers were taken for one; what somebody said of an address, which the hub does not conclude otherwise again; and
 * joinings that began as a split.
 */
export class MergesAndSplits1771900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE customer_change ADD evidence text;
      ALTER TABLE identifier ADD said_shared boolean;
      ALTER TABLE enquiry_join ADD split boolean NOT NULL DEFAULT false`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE enquiry_join DROP split;
      ALTER TABLE identifier DROP said_shared;
      ALTER TABLE customer_change DROP evidence`);
  }
}
