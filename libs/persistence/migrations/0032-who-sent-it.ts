import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which adapter something left by, and when it is asked what became of it. Before, each channel had one adapter to send. */
export class WhoSentIt1766900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE delivery ADD adapter text, ADD ask_at timestamptz(3);
      CREATE INDEX delivery_asked ON delivery (ask_at) WHERE ask_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE delivery DROP adapter, DROP ask_at');
  }
}
