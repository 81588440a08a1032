import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the foundation. */
export class Foundation1760000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisation (
        id uuid PRIMARY KEY, name text NOT NULL, zone text NOT NULL, pack_id text NOT NULL,
        created_at timestamptz(3) NOT NULL);
      CREATE TABLE team (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation, name text NOT NULL);
      CREATE TABLE service (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        team_id uuid NOT NULL REFERENCES team, slug text NOT NULL, name text NOT NULL,
        customer_service_centre boolean NOT NULL, kind text NOT NULL, UNIQUE (organisation_id, slug));
      CREATE TABLE entry_point (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        service_id uuid NOT NULL REFERENCES service, channel text NOT NULL, address text NOT NULL,
        name text NOT NULL, UNIQUE (channel, address));
      CREATE TABLE integration (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        entry_point_id uuid NOT NULL REFERENCES entry_point, key text NOT NULL UNIQUE, name text NOT NULL,
        sealed_secret bytea NOT NULL, reply_url text);

      CREATE TABLE agent (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation,
        team_id uuid NOT NULL REFERENCES team, name text NOT NULL, email text NOT NULL UNIQUE,
        password_hash text NOT NULL, roles text[] NOT NULL DEFAULT '{}', service_ids uuid[] NOT NULL DEFAULT '{}',
        languages text[] NOT NULL DEFAULT '{}', channels text[] NOT NULL DEFAULT '{}',
        capacity integer NOT NULL, load integer NOT NULL DEFAULT 0,
        presence text NOT NULL DEFAULT 'offline', presence_at timestamptz(3) NOT NULL,
        last_assigned_at timestamptz(3), phone text, active boolean NOT NULL DEFAULT true);
      CREATE TABLE session (
        token_hash bytea PRIMARY KEY, agent_id uuid NOT NULL REFERENCES agent, csrf_token text NOT NULL,
        created_at timestamptz(3) NOT NULL, seen_at timestamptz(3) NOT NULL, expires_at timestamptz(3) NOT NULL);
      CREATE TABLE login_throttle (
        key text PRIMARY KEY, failures integer NOT NULL, blocked_until timestamptz(3) NOT NULL);

      CREATE TABLE receipt (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, entry_point_id uuid NOT NULL, channel text NOT NULL,
        idempotency_key text NOT NULL, received_at timestamptz(3) NOT NULL, raw bytea NOT NULL,
        content_type text NOT NULL, contact jsonb, reference text NOT NULL, state text NOT NULL, fault jsonb,
        UNIQUE (entry_point_id, idempotency_key));
      CREATE INDEX receipt_reference ON receipt (reference);
      CREATE INDEX receipt_unrouted ON receipt (received_at) WHERE state = 'received';
      CREATE INDEX receipt_quarantined ON receipt (organisation_id, received_at) WHERE state = 'quarantined';
      CREATE TABLE source_cursor (
        source text PRIMARY KEY, cursor text, lease_holder uuid, lease_until timestamptz(3),
        state text NOT NULL DEFAULT 'ok', detail text NOT NULL DEFAULT '', seen_at timestamptz(3));

      CREATE TABLE customer (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, name text, language text NOT NULL,
        created_at timestamptz(3) NOT NULL);
      CREATE TABLE identifier (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, customer_id uuid NOT NULL REFERENCES customer,
        kind text NOT NULL, value text NOT NULL, created_at timestamptz(3) NOT NULL,
        UNIQUE (organisation_id, kind, value));
      CREATE INDEX identifier_customer ON identifier (customer_id);

      CREATE TABLE enquiry (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, reference text NOT NULL UNIQUE, subject text NOT NULL,
        kind text NOT NULL, state text NOT NULL, service_id uuid NOT NULL REFERENCES service,
        customer_id uuid NOT NULL REFERENCES customer, owner_id uuid REFERENCES agent,
        pack_id text NOT NULL, pack_version text NOT NULL, pack_hash text NOT NULL,
        opened_at timestamptz(3) NOT NULL, closed_at timestamptz(3), last_contact_at timestamptz(3) NOT NULL);
      CREATE INDEX enquiry_customer ON enquiry (customer_id, last_contact_at);
      CREATE INDEX enquiry_recent ON enquiry (organisation_id, last_contact_at);
      CREATE TABLE contact (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, enquiry_id uuid NOT NULL REFERENCES enquiry,
        entry_point_id uuid NOT NULL, direction text NOT NULL, channel text NOT NULL, party_kind text,
        party_value text, party_name text, author_id uuid, subject text, text text NOT NULL,
        attachments jsonb NOT NULL DEFAULT '[]', automatic boolean NOT NULL DEFAULT false, callback jsonb,
        message_id text, at timestamptz(3) NOT NULL);
      CREATE INDEX contact_enquiry ON contact (enquiry_id, at);
      CREATE INDEX contact_message ON contact (message_id) WHERE message_id IS NOT NULL;
      CREATE TABLE timeline_event (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL,
        enquiry_id uuid NOT NULL REFERENCES enquiry, type text NOT NULL, by_id uuid, text text NOT NULL,
        tone text NOT NULL DEFAULT 'neutral', at timestamptz(3) NOT NULL);
      CREATE INDEX timeline_enquiry ON timeline_event (enquiry_id, position);
      CREATE TABLE suggestion (
        enquiry_id uuid NOT NULL REFERENCES enquiry, other_id uuid NOT NULL REFERENCES enquiry,
        PRIMARY KEY (enquiry_id, other_id));

      CREATE TABLE commitment (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, enquiry_id uuid NOT NULL REFERENCES enquiry,
        contact_id uuid NOT NULL, promise_id text NOT NULL, clock_id text NOT NULL, title text NOT NULL, state text NOT NULL,
        started_at timestamptz(3) NOT NULL, due_at timestamptz(3) NOT NULL,
        at_risk_at timestamptz(3)[] NOT NULL DEFAULT '{}', settled_at timestamptz(3), settled_by uuid,
        explanation text[] NOT NULL DEFAULT '{}', revision integer NOT NULL DEFAULT 1,
        UNIQUE (contact_id, clock_id));
      CREATE INDEX commitment_due ON commitment (due_at) WHERE state = 'running';
      CREATE INDEX commitment_enquiry ON commitment (enquiry_id);

      CREATE TABLE work_item (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, enquiry_id uuid NOT NULL REFERENCES enquiry,
        contact_id uuid NOT NULL, kind text NOT NULL, state text NOT NULL, service_id uuid NOT NULL,
        channel text NOT NULL, language text NOT NULL, weight integer NOT NULL,
        queued_at timestamptz(3) NOT NULL, urgent_at timestamptz(3) NOT NULL, not_before timestamptz(3),
        preferred_agent_id uuid, agent_id uuid REFERENCES agent, offer_expires_at timestamptz(3),
        accepted_at timestamptz(3), done_at timestamptz(3), outcome text, declined_by uuid[] NOT NULL DEFAULT '{}');
      CREATE INDEX work_item_queue ON work_item (organisation_id, urgent_at, queued_at, id) WHERE state = 'waiting';
      CREATE INDEX work_item_agent ON work_item (agent_id) WHERE state IN ('offered', 'assigned');
      CREATE INDEX work_item_offers ON work_item (offer_expires_at) WHERE state = 'offered';
      CREATE INDEX work_item_enquiry ON work_item (enquiry_id);

      CREATE TABLE delivery (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, enquiry_id uuid NOT NULL REFERENCES enquiry,
        contact_id uuid NOT NULL REFERENCES contact, channel text NOT NULL, state text NOT NULL,
        attempts integer NOT NULL DEFAULT 0, next_attempt_at timestamptz(3) NOT NULL, claimed_until timestamptz(3),
        attempted_at timestamptz(3), provider_id text, problem text, message jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL, sent_at timestamptz(3), updated_at timestamptz(3) NOT NULL);
      CREATE INDEX delivery_queued ON delivery (next_attempt_at) WHERE state = 'queued';
      CREATE INDEX delivery_claimed ON delivery (claimed_until) WHERE state = 'sending';
      CREATE INDEX delivery_provider ON delivery (provider_id) WHERE provider_id IS NOT NULL;
      CREATE INDEX delivery_contact ON delivery (contact_id);

      CREATE TABLE early_delivery_update (
        provider_id text NOT NULL, state text NOT NULL, problem text, at timestamptz(3) NOT NULL);
      CREATE INDEX early_delivery_provider ON early_delivery_update (provider_id);

      CREATE TABLE job_outbox (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, data jsonb NOT NULL);
      CREATE TABLE live_event_row (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
        organisation_id uuid NOT NULL, topic text NOT NULL, subject_id uuid, agent_id uuid, text text,
        at timestamptz(3) NOT NULL);
      CREATE INDEX live_event_order ON live_event_row (tx, position);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE live_event_row, job_outbox, early_delivery_update, delivery, work_item, commitment, suggestion, timeline_event, contact,
        enquiry, identifier, customer, source_cursor, receipt, login_throttle, session, agent, integration,
        entry_point, service, team, organisation`);
  }
}
