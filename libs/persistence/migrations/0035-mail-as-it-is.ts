import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How the text of a contact is laid out and what shows that a machine sent it; by what the copies of one mail to several
 * mailboxes are known; why two enquiries may belong together, and whether somebody said that they do not.
 */
export class MailAsItIs1767200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact ADD layout jsonb, ADD machine jsonb, ADD mail_digest text;
      CREATE INDEX contact_mail_digest ON contact (organisation_id, mail_digest) WHERE mail_digest IS NOT NULL;
      ALTER TABLE suggestion ADD why text NOT NULL DEFAULT '', ADD state text NOT NULL DEFAULT 'open';
      CREATE INDEX suggestion_other ON suggestion (other_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX suggestion_other;
      ALTER TABLE suggestion DROP why, DROP state;
      ALTER TABLE contact DROP layout, DROP machine, DROP mail_digest`);
  }
}
