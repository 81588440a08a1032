import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose caller hung up at once is counted apart, by what the charter said at that time. */
export class ShortCalls1769100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE phone_call ADD short boolean NOT NULL DEFAULT false;
      UPDATE phone_call SET short = true WHERE ended_as = 'abandoned' AND ended_at - began_at < interval '5 seconds'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE phone_call DROP short`);
  }
}
