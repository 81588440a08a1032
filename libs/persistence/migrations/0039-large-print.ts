import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a customer needs letters in large print. */
export class LargePrint1767600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE customer ADD large_print boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE customer DROP large_print');
  }
}
