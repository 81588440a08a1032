import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How a call went is what its agent says. Calls that were answered before anybody was asked counted as having reached the
 * customer, and stay so.
 */
export class CallOutcomes1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contact ADD COLUMN call_outcome text
        CHECK (call_outcome IN ('reached', 'message-left', 'wrong-person', 'no-answer'));
      ALTER TABLE call_event ADD COLUMN answered_by text CHECK (answered_by IN ('person', 'machine'));
      UPDATE contact c SET call_outcome = 'reached' FROM delivery d
        WHERE d.contact_id = c.id AND d.state = 'delivered' AND d.message->>'form' = 'call';
      CREATE INDEX delivery_call ON delivery (sent_at) WHERE state = 'delivered' AND message->>'form' = 'call'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX delivery_call;
      ALTER TABLE call_event DROP COLUMN answered_by;
      ALTER TABLE contact DROP COLUMN call_outcome`);
  }
}
