import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * An agent is told with each look at their calls which of those they made rang nobody because their own telephone did not take them.
 * Telephones that ring although they were given up are looked for every two seconds.
 */
export class OwnTelephones1774400000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX phone_call_not_reached ON phone_call (agent_id, ended_at) WHERE direction = 'out' AND ended_as = 'not-reached';
      CREATE INDEX call_leg_given_up ON call_leg (call_id) WHERE state = 'ended' AND ended_at IS NULL AND provider_id IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX call_leg_given_up; DROP INDEX phone_call_not_reached');
  }
}
