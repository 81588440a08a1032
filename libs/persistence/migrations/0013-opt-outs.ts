import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses whose owners have told a provider that they want no more messages on a channel. */
export class OptOuts1765000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE opt_out (
        organisation_id uuid NOT NULL REFERENCES organisation, channel text NOT NULL, value text NOT NULL,
        since timestamptz(3) NOT NULL, PRIMARY KEY (organisation_id, channel, value))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE opt_out');
  }
}
