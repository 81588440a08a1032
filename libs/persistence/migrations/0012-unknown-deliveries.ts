import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Messages of which nobody knows whether they left are counted often, and are few among very many. */
export class UnknownDeliveries1764900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX delivery_unknown ON delivery (id) WHERE state = 'unknown'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX delivery_unknown');
  }
}
