import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The ledger of an enquiry, what its commitments need, calendars that people change, prompts and audits. */
export class Charter1763800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agent ADD absence jsonb;
      ALTER TABLE contact ADD meaning jsonb, ADD override jsonb;
      UPDATE contact SET meaning = '{"type": "responded"}' WHERE direction = 'out' AND NOT automatic;
      CREATE INDEX contact_override ON contact (organisation_id, at) WHERE override IS NOT NULL;
      ALTER TABLE enquiry
        ADD complex boolean NOT NULL DEFAULT false, ADD response_requested boolean NOT NULL DEFAULT false,
        ADD stage integer NOT NULL DEFAULT 1, ADD waiting_since timestamptz(3),
        ADD contacts_in integer NOT NULL DEFAULT 1, ADD reopened boolean NOT NULL DEFAULT false;
      UPDATE enquiry e SET contacts_in = (
        SELECT count(*) FROM contact c WHERE c.enquiry_id = e.id AND c.direction = 'in' AND NOT c.automatic);

      CREATE INDEX enquiry_owner ON enquiry (owner_id) WHERE owner_id IS NOT NULL;

      CREATE TABLE enquiry_event (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, enquiry_id uuid NOT NULL REFERENCES enquiry,
        type text NOT NULL, at timestamptz(3) NOT NULL, data jsonb NOT NULL DEFAULT '{}', contact_id uuid, by_id uuid,
        recorded_at timestamptz(3) NOT NULL, position bigint GENERATED ALWAYS AS IDENTITY, taken_back_at timestamptz(3), taken_back_by uuid, taken_back_reason text);
      CREATE INDEX enquiry_event_enquiry ON enquiry_event (enquiry_id, at);
      CREATE INDEX enquiry_event_contact ON enquiry_event (contact_id) WHERE contact_id IS NOT NULL;
      CREATE INDEX enquiry_event_call ON enquiry_event (organisation_id, at) WHERE type = 'answered';
      INSERT INTO enquiry_event (id, organisation_id, enquiry_id, type, at, data, contact_id, recorded_at)
        SELECT gen_random_uuid(), c.organisation_id, c.enquiry_id, 'contact-received', c.at,
               jsonb_build_object('channel', c.channel, 'service', s.slug, 'customerServiceCentre',
                                  s.customer_service_centre, 'enquiryKind', e.kind), c.id, c.at
        FROM contact c JOIN enquiry e ON e.id = c.enquiry_id
        JOIN entry_point p ON p.id = c.entry_point_id
        JOIN service s ON s.id = CASE WHEN c.at = e.opened_at THEN e.service_id ELSE p.service_id END
        WHERE c.direction = 'in' AND (NOT c.automatic OR EXISTS (SELECT FROM commitment m WHERE m.contact_id = c.id));
      INSERT INTO enquiry_event (id, organisation_id, enquiry_id, type, at, data, contact_id, recorded_at)
        SELECT DISTINCT ON (settled_by) gen_random_uuid(), organisation_id, enquiry_id, 'responded', settled_at, '{}',
               settled_by, settled_at
        FROM commitment WHERE settled_by IS NOT NULL ORDER BY settled_by, settled_at;

      ALTER TABLE commitment
        ADD service_id uuid, ADD team_id uuid, ADD channel text, ADD kind text,
        ADD pack_id text, ADD pack_version text, ADD pack_hash text,
        ADD whose text NOT NULL DEFAULT 'council', ADD first_due_at timestamptz(3),
        ADD extensions jsonb NOT NULL DEFAULT '[]', ADD moves jsonb NOT NULL DEFAULT '[]',
        ADD taken double precision, ADD unit text, ADD next_alarm_at timestamptz(3), ADD alarms integer NOT NULL DEFAULT 0,
        ADD counted_by bigint NOT NULL DEFAULT 0, ADD stale boolean NOT NULL DEFAULT false;
      UPDATE commitment c SET service_id = e.service_id, team_id = s.team_id, kind = e.kind, pack_id = e.pack_id,
        pack_version = e.pack_version, pack_hash = e.pack_hash, first_due_at = c.due_at, unit = '',
        channel = COALESCE((SELECT x.channel FROM contact x WHERE x.id = c.contact_id), 'email'),
        next_alarm_at = CASE WHEN c.state = 'running' THEN LEAST(c.due_at, c.at_risk_at[1]) END,
        stale = c.state = 'running'
        FROM enquiry e JOIN service s ON s.id = e.service_id WHERE e.id = c.enquiry_id;
      ALTER TABLE commitment
        ALTER service_id SET NOT NULL, ALTER team_id SET NOT NULL, ALTER channel SET NOT NULL, ALTER kind SET NOT NULL,
        ALTER pack_id SET NOT NULL, ALTER pack_version SET NOT NULL, ALTER pack_hash SET NOT NULL,
        ALTER first_due_at SET NOT NULL, ALTER unit SET NOT NULL, DROP settled_by;
      ALTER TABLE commitment DROP CONSTRAINT commitment_contact_id_clock_id_key,
        ADD CONSTRAINT commitment_opened_once UNIQUE (contact_id, clock_id, started_at);
      DROP INDEX commitment_due;
      CREATE INDEX commitment_alarm ON commitment (next_alarm_at) WHERE next_alarm_at IS NOT NULL;
      CREATE INDEX commitment_open ON commitment (organisation_id, due_at) WHERE settled_at IS NULL AND state IN ('running', 'paused', 'missed');
      CREATE INDEX commitment_stale ON commitment (organisation_id, enquiry_id) WHERE stale;
      CREATE INDEX commitment_opened ON commitment (organisation_id, started_at);

      CREATE TABLE charter_edition (
        hash text PRIMARY KEY, pack_id text NOT NULL, version text NOT NULL, charter text NOT NULL,
        calendar text NOT NULL, seen_at timestamptz(3) NOT NULL);
      CREATE TABLE calendar_change (
        revision bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id uuid NOT NULL UNIQUE,
        organisation_id uuid NOT NULL REFERENCES organisation, kind text NOT NULL, data jsonb NOT NULL,
        by_id uuid, at timestamptz(3) NOT NULL, undone_at timestamptz(3), undone_by uuid);
      CREATE INDEX calendar_change_organisation ON calendar_change (organisation_id, revision);

      CREATE TABLE step_prompt (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, enquiry_id uuid NOT NULL REFERENCES enquiry,
        promise_id text NOT NULL, ask text NOT NULL, moment text NOT NULL, agent_id uuid NOT NULL REFERENCES agent,
        service_id uuid NOT NULL, team_id uuid NOT NULL, channel text NOT NULL, pack_version text NOT NULL,
        at timestamptz(3) NOT NULL, answer text, answered_at timestamptz(3));
      CREATE INDEX step_prompt_enquiry ON step_prompt (enquiry_id, agent_id);
      CREATE INDEX step_prompt_period ON step_prompt (organisation_id, at);
      CREATE TABLE audit_result (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL, promise_id text NOT NULL, item text NOT NULL,
        place text NOT NULL, result text NOT NULL, note text NOT NULL, by_id uuid NOT NULL REFERENCES agent,
        found_on date NOT NULL, recorded_at timestamptz(3) NOT NULL, withdrawn_at timestamptz(3));
      CREATE INDEX audit_result_promise ON audit_result (organisation_id, promise_id, found_on);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE audit_result, step_prompt, calendar_change, charter_edition, enquiry_event;
      DROP INDEX commitment_alarm, commitment_open, commitment_stale, commitment_opened, contact_override, enquiry_owner;
      ALTER TABLE commitment ADD settled_by uuid,
        DROP service_id, DROP team_id, DROP channel, DROP kind, DROP pack_id, DROP pack_version, DROP pack_hash,
        DROP whose, DROP first_due_at, DROP extensions, DROP moves, DROP taken, DROP unit, DROP next_alarm_at,
        DROP alarms, DROP counted_by, DROP stale;
      ALTER TABLE commitment DROP CONSTRAINT commitment_opened_once;
      CREATE INDEX commitment_due ON commitment (due_at) WHERE state = 'running';
      ALTER TABLE enquiry DROP complex, DROP response_requested, DROP stage, DROP waiting_since, DROP contacts_in, DROP reopened;
      ALTER TABLE contact DROP meaning, DROP override;
      ALTER TABLE agent DROP absence;
    `);
  }
}
