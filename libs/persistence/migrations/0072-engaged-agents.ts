import type { MigrationInterface, QueryRunner } from 'typeorm';

/** With which visitor or in which appointment an agent is, who is offered nothing meanwhile, and until when at most. */
export class EngagedAgents1770900000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE agent ADD busy_with uuid, ADD busy_until timestamptz(3);
      ALTER TABLE agent ADD CHECK ((busy_with IS NULL) = (busy_until IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE agent DROP busy_with, DROP busy_until');
  }
}
