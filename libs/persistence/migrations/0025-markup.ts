import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the author of a message wrote, where it left with formatting; its text is the plain twin. */
export class Markup1766200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contact ADD markup text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contact DROP markup');
  }
}
