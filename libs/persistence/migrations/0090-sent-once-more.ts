import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What its provider never had is sent once more by itself, and only once. */
export class SentOnceMore1773200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery ADD again_at timestamptz(3)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery DROP again_at');
  }
}
