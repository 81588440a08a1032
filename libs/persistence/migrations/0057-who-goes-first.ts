import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Visitors whom the charter helps before all others, and when the devices at reception were seen last. */
export class WhoGoesFirst1769400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE work_item ADD goes_first boolean NOT NULL DEFAULT false;
      ALTER TABLE reception_device ADD last_seen_at timestamptz(3)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE work_item DROP goes_first;
      ALTER TABLE reception_device DROP last_seen_at`);
  }
}
