import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The template of letters that an organisation has put in place of ours. */
export class LetterTemplates1767500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE letter_template (
        organisation_id uuid PRIMARY KEY REFERENCES organisation, template text NOT NULL, set_at timestamptz(3) NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE letter_template');
  }
}
