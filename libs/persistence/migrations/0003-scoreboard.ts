import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the scoreboard reads of a period, in indexes alone: rows are wide, and a year of them is asked for at a time. */
export class Scoreboard1763900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX commitment_opened, enquiry_event_call, step_prompt_period;
      CREATE INDEX commitment_opened ON commitment (organisation_id, started_at)
        INCLUDE (clock_id, pack_id, pack_version, pack_hash, state, due_at, taken, unit, channel, service_id, team_id)
        WHERE whose = 'council';
      CREATE INDEX enquiry_opened ON enquiry (organisation_id, opened_at)
        INCLUDE (id, state, contacts_in, reopened, service_id);
      CREATE INDEX contact_period ON contact (organisation_id, at) INCLUDE (direction, channel, automatic);
      CREATE INDEX contact_call ON contact (organisation_id, at) INCLUDE (id) WHERE channel = 'phone' AND direction = 'in';
      CREATE INDEX enquiry_event_call ON enquiry_event (organisation_id, at)
        INCLUDE (contact_id) WHERE type = 'answered' AND taken_back_at IS NULL;
      CREATE INDEX step_prompt_period ON step_prompt (organisation_id, at)
        INCLUDE (promise_id, answer, channel, service_id, team_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX step_prompt_period, enquiry_event_call, contact_call, contact_period, enquiry_opened, commitment_opened;
      CREATE INDEX commitment_opened ON commitment (organisation_id, started_at);
      CREATE INDEX enquiry_event_call ON enquiry_event (organisation_id, at) WHERE type = 'answered';
      CREATE INDEX step_prompt_period ON step_prompt (organisation_id, at);
    `);
  }
}
