import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the public pages of an organisation look and what they say, where that is not ours. */
export class PublicPages1766400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organisation ADD COLUMN public_pages jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organisation DROP COLUMN public_pages');
  }
}
