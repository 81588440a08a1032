import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calls that we make go by way of a room as those do that come in: the customer's telephone is one that we ring. Whose work a
 * call is follows from who answered it, and is written down apart from the answer.
 */
export class CallsThatWeMake1770800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE phone_call
        ADD direction text NOT NULL DEFAULT 'in' CHECK (direction IN ('in', 'out')),
        ADD caller_id text,
        ADD given_at timestamptz,
        ALTER provider_id DROP NOT NULL,
        DROP CONSTRAINT phone_call_ended_as_check,
        ADD CONSTRAINT phone_call_ended_as_check
          CHECK (ended_as IN ('answered', 'abandoned', 'callback', 'voicemail', 'told', 'partner', 'not-reached')),
        ADD CHECK (direction = 'out' OR provider_id IS NOT NULL),
        ADD CHECK (direction = 'in' OR caller_id IS NOT NULL);
      ALTER TABLE entry_point ADD caller_id text;
      UPDATE phone_call SET given_at = answered_at WHERE answered_at IS NOT NULL;
      CREATE INDEX phone_call_to_give ON phone_call (answered_at) WHERE answered_at IS NOT NULL AND given_at IS NULL;
      CREATE INDEX phone_call_made ON phone_call (began_at) WHERE direction = 'out' AND state = 'waiting';
      ALTER TABLE call_leg
        ADD answered_by text CHECK (answered_by IN ('person', 'machine')),
        ADD words_wanted_at timestamptz,
        ADD words_said_at timestamptz,
        DROP CONSTRAINT call_leg_kind_check,
        ADD CONSTRAINT call_leg_kind_check CHECK (kind IN ('agent', 'colleague', 'guest', 'listener', 'helper', 'customer'));
      CREATE INDEX call_leg_words ON call_leg (words_said_at) WHERE words_said_at IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE entry_point DROP caller_id;
      DELETE FROM call_leg WHERE kind = 'helper' OR call_id IN (SELECT id FROM phone_call WHERE direction = 'out');
      DELETE FROM phone_call WHERE direction = 'out';
      ALTER TABLE call_leg
        DROP words_said_at,
        DROP words_wanted_at,
        DROP answered_by,
        DROP CONSTRAINT call_leg_kind_check,
        ADD CONSTRAINT call_leg_kind_check CHECK (kind IN ('agent', 'colleague', 'guest', 'listener'));
      DROP INDEX phone_call_made;
      DROP INDEX phone_call_to_give;
      ALTER TABLE phone_call
        DROP given_at,
        DROP caller_id,
        DROP direction,
        ALTER provider_id SET NOT NULL,
        DROP CONSTRAINT phone_call_ended_as_check,
        ADD CONSTRAINT phone_call_ended_as_check
          CHECK (ended_as IN ('answered', 'abandoned', 'callback', 'voicemail', 'told', 'partner'))`);
  }
}
