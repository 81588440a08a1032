import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Other organisations that enquiries are handed to, and what they say of them. */
export class Partners1770600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE partner (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        slug text NOT NULL,
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('open311', 'email')),
        address text NOT NULL,
        sealed_key bytea,
        jurisdiction text,
        service_code text,
        asked_at timestamptz(3),
        next_ask_at timestamptz(3),
        without_updates boolean NOT NULL DEFAULT false,
        trouble text,
        trouble_since timestamptz(3),
        removed_at timestamptz(3),
        UNIQUE (organisation_id, slug)
      );
      CREATE TABLE partner_handover (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        enquiry_id uuid NOT NULL REFERENCES enquiry (id),
        partner_id uuid NOT NULL REFERENCES partner (id),
        by_id uuid NOT NULL REFERENCES agent (id),
        at timestamptz(3) NOT NULL,
        words jsonb NOT NULL,
        state text NOT NULL CHECK (state IN ('waiting', 'unknown', 'handed', 'refused')),
        attempts integer NOT NULL DEFAULT 0,
        next_at timestamptz(3),
        claimed_until timestamptz(3),
        partner_reference text,
        token text,
        partner_state text,
        problem text
      );
      CREATE INDEX partner_handover_enquiry ON partner_handover (enquiry_id);
      CREATE INDEX partner_handover_next ON partner_handover (next_at) WHERE next_at IS NOT NULL;
      CREATE INDEX partner_handover_partner ON partner_handover (partner_id, partner_reference);
      CREATE TABLE partner_news (
        handover_id uuid NOT NULL REFERENCES partner_handover (id),
        news_id text NOT NULL,
        at timestamptz(3) NOT NULL,
        PRIMARY KEY (handover_id, news_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE partner_news; DROP TABLE partner_handover; DROP TABLE partner');
  }
}
