import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Keys and subscribers that see some services only; none stand for all. Each event has the services that may be told of it from the
 * change that it tells of, so that what happens to an enquiry in another service later is another's to know. Events from before have
 * none, and are told to whoever sees all.
 */
export class HeldToServices1773300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE api_key ADD service_ids uuid[] NOT NULL DEFAULT '{}';
      ALTER TABLE subscriber ADD service_ids uuid[] NOT NULL DEFAULT '{}';
      ALTER TABLE outgoing_event ADD service_ids uuid[] NOT NULL DEFAULT '{}';
      CREATE FUNCTION services_of_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF NEW.enquiry_id IS NOT NULL THEN
            NEW.service_ids := ARRAY(SELECT service_id FROM enquiry WHERE id = NEW.enquiry_id);
          END IF;
          -- Where it came from hears that it has gone.
          IF NEW.type = 'enquiry.handed-over' THEN
            NEW.service_ids := NEW.service_ids || ARRAY(
              SELECT id FROM service WHERE organisation_id = NEW.organisation_id AND slug = NEW.data->'from'->>'service'
                AND id <> ALL (NEW.service_ids));
          END IF;
          RETURN NEW;
        END $$;
      CREATE TRIGGER services_of_event BEFORE INSERT ON outgoing_event
        FOR EACH ROW EXECUTE FUNCTION services_of_event()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION services_of_event CASCADE;
      ALTER TABLE outgoing_event DROP service_ids;
      ALTER TABLE subscriber DROP service_ids;
      ALTER TABLE api_key DROP service_ids`);
  }
}
