import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Letters and faxes that came as pages of a file, how far those are read, and what they say; and files that wait to be cut
 * into letters. What is read becomes words to
 * search by; so do the words of a contact that goes to another enquiry.
 */
export class Paper1766600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact ADD scan jsonb, ADD read_text text;
      CREATE TABLE contact_reading (
        contact_id uuid PRIMARY KEY REFERENCES contact, state text NOT NULL DEFAULT 'waiting',
        attempts integer NOT NULL DEFAULT 0, problem text, next_at timestamptz(3) NOT NULL,
        pages jsonb NOT NULL DEFAULT '[]', suggestions jsonb NOT NULL DEFAULT '[]', keyed_text text, keyed_by uuid,
        keyed_at timestamptz(3));
      CREATE INDEX contact_reading_due ON contact_reading (next_at) WHERE state IN ('waiting', 'reading');
      CREATE TABLE scan_file (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, by_id uuid NOT NULL, name text NOT NULL, content bytea NOT NULL,
        size integer NOT NULL, pages integer NOT NULL, separators jsonb NOT NULL, letters jsonb NOT NULL,
        at timestamptz(3) NOT NULL, taken jsonb);
      CREATE FUNCTION words_of_reading() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM add_words(NEW.enquiry_id, search_words(concat_ws(' ', NEW.party_name, NEW.subject,
            left(NEW.text, 20000), left(NEW.read_text, 20000))));
          RETURN NULL;
        END $$;
      CREATE TRIGGER words_of_reading AFTER UPDATE OF read_text, enquiry_id ON contact
        FOR EACH ROW WHEN (OLD.read_text IS DISTINCT FROM NEW.read_text OR OLD.enquiry_id <> NEW.enquiry_id)
        EXECUTE FUNCTION words_of_reading()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER words_of_reading ON contact;
      DROP FUNCTION words_of_reading;
      DROP TABLE contact_reading, scan_file;
      ALTER TABLE contact DROP scan, DROP read_text`);
  }
}
