import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The place in the queue is reckoned in working time, less what the work takes, as learnt; and anew when a calendar closes. */
export class WorkingTime1772700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handling_time (
        service_id uuid NOT NULL REFERENCES service,
        channel text NOT NULL,
        seconds integer NOT NULL CHECK (seconds > 0),
        samples integer NOT NULL,
        learnt_at timestamptz(3) NOT NULL,
        PRIMARY KEY (service_id, channel)
      );
      ALTER TABLE organisation ADD yields jsonb;
      ALTER TABLE work_item ADD reckon_at timestamptz(3);
      CREATE INDEX work_item_reckon ON work_item (reckon_at) WHERE state <> 'done' AND reckon_at IS NOT NULL;
      UPDATE work_item SET reckon_at = queued_at WHERE state <> 'done' AND kind = 'answer' AND promise_due_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE work_item DROP reckon_at;
      ALTER TABLE organisation DROP yields;
      DROP TABLE handling_time`);
  }
}
