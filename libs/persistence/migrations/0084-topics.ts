import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Words by which it is told which service an enquiry is for, and enquiries of which somebody said that it is right where it is. */
export class Topics1772100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE topic_word (
        service_id uuid NOT NULL REFERENCES service,
        phrase text NOT NULL,
        weight integer NOT NULL CHECK (weight BETWEEN -10 AND 10 AND weight <> 0),
        PRIMARY KEY (service_id, phrase)
      );
      CREATE TABLE service_confirmed (
        enquiry_id uuid PRIMARY KEY REFERENCES enquiry,
        service_id uuid NOT NULL REFERENCES service,
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_confirmed, topic_word');
  }
}
