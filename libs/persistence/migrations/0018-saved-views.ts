import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists as agents like to see them, by a name of their own. */
export class SavedViews1765500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE saved_view (
        id uuid PRIMARY KEY, agent_id uuid NOT NULL REFERENCES agent, place text NOT NULL, name text NOT NULL,
        address text NOT NULL, saved_at timestamptz(3) NOT NULL, UNIQUE (agent_id, place, name))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE saved_view');
  }
}
