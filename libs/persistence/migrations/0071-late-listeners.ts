import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When it was told that a listener gives no sign of life. */
export class LateListeners1770800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE source_cursor ADD COLUMN told_late_at timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE source_cursor DROP COLUMN told_late_at');
  }
}
