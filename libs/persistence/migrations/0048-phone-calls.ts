import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calls that people answer: what has become of each, the telephones in it, and the rules of services about them. */
export class PhoneCalls1768500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE phone_call (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation (id),
        entry_point_id uuid NOT NULL REFERENCES entry_point (id),
        service_id uuid NOT NULL REFERENCES service (id),
        provider_id text NOT NULL,
        number text,
        reference text NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'talking', 'ended')),
        began_at timestamptz NOT NULL,
        rules_used integer NOT NULL DEFAULT 0,
        agent_id uuid REFERENCES agent (id),
        answered_at timestamptz,
        connected_at timestamptz,
        caller_left_at timestamptz,
        held_at timestamptz,
        room text,
        ended_at timestamptz,
        ended_as text CHECK (ended_as IN ('answered', 'abandoned', 'callback', 'voicemail', 'told')),
        wanted jsonb,
        settled_at timestamptz,
        outcome jsonb,
        closed_at timestamptz,
        heard_at timestamptz NOT NULL,
        UNIQUE (entry_point_id, provider_id)
      );
      CREATE INDEX phone_call_lasting ON phone_call (organisation_id, service_id) WHERE state <> 'ended';
      CREATE INDEX phone_call_unsettled ON phone_call (ended_at) WHERE state = 'ended' AND settled_at IS NULL;
      CREATE INDEX phone_call_open ON phone_call (agent_id) WHERE agent_id IS NOT NULL AND closed_at IS NULL;
      CREATE INDEX phone_call_began ON phone_call (organisation_id, began_at);
      CREATE TABLE call_leg (
        id uuid PRIMARY KEY,
        call_id uuid NOT NULL REFERENCES phone_call (id),
        kind text NOT NULL CHECK (kind IN ('agent', 'colleague', 'guest', 'listener')),
        agent_id uuid REFERENCES agent (id),
        number text,
        provider_id text,
        state text NOT NULL CHECK (state IN ('asked', 'ringing', 'answered', 'joined', 'ended')),
        asked_at timestamptz NOT NULL,
        rang_at timestamptz,
        joined_at timestamptz,
        ended_at timestamptz,
        problem text
      );
      CREATE INDEX call_leg_call ON call_leg (call_id);
      CREATE INDEX call_leg_agent ON call_leg (agent_id) WHERE state <> 'ended';
      ALTER TABLE service ADD call_rules jsonb;
      ALTER TABLE agent ADD softphone_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agent DROP softphone_at;
      ALTER TABLE service DROP call_rules;
      DROP TABLE call_leg;
      DROP TABLE phone_call`);
  }
}
