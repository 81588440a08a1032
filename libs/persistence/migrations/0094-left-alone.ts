import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how long work that nothing happens to comes back, by service, and when that is of each that somebody has. */
export class LeftAlone1773600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE service ADD left_alone jsonb;
      ALTER TABLE work_item ADD left_alone_at timestamptz(3);
      CREATE INDEX work_item_left_alone ON work_item (left_alone_at NULLS FIRST) WHERE state = 'assigned'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX work_item_left_alone;
      ALTER TABLE work_item DROP left_alone_at;
      ALTER TABLE service DROP left_alone`);
  }
}
