import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The places that an organisation loaded from its gazetteer, and the place that a contact is about. The lines of a file that is
 * being loaded stand beside it for as long as that takes: nothing of them outlives its transaction, so they need no log.
 */
export class Gazetteer1767700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE gazetteer_place (
        organisation_id uuid NOT NULL REFERENCES organisation, uprn text NOT NULL, address text NOT NULL,
        ward text NOT NULL, postcode text NOT NULL, words tsvector NOT NULL, PRIMARY KEY (organisation_id, uprn));
      CREATE INDEX gazetteer_place_words ON gazetteer_place USING gin (words);

      CREATE UNLOGGED TABLE gazetteer_line (
        line integer NOT NULL, uprn text NOT NULL, address text NOT NULL, ward text NOT NULL,
        postcode text NOT NULL, words tsvector NOT NULL);

      ALTER TABLE contact ADD place jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact DROP place;
      DROP TABLE gazetteer_line, gazetteer_place`);
  }
}
