import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who else is asked for the work of a service once nobody took it in time. */
export class Rings1772900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE service ADD rings jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE service DROP rings');
  }
}
