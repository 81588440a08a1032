import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How contacts stand on social networks: who may read them, where, and how they may be answered. */
export class SocialPosts1770100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE contact ADD COLUMN post jsonb, ADD COLUMN hidden jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE contact DROP COLUMN post, DROP COLUMN hidden`);
  }
}
