import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a provider does not count, two rings at two instants are two moments of a call: the first of them matters. */
export class CallMoments1764500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_event DROP CONSTRAINT call_event_call_leg_what_sequence_key;
      ALTER TABLE call_event ADD UNIQUE (call, leg, what, sequence, at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE call_event DROP CONSTRAINT call_event_call_leg_what_sequence_at_key;
      DELETE FROM call_event a USING call_event b
        WHERE (a.call, a.leg, a.what, a.sequence) = (b.call, b.leg, b.what, b.sequence) AND a.id > b.id;
      ALTER TABLE call_event ADD UNIQUE (call, leg, what, sequence)`);
  }
}
