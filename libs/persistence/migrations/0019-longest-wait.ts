import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What has waited longest in each service is read from one place, however much waits. */
export class LongestWait1765600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX work_item_longest_wait ON work_item (service_id, queued_at) WHERE state = 'waiting' AND NOT held`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX work_item_longest_wait');
  }
}
