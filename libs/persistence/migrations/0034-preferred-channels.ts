import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a customer wants to be answered, and why one was answered otherwise. Postal addresses and names are compared by what
 * is certain of their spelling.
 */
export class PreferredChannels1767100000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE customer ADD preferred_channel text;
      ALTER TABLE contact ADD channel_reason jsonb;
      CREATE FUNCTION postal_key(address text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS ${POSTAL_KEY};
      CREATE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS ${NAME_KEY}`);
    await runner.query(`
      CREATE INDEX identifier_postal ON identifier (organisation_id, postal_key(value)) WHERE kind = 'postal'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX identifier_postal;
      DROP FUNCTION postal_key;
      DROP FUNCTION name_key;
      ALTER TABLE contact DROP channel_reason;
      ALTER TABLE customer DROP preferred_channel`);
  }
}

/** In lower case, a space between words, without apostrophes; `flat2` as `flat 2`, a British postcode at the end in one. */
const POSTAL_KEY = `$body$
  SELECT regexp_replace(
    regexp_replace(
      btrim(regexp_replace(regexp_replace(lower($1), '[''’\`]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')),
      '\\m(flat|apartment|unit)(\\d)', '\\1 \\2', 'g'),
    '\\m([a-z]{1,2}\\d[a-z\\d]?) ?(\\d[a-z]{2})$', '\\1\\2')
$body$`;

/** In lower case, a space between words, without a title. */
const NAME_KEY = `$body$
  SELECT regexp_replace(
    btrim(regexp_replace(regexp_replace(lower($1), '[''’\`]', '', 'g'), '[^[:alnum:]]+', ' ', 'g')),
    '^(mr|mrs|ms|miss|mx|dr) ', '')
$body$`;
