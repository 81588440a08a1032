import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What came in is kept before it is read: the state `unread`, what its reader needs beside the bytes, and who reads it. */
export class UnreadReceipts1764700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE receipt ADD COLUMN unread jsonb, ADD COLUMN read_attempts integer NOT NULL DEFAULT 0,
        ADD COLUMN read_until timestamptz(3);
      CREATE INDEX receipt_unread ON receipt (received_at) WHERE state = 'unread'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX receipt_unread;
      ALTER TABLE receipt DROP COLUMN unread, DROP COLUMN read_attempts, DROP COLUMN read_until`);
  }
}
