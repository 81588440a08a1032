import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kiosks and screens at a reception: what each may do is said by its kind, and it is known by the digest of its token. */
export class ReceptionDevices1768100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE reception_device (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        entry_point_id uuid NOT NULL REFERENCES entry_point, kind text NOT NULL, name text NOT NULL,
        token_hash bytea NOT NULL UNIQUE, created_at timestamptz(3) NOT NULL, revoked_at timestamptz(3));
      CREATE UNIQUE INDEX reception_device_name ON reception_device (organisation_id, name) WHERE revoked_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reception_device');
  }
}
