import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What services do with what is written to them while more comes than can be done; how fast it is done is looked up. */
export class Overflow1773800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE service ADD overflow jsonb;
      CREATE INDEX work_item_answered ON work_item (service_id, channel, done_at) WHERE state = 'done' AND kind = 'answer'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX work_item_answered;
      ALTER TABLE service DROP overflow`);
  }
}
