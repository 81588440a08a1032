import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Hours of the week by which an organisation offers appointments, apart from its opening hours. */
export class AppointmentHours1769500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisation ADD appointment_hours jsonb;
      CREATE INDEX appointment_by_time ON appointment (organisation_id, starts_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX appointment_by_time;
      ALTER TABLE organisation DROP appointment_hours`);
  }
}
