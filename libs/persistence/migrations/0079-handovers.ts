import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Handovers with their briefs, who opened them, and how often a service lets an enquiry go on. */
export class Handovers1771600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handover (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        enquiry_id uuid NOT NULL REFERENCES enquiry (id),
        kind text NOT NULL CHECK (kind IN ('service', 'colleague', 'call', 'partner')),
        state text NOT NULL CHECK (state IN ('offered', 'moved', 'refused', 'lapsed', 'withdrawn')),
        at timestamptz(3) NOT NULL,
        by_id uuid NOT NULL REFERENCES agent (id),
        from_service_id uuid NOT NULL REFERENCES service (id),
        from_agent_id uuid REFERENCES agent (id),
        to_service_id uuid REFERENCES service (id),
        to_agent_id uuid REFERENCES agent (id),
        partner_id uuid REFERENCES partner (id),
        call_id uuid REFERENCES contact (id),
        entry_id uuid REFERENCES enquiry_event (id),
        hop integer NOT NULL DEFAULT 0,
        is_return boolean NOT NULL DEFAULT false,
        enquiry_kind text,
        expires_at timestamptz(3),
        decided_at timestamptz(3),
        decided_by_id uuid REFERENCES agent (id),
        refusal text,
        CHECK (to_service_id IS NOT NULL OR to_agent_id IS NOT NULL OR partner_id IS NOT NULL)
      );
      CREATE INDEX handover_enquiry ON handover (enquiry_id, at);
      CREATE INDEX handover_organisation ON handover (organisation_id, at);
      CREATE INDEX handover_offered ON handover (expires_at) WHERE state = 'offered';
      CREATE UNIQUE INDEX handover_one_offered ON handover (enquiry_id) WHERE state = 'offered' AND kind <> 'call';
      CREATE TABLE brief (
        handover_id uuid NOT NULL REFERENCES handover (id),
        version integer NOT NULL,
        words jsonb NOT NULL,
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (handover_id, version)
      );
      CREATE TABLE brief_opening (
        handover_id uuid NOT NULL,
        version integer NOT NULL,
        agent_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        how text NOT NULL CHECK (how IN ('read', 'ringing')),
        PRIMARY KEY (handover_id, version, agent_id),
        FOREIGN KEY (handover_id, version) REFERENCES brief (handover_id, version)
      );
      ALTER TABLE service ADD COLUMN hop_budget jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE service DROP COLUMN hop_budget;
      DROP TABLE brief_opening; DROP TABLE brief; DROP TABLE handover`);
  }
}
