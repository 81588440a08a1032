import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a service does in the words of those who come with it, for the contact form. */
export class Topics1765900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE service ADD COLUMN topics text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE service DROP COLUMN topics');
  }
}
