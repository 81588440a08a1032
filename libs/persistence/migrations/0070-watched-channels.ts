import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How much comes to each entry point, when it is silent or paused, and what providers were asked about. */
export class WatchedChannels1770700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX receipt_received ON receipt USING brin (received_at);
      CREATE TABLE entry_point_hour (
        entry_point_id uuid NOT NULL REFERENCES entry_point (id) ON DELETE CASCADE,
        hour timestamptz(3) NOT NULL,
        count integer NOT NULL,
        PRIMARY KEY (entry_point_id, hour)
      );
      CREATE TABLE entry_point_watch (
        entry_point_id uuid PRIMARY KEY REFERENCES entry_point (id) ON DELETE CASCADE,
        counted_since timestamptz(3) NOT NULL,
        last_at timestamptz(3),
        silent_since timestamptz(3),
        expected double precision,
        paused_at timestamptz(3),
        paused_by uuid REFERENCES agent (id),
        paused_words text,
        CHECK ((paused_at IS NULL) = (paused_words IS NULL))
      );
      CREATE TABLE recount (
        adapter text PRIMARY KEY,
        next_at timestamptz(3) NOT NULL,
        claimed_until timestamptz(3),
        from_at timestamptz(3),
        at timestamptz(3),
        looked integer,
        found integer,
        problem text
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE recount;
      DROP TABLE entry_point_watch;
      DROP TABLE entry_point_hour;
      DROP INDEX receipt_received`);
  }
}
