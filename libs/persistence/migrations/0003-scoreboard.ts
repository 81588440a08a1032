import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the scoreboard reads of a period, in indexes alone: a year of it is asked for at a time. */
export class Scoreboard1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX commitment_opened;
      CREATE INDEX commitment_opened ON commitment (organisation_id, started_at)
        INCLUDE (clock_id, promise_id, pack_id, pack_version, pack_hash, state, due_at, taken, unit, channel, service_id, team_id)
        WHERE whose = 'council';
      CREATE INDEX enquiry_opened ON enquiry (organisation_id, opened_at)
        INCLUDE (id, state, contacts_in, reopened, service_id);
      CREATE INDEX contact_period ON contact (organisation_id, at)
        INCLUDE (id, enquiry_id, direction, channel, automatic);
      DROP INDEX enquiry_event_call;
      CREATE INDEX enquiry_event_call ON enquiry_event (organisation_id, at)
        INCLUDE (contact_id) WHERE type = 'answered' AND taken_back_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX enquiry_event_call, contact_period, enquiry_opened, commitment_opened;
      CREATE INDEX enquiry_event_call ON enquiry_event (organisation_id, at) WHERE type = 'answered';
      CREATE INDEX commitment_opened ON commitment (organisation_id, started_at);
    `);
  }
}
