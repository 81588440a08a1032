import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How the text of a contact is laid out and what shows that a machine sent it; by what the copies of one mail to several
 * mailboxes are known; why two enquiries may belong together, and what people made of that.
 */
export class MailAsItIs1767200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact ADD layout jsonb, ADD machine jsonb, ADD mail_digest text;
      CREATE INDEX contact_mail_digest ON contact (organisation_id, mail_digest) WHERE mail_digest IS NOT NULL;
      ALTER TABLE suggestion ADD why text NOT NULL DEFAULT '', ADD state text NOT NULL DEFAULT 'open',
        ADD decided_by uuid, ADD decided_at timestamptz(3), ADD moved jsonb NOT NULL DEFAULT '[]';
      CREATE INDEX suggestion_other ON suggestion (other_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX suggestion_other;
      ALTER TABLE suggestion DROP why, DROP state, DROP decided_by, DROP decided_at, DROP moved;
      ALTER TABLE contact DROP layout, DROP machine, DROP mail_digest`);
  }
}
