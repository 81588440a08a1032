import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Moments of calls, changes of what came in, and files that travel with what goes out. What waits to be sent says in
 * which form: a message, a letter or a call.
 */
export class Channels1764200000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE call_event (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        -- Of a call we made, the id its provider gave it; of one that came in, its entry point and idempotency key.
        call text NOT NULL, entry_point_id uuid, leg text NOT NULL, what text NOT NULL, at timestamptz(3) NOT NULL,
        sequence integer NOT NULL DEFAULT -1, talked_ms integer, problem text, received_at timestamptz(3) NOT NULL,
        applied_at timestamptz(3), UNIQUE (call, leg, what, sequence));
      CREATE INDEX call_event_waiting ON call_event (received_at) WHERE applied_at IS NULL;
      CREATE INDEX call_event_received ON call_event (received_at);

      CREATE TABLE contact_change (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, entry_point_id uuid NOT NULL, channel text NOT NULL,
        idempotency_key text NOT NULL, change_key text NOT NULL, kind text NOT NULL, received_at timestamptz(3) NOT NULL,
        raw bytea NOT NULL, content_type text NOT NULL, contact jsonb, fault jsonb, applied_at timestamptz(3),
        UNIQUE (entry_point_id, change_key));
      CREATE INDEX contact_change_waiting ON contact_change (received_at) WHERE applied_at IS NULL;

      CREATE TABLE outgoing_file (
        contact_id uuid NOT NULL REFERENCES contact, index integer NOT NULL, name text NOT NULL,
        content_type text NOT NULL, content bytea NOT NULL, PRIMARY KEY (contact_id, index));

      UPDATE delivery d SET message = message - 'customerNumber' || jsonb_build_object(
          'form', 'call', 'channel', d.channel, 'reference', e.reference,
          'entryPoint', jsonb_build_object('address', message->'callerId', 'name', ''),
          'to', jsonb_build_object('kind', 'phone', 'value', message->'customerNumber'))
        FROM enquiry e WHERE e.id = d.enquiry_id AND d.message ? 'customerNumber' AND d.state <> 'delivered';
      UPDATE delivery SET message = message || '{"form": "message"}' WHERE NOT message ? 'form' AND state <> 'delivered';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE delivery SET message = message - ARRAY['form', 'channel', 'reference', 'entryPoint', 'to']
          || jsonb_build_object('customerNumber', message->'to'->'value')
        WHERE message->>'form' = 'call';
      UPDATE delivery SET message = message - 'form' WHERE message ? 'form';
      DROP TABLE outgoing_file, contact_change, call_event;
    `);
  }
}
