import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters as they were written, and those that the council prints and posts itself. */
export class Letters1766800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE letter (
        delivery_id uuid PRIMARY KEY REFERENCES delivery, document bytea NOT NULL, pages integer NOT NULL,
        written_at timestamptz(3) NOT NULL);
      ALTER TABLE letter ALTER document SET STORAGE EXTERNAL;

      CREATE TABLE print_queue_entry (
        delivery_id uuid PRIMARY KEY REFERENCES letter, organisation_id uuid NOT NULL REFERENCES organisation,
        queued_at timestamptz(3) NOT NULL, prints integer NOT NULL DEFAULT 0, printed_at timestamptz(3),
        posted_on date, posted_by_id uuid REFERENCES agent,
        returned_at timestamptz(3), return_reason text, told_at timestamptz(3));
      CREATE INDEX print_queue_waiting ON print_queue_entry (organisation_id, queued_at) WHERE posted_on IS NULL;
      CREATE INDEX print_queue_posted ON print_queue_entry (organisation_id, posted_on) WHERE posted_on IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE print_queue_entry, letter');
  }
}
