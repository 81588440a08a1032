import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When customers are rung back as agreed, what became of each attempt, and how it ended. */
export class CallbackLedger1768700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE callback (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        contact_id uuid NOT NULL REFERENCES contact (id),
        owner_id uuid REFERENCES agent (id),
        number text,
        reason text,
        from_at timestamptz(3) NOT NULL,
        to_at timestamptz(3) NOT NULL,
        agreed_at timestamptz(3) NOT NULL,
        next_at timestamptz(3),
        ended_at timestamptz(3),
        ended_as text CHECK (ended_as IN ('kept', 'late', 'not-reached', 'cancelled', 'not-needed')),
        CHECK (to_at >= from_at),
        CHECK ((ended_at IS NULL) = (ended_as IS NULL))
      );
      CREATE UNIQUE INDEX callback_open ON callback (contact_id) WHERE ended_as IS NULL;
      CREATE INDEX callback_of_contact ON callback (contact_id);
      CREATE INDEX callback_due ON callback (organisation_id, to_at);
      CREATE TABLE callback_attempt (
        callback_id uuid NOT NULL REFERENCES callback (id),
        call_id uuid NOT NULL REFERENCES contact (id),
        at timestamptz(3) NOT NULL,
        result text NOT NULL CHECK (result IN ('answered', 'no-answer', 'message-left', 'wrong-number', 'engaged')),
        message_id uuid,
        PRIMARY KEY (callback_id, call_id)
      );
      INSERT INTO callback (id, organisation_id, contact_id, from_at, to_at, agreed_at)
      SELECT gen_random_uuid(), c.organisation_id, c.id, (c.callback->>'from')::timestamptz,
             greatest((c.callback->>'from')::timestamptz, (c.callback->>'to')::timestamptz), c.at
      FROM contact c
      WHERE c.callback IS NOT NULL
        AND EXISTS (SELECT FROM work_item w WHERE w.contact_id = c.id AND w.kind = 'callback' AND w.state <> 'done')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE callback_attempt; DROP TABLE callback`);
  }
}
