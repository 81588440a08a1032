import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a customer says of their name and of how to be answered, and what it took the place of where somebody agreed. */
export class ToldDetails1767800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contact ADD details jsonb, ADD details_before jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contact DROP details, DROP details_before');
  }
}
