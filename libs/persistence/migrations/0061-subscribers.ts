import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is told of events, and how far. A subscriber has a place in the order of events; what is behind that place was
 * delivered, but for the few that are listed as held back. Each attempt is kept.
 */
export class Subscribers1769800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE subscriber (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation, name text NOT NULL, url text NOT NULL,
        types text[] NOT NULL DEFAULT '{}', shape text NOT NULL, personal_data boolean NOT NULL,
        sealed_secret bytea NOT NULL, sealed_former_secret bytea, former_until timestamptz(3),
        state text NOT NULL, state_at timestamptz(3) NOT NULL, problem text,
        tx xid8 NOT NULL DEFAULT pg_snapshot_xmin(pg_current_snapshot()), position bigint NOT NULL DEFAULT 0,
        failures integer NOT NULL DEFAULT 0, failing_since timestamptz(3), alarmed_at timestamptz(3),
        delivered_at timestamptz(3), next_attempt_at timestamptz(3) NOT NULL,
        lease_holder uuid, lease_until timestamptz(3), created_at timestamptz(3) NOT NULL, UNIQUE (organisation_id, name));
      CREATE TABLE held_event (
        subscriber_id uuid NOT NULL REFERENCES subscriber ON DELETE CASCADE, tx xid8 NOT NULL, position bigint NOT NULL,
        line uuid NOT NULL, attempts integer NOT NULL DEFAULT 0, first_failed_at timestamptz(3),
        next_attempt_at timestamptz(3) NOT NULL, given_up_at timestamptz(3), PRIMARY KEY (subscriber_id, tx, position));
      CREATE INDEX held_event_line ON held_event (subscriber_id, line, tx, position) WHERE given_up_at IS NULL;
      CREATE INDEX held_event_due ON held_event (subscriber_id, next_attempt_at) WHERE given_up_at IS NULL;
      CREATE TABLE event_attempt (
        id uuid PRIMARY KEY, subscriber_id uuid NOT NULL REFERENCES subscriber ON DELETE CASCADE, event_id uuid NOT NULL,
        type text NOT NULL, at timestamptz(3) NOT NULL, ms integer NOT NULL, status integer, ok boolean NOT NULL,
        problem text, answer text);
      CREATE INDEX event_attempt_newest ON event_attempt (subscriber_id, at DESC, id DESC);
      CREATE INDEX event_attempt_at ON event_attempt (at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE event_attempt, held_event, subscriber`);
  }
}
