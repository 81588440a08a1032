import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The library of answers: what the organisation says about its services, with an owner and a day by which somebody looks
 * at it again. Every state that an answer was in is kept.
 */
export class Answers1772000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
    await runner.query(`
      CREATE TABLE answer (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        slug text NOT NULL,
        language text NOT NULL,
        service_id uuid NOT NULL REFERENCES service,
        title text NOT NULL,
        asked text NOT NULL,
        body text NOT NULL,
        link text,
        link_text text,
        owner_id uuid NOT NULL REFERENCES agent,
        review_on date NOT NULL,
        checked_at timestamptz(3) NOT NULL,
        is_public boolean NOT NULL,
        put_away_at timestamptz(3),
        version integer NOT NULL,
        told_overdue_on date,
        words tsvector NOT NULL GENERATED ALWAYS AS (
          setweight(answer_words(title || ' ' || asked, language), 'A') || setweight(answer_words(body, language), 'C')) STORED,
        UNIQUE (organisation_id, slug, language),
        CHECK ((link IS NULL) = (link_text IS NULL))
      );
      CREATE INDEX answer_words_index ON answer USING gin (words);
      CREATE INDEX answer_review ON answer (review_on) WHERE put_away_at IS NULL;
      CREATE TABLE answer_version (
        answer_id uuid NOT NULL REFERENCES answer (id),
        version integer NOT NULL,
        at timestamptz(3) NOT NULL,
        by_id uuid REFERENCES agent (id),
        what text NOT NULL,
        content jsonb NOT NULL,
        PRIMARY KEY (answer_id, version)
      );
      CREATE TABLE answer_word (
        organisation_id uuid NOT NULL REFERENCES organisation,
        language text NOT NULL,
        word text NOT NULL,
        PRIMARY KEY (organisation_id, language, word)
      );
      CREATE INDEX answer_word_parts ON answer_word USING gin (word gin_trgm_ops);
      CREATE TABLE answer_use (
        id uuid PRIMARY KEY,
        answer_id uuid NOT NULL REFERENCES answer (id),
        version integer NOT NULL,
        how text NOT NULL,
        enquiry_id uuid REFERENCES enquiry (id),
        by_id uuid REFERENCES agent (id),
        at timestamptz(3) NOT NULL
      );
      CREATE INDEX answer_use_of ON answer_use (answer_id, at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE answer_use, answer_word, answer_version, answer;
      DROP FUNCTION answer_words, answer_plain_words`);
  }
}

/**
 * Words are letters and digits, as for enquiries. English ones are brought to their stems; of Welsh and all others, which
 * PostgreSQL knows no stems of, the words themselves count, of Welsh without those that stand in every sentence.
 */
const WORDS = `
  CREATE FUNCTION answer_plain_words(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN translate(search_form(left(given, 20000)), '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~’‘“”–', repeat(' ', 37));
  CREATE FUNCTION answer_words(given text, language text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN CASE
      WHEN language = 'en' OR language LIKE 'en-%' THEN to_tsvector('english'::regconfig, answer_plain_words(given))
      WHEN language = 'cy' THEN ts_delete(to_tsvector('simple'::regconfig, answer_plain_words(given)), ARRAY[
        'a', 'ac', 'am', 'ar', 'at', 'beth', 'byddwch', 'chi', 'ch', 'ddim', 'dod', 'dw', 'dy', 'ei', 'eich', 'ein', 'eu',
        'fy', 'fydd', 'gyda', 'hyn', 'i', 'mae', 'mewn', 'na', 'neu', 'ni', 'nid', 'o', 'oes', 'os', 'pan', 'r', 'rydych',
        'rydw', 'sut', 'sy', 'sydd', 'u', 'wedi', 'w', 'y', 'ydych', 'ydy', 'yn', 'yr', 'yw'])
      ELSE to_tsvector('simple'::regconfig, answer_plain_words(given))
    END`;
