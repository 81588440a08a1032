import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a customer needs, whether it is a person or an organisation, and who may act for whom. Customers of whom somebody said
 * that they are one stay as they were: each enquiry and each address remembers whose it is by itself, so that whatever was
 * said can be taken back in any order.
 */
export class Customers1771800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE customer
        ADD kind text NOT NULL DEFAULT 'person', ADD needs text[] NOT NULL DEFAULT '{}', ADD needs_note text,
        ADD merged_into_id uuid REFERENCES customer;
      UPDATE customer SET needs = '{large-print}' WHERE large_print;
      ALTER TABLE customer DROP large_print;
      CREATE INDEX customer_merged ON customer (merged_into_id) WHERE merged_into_id IS NOT NULL;
      ALTER TABLE enquiry ADD home_id uuid REFERENCES customer;
      ALTER TABLE identifier ADD home_id uuid REFERENCES customer;
      ALTER TABLE customer_change ADD asked_ids uuid[] NOT NULL DEFAULT '{}';
      CREATE INDEX customer_change_asked ON customer_change USING gin (asked_ids) WHERE asked_ids <> '{}';
      CREATE TABLE customer_authority (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        customer_id uuid NOT NULL REFERENCES customer, for_id uuid REFERENCES customer, for_name text NOT NULL,
        kind text NOT NULL, evidence text NOT NULL, from_day date NOT NULL, until_day date,
        by_id uuid NOT NULL REFERENCES agent, at timestamptz(3) NOT NULL,
        ended_by_id uuid REFERENCES agent, ended_at timestamptz(3));
      CREATE INDEX customer_authority_of ON customer_authority (customer_id);
      CREATE INDEX customer_authority_for ON customer_authority (for_id) WHERE for_id IS NOT NULL`);
    await runner.query(REMEMBER_HOMES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE customer_authority;
      DROP INDEX customer_change_asked;
      ALTER TABLE customer_change DROP asked_ids;
      ALTER TABLE identifier DROP home_id;
      ALTER TABLE enquiry DROP home_id;
      ALTER TABLE customer ADD large_print boolean NOT NULL DEFAULT false;
      UPDATE customer SET large_print = 'large-print' = ANY(needs);
      ALTER TABLE customer DROP kind, DROP needs, DROP needs_note, DROP merged_into_id`);
  }
}

/** What was said before and still holds, in the order in which it was said: the first to move something moved it from home. */
const REMEMBER_HOMES = `
  DO $body$
  DECLARE said record; gone uuid; stays uuid;
  BEGIN
    FOR said IN SELECT * FROM customer_change WHERE kind = 'one' AND undone_at IS NULL AND from_id <> to_id ORDER BY at, id LOOP
      UPDATE enquiry SET home_id = said.from_id WHERE id = ANY(said.enquiry_ids) AND home_id IS NULL;
      UPDATE identifier SET home_id = said.from_id WHERE id = ANY(said.identifier_ids) AND home_id IS NULL;
      SELECT COALESCE(merged_into_id, id) INTO gone FROM customer WHERE id = said.from_id;
      SELECT COALESCE(merged_into_id, id) INTO stays FROM customer WHERE id = said.to_id;
      IF gone <> stays THEN
        UPDATE customer SET merged_into_id = stays WHERE id = gone OR merged_into_id = gone;
      END IF;
    END LOOP;
  END $body$`;
