import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was written in an enquiry, as words to search by: its subject, and the name, subject and text of every contact
 * that no program wrote by itself. They lie beside the enquiry and not in it: an enquiry changes often and its words
 * seldom, and all words of a row are written into their index anew when the row changes.
 */
export class SearchWords1765400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
    await runner.query(fill('true'));
    await runner.query(`
      CREATE INDEX enquiry_words_words ON enquiry_words USING gin (words) WITH (gin_pending_list_limit = 512)`);
    // From here on whoever writes waits, so this comes last; what was opened meanwhile is filled in.
    await runner.query(KEPT);
    await runner.query(fill('NOT EXISTS (SELECT FROM enquiry_words w WHERE w.enquiry_id = e.id)'));
    await runner.query('ALTER TABLE enquiry DROP subject_words');
    await runner.query('ANALYZE enquiry_words');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER words_of_contacts ON contact;
      DROP TRIGGER words_of_edit ON contact;
      DROP TRIGGER words_of_subject ON enquiry;
      DROP FUNCTION words_of_contacts, words_of_edit, words_of_subject, add_words;
      DROP TABLE enquiry_words;
      DROP FUNCTION search_words, search_query;
      ALTER TABLE enquiry ADD subject_words tsvector
        GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, search_form(subject))) STORED;
      CREATE INDEX enquiry_subject_words ON enquiry USING gin (subject_words)`);
  }
}

/**
 * A word is letters and digits, the same for what is written and for what is sought; the parser of PostgreSQL would take
 * `road.Please` for an address. Words that are sought are beginnings where `ending` is `:*`. A tsvector has an end, and one
 * that is too long must never refuse a contact: 20,000 characters of a contact count, and an enquiry takes no more once
 * it has 100,000 bytes of words.
 */
const WORDS = `
  CREATE FUNCTION search_words(given text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN strip(to_tsvector('simple'::regconfig, translate(search_form(left(given, 100000)),
      '!"#$%&''()*+,-./:;<=>?@[\\]^_\`{|}~', repeat(' ', 32))));
  CREATE FUNCTION search_query(words text[], ending text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN (SELECT string_agg('''' || word || '''' || ending, ' & ')::tsquery
            FROM (SELECT translate(search_form(given), '''\\', '') AS word FROM unnest(words) AS given) AS each
            WHERE word <> '');
  CREATE TABLE enquiry_words (enquiry_id uuid PRIMARY KEY REFERENCES enquiry, words tsvector NOT NULL)`;

/** What is written in the contacts \`c\` of an enquiry, and in what their senders made of them later. */
const WRITTEN = `
  string_agg(CASE WHEN c.automatic THEN '' ELSE concat_ws(' ', c.party_name, c.subject, left(c.text, 20000),
    (SELECT string_agg(concat_ws(' ', change->>'subject', left(change->>'text', 20000)), ' ')
     FROM jsonb_array_elements(c.changes) AS change)) END, ' ')`;

const fill = (which: string): string => `
  INSERT INTO enquiry_words
  SELECT e.id, search_words(concat_ws(' ', e.subject, ${WRITTEN}))
  FROM enquiry e LEFT JOIN contact c ON c.enquiry_id = e.id WHERE ${which} GROUP BY e.id`;

/** The row of an enquiry is made with its first contact. */
const KEPT = `
  CREATE FUNCTION add_words(id uuid, given tsvector) RETURNS void LANGUAGE sql
    BEGIN ATOMIC
      INSERT INTO enquiry_words AS known VALUES (id, given)
      ON CONFLICT (enquiry_id) DO UPDATE SET words = known.words || EXCLUDED.words
        WHERE octet_length(known.words::text) < 100000;
    END;
  CREATE FUNCTION words_of_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM add_words(id, given) FROM (
        SELECT e.id, search_words(concat_ws(' ', e.subject, ${WRITTEN})) AS given
        FROM written c JOIN enquiry e ON e.id = c.enquiry_id GROUP BY e.id ORDER BY e.id) AS of_enquiry;
      RETURN NULL;
    END $$;
  CREATE FUNCTION words_of_edit() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM add_words(NEW.enquiry_id, search_words(concat_ws(' ', NEW.changes->-1->>'subject', left(NEW.changes->-1->>'text', 20000))));
      RETURN NULL;
    END $$;
  CREATE FUNCTION words_of_subject() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM add_words(NEW.id, search_words(NEW.subject));
      RETURN NULL;
    END $$;
  CREATE TRIGGER words_of_contacts AFTER INSERT ON contact REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION words_of_contacts();
  CREATE TRIGGER words_of_edit AFTER UPDATE OF changes ON contact
    FOR EACH ROW WHEN (OLD.changes <> NEW.changes AND NEW.changes <> '[]') EXECUTE FUNCTION words_of_edit();
  CREATE TRIGGER words_of_subject AFTER UPDATE OF subject ON enquiry
    FOR EACH ROW WHEN (OLD.subject <> NEW.subject) EXECUTE FUNCTION words_of_subject()`;
