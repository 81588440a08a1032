import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys by which other systems ask, each with what it is good for. */
export class ApiKeys1769900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE api_key (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        integration_id uuid NOT NULL REFERENCES integration ON DELETE CASCADE, name text NOT NULL, scopes text[] NOT NULL,
        token_hash bytea NOT NULL UNIQUE, former_hash bytea UNIQUE, former_until timestamptz(3),
        created_at timestamptz(3) NOT NULL, used_at timestamptz(3), UNIQUE (organisation_id, name))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE api_key`);
  }
}
