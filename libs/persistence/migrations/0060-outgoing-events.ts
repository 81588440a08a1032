import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What other systems are told. Each event is written by the database itself, in the transaction and by the very change that
 * it tells of, so that no way of changing something can forget it.
 */
export class OutgoingEvents1769700000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outgoing_event (
        position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, tx xid8 NOT NULL DEFAULT pg_current_xact_id(),
        id uuid NOT NULL DEFAULT gen_random_uuid(), organisation_id uuid NOT NULL, type text NOT NULL,
        enquiry_id uuid, subject_id uuid NOT NULL, data jsonb NOT NULL, at timestamptz(3) NOT NULL);
      CREATE INDEX outgoing_event_order ON outgoing_event (organisation_id, tx, position);
      CREATE UNIQUE INDEX outgoing_event_id ON outgoing_event (id);
      CREATE INDEX outgoing_event_at ON outgoing_event (at)`);
    await runner.query(HELPERS);
    await runner.query(CONTACTS_AND_WORK);
    await runner.query(ENQUIRIES);
    await runner.query(PROMISES);
    await runner.query(DELIVERIES_AND_CUSTOMERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION events_of_contacts, events_of_work_added, events_of_work, events_of_enquiries_opened,
        events_of_enquiry, events_of_promises_opened, events_of_promise, events_of_delivery, events_of_customers,
        events_of_customers_undone CASCADE;
      DROP FUNCTION events_are_told, as_instant, short_name_of_service;
      DROP TABLE outgoing_event`);
  }
}

/** A made-up past is not told: whoever writes one sets `frontdoor.events` to off for the transaction. */
const HELPERS = `
  CREATE FUNCTION events_are_told() RETURNS boolean LANGUAGE sql STABLE
    RETURN current_setting('frontdoor.events', true) IS DISTINCT FROM 'off';
  CREATE FUNCTION as_instant(given timestamptz) RETURNS text LANGUAGE sql STABLE
    RETURN to_char(given AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
  CREATE FUNCTION short_name_of_service(given uuid) RETURNS text LANGUAGE sql STABLE
    RETURN (SELECT slug FROM service WHERE id = given)`;

const CONTACTS_AND_WORK = `
  CREATE FUNCTION events_of_contacts() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF events_are_told() THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        SELECT organisation_id, CASE direction WHEN 'in' THEN 'contact.received' ELSE 'contact.replied' END,
               enquiry_id, id, jsonb_build_object('contactId', id, 'channel', channel, 'automatic', automatic), at
        FROM written WHERE direction = 'in' OR (author_id IS NOT NULL AND NOT automatic);
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_contacts AFTER INSERT ON contact REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION events_of_contacts();

  CREATE FUNCTION events_of_work_added() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF events_are_told() THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        SELECT organisation_id, 'contact.routed', enquiry_id, contact_id,
               jsonb_build_object('contactId', contact_id, 'workItemId', id, 'work', kind, 'channel', channel,
                 'service', short_name_of_service(service_id)), queued_at
        FROM written;
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        SELECT organisation_id, 'contact.assigned', enquiry_id, contact_id,
               jsonb_build_object('contactId', contact_id, 'workItemId', id, 'work', kind, 'agentId', agent_id),
               COALESCE(accepted_at, queued_at)
        FROM written WHERE state = 'assigned';
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_work_added AFTER INSERT ON work_item REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION events_of_work_added();

  CREATE FUNCTION events_of_work() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF events_are_told() THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        VALUES (NEW.organisation_id, 'contact.assigned', NEW.enquiry_id, NEW.contact_id,
                jsonb_build_object('contactId', NEW.contact_id, 'workItemId', NEW.id, 'work', NEW.kind,
                  'agentId', NEW.agent_id), COALESCE(NEW.accepted_at, now()));
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_work AFTER UPDATE OF state, agent_id ON work_item FOR EACH ROW
    WHEN (NEW.state = 'assigned' AND (OLD.state <> 'assigned' OR OLD.agent_id IS DISTINCT FROM NEW.agent_id))
    EXECUTE FUNCTION events_of_work()`;

const ENQUIRIES = `
  CREATE FUNCTION events_of_enquiries_opened() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF events_are_told() THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        SELECT organisation_id, 'enquiry.opened', id, id,
               jsonb_build_object('reference', reference, 'kind', kind, 'service', short_name_of_service(service_id),
                 'customerId', customer_id), opened_at
        FROM written;
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_enquiries_opened AFTER INSERT ON enquiry REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION events_of_enquiries_opened();

  CREATE FUNCTION events_of_enquiry() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT events_are_told() THEN RETURN NULL; END IF;
      IF OLD.service_id <> NEW.service_id OR (OLD.owner_id IS NOT NULL AND OLD.owner_id IS DISTINCT FROM NEW.owner_id) THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        VALUES (NEW.organisation_id, 'enquiry.handed-over', NEW.id, NEW.id,
                jsonb_build_object('reference', NEW.reference,
                  'from', jsonb_build_object('service', short_name_of_service(OLD.service_id), 'ownerId', OLD.owner_id),
                  'to', jsonb_build_object('service', short_name_of_service(NEW.service_id), 'ownerId', NEW.owner_id)),
                now());
      END IF;
      IF OLD.state <> NEW.state THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        VALUES (NEW.organisation_id, CASE NEW.state WHEN 'closed' THEN 'enquiry.closed' ELSE 'enquiry.reopened' END,
                NEW.id, NEW.id,
                jsonb_build_object('reference', NEW.reference)
                  || CASE WHEN NEW.joined_id IS NULL THEN '{}' ELSE jsonb_build_object('joinedId', NEW.joined_id) END,
                CASE NEW.state WHEN 'closed' THEN COALESCE(NEW.closed_at, now()) ELSE now() END);
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_enquiry AFTER UPDATE OF state, service_id, owner_id ON enquiry FOR EACH ROW
    WHEN (OLD.state <> NEW.state OR OLD.service_id <> NEW.service_id OR OLD.owner_id IS DISTINCT FROM NEW.owner_id)
    EXECUTE FUNCTION events_of_enquiry()`;

/** Only what the council promises: a window that the customer has is no promise. */
const PROMISES = `
  CREATE FUNCTION events_of_promises_opened() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF events_are_told() THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        SELECT organisation_id, 'promise.opened', enquiry_id, id,
               jsonb_build_object('commitmentId', id, 'promise', promise_id, 'contactId', contact_id,
                 'dueAt', as_instant(due_at)), started_at
        FROM written WHERE whose = 'council';
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        SELECT organisation_id, CASE state WHEN 'kept' THEN 'promise.kept' WHEN 'missed' THEN 'promise.missed' ELSE 'promise.ended' END,
               enquiry_id, id,
               jsonb_build_object('commitmentId', id, 'promise', promise_id, 'contactId', contact_id, 'dueAt', as_instant(due_at))
                 || CASE WHEN state IN ('kept', 'missed') THEN '{}' ELSE jsonb_build_object('as', state) END,
               CASE state WHEN 'missed' THEN due_at ELSE COALESCE(settled_at, started_at) END
        FROM written WHERE whose = 'council' AND state IN ('kept', 'missed', 'waived', 'withdrawn');
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_promises_opened AFTER INSERT ON commitment REFERENCING NEW TABLE AS written
    FOR EACH STATEMENT EXECUTE FUNCTION events_of_promises_opened();

  CREATE FUNCTION events_of_promise() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE
      decided constant text[] := ARRAY['kept', 'missed', 'waived', 'withdrawn', 'lapsed'];
      facts jsonb := jsonb_build_object('commitmentId', NEW.id, 'promise', NEW.promise_id, 'contactId', NEW.contact_id,
        'dueAt', as_instant(NEW.due_at));
      told text;
      told_at timestamptz;
    BEGIN
      IF NOT events_are_told() THEN RETURN NULL; END IF;
      IF OLD.state = ANY (decided) AND NOT NEW.state = ANY (decided) THEN
        told := 'promise.opened';
        told_at := now();
        facts := facts || '{"again": true}';
      ELSIF OLD.due_at <> NEW.due_at AND NOT NEW.state = ANY (decided) THEN
        told := 'promise.moved';
        told_at := now();
        facts := facts || jsonb_build_object('wasDueAt', as_instant(OLD.due_at));
      END IF;
      IF told IS NOT NULL THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        VALUES (NEW.organisation_id, told, NEW.enquiry_id, NEW.id, facts, told_at);
      END IF;
      told := CASE
        WHEN NEW.state = 'running' AND NEW.alarms > OLD.alarms THEN 'promise.at-risk'
        WHEN OLD.state <> NEW.state AND NEW.state = 'kept' THEN 'promise.kept'
        WHEN OLD.state <> NEW.state AND NEW.state = 'missed' THEN 'promise.missed'
        WHEN OLD.state <> NEW.state AND NEW.state IN ('waived', 'withdrawn') THEN 'promise.ended'
        WHEN NEW.state = 'missed' AND OLD.settled_at IS NULL AND NEW.settled_at IS NOT NULL THEN 'promise.ended' END;
      IF told IS NOT NULL THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        VALUES (NEW.organisation_id, told, NEW.enquiry_id, NEW.id,
                facts || CASE WHEN told <> 'promise.ended' THEN '{}'
                              ELSE jsonb_build_object('as', CASE NEW.state WHEN 'missed' THEN 'late' ELSE NEW.state END) END,
                CASE told WHEN 'promise.at-risk' THEN COALESCE(OLD.next_alarm_at, now())
                          WHEN 'promise.missed' THEN NEW.due_at ELSE COALESCE(NEW.settled_at, now()) END);
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_promise AFTER UPDATE OF state, due_at, alarms, settled_at ON commitment FOR EACH ROW
    WHEN (NEW.whose = 'council' AND (OLD.state <> NEW.state OR OLD.due_at <> NEW.due_at OR NEW.alarms > OLD.alarms
          OR OLD.settled_at IS DISTINCT FROM NEW.settled_at))
    EXECUTE FUNCTION events_of_promise()`;

const DELIVERIES_AND_CUSTOMERS = `
  CREATE FUNCTION events_of_delivery() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF events_are_told() THEN
        INSERT INTO outgoing_event (organisation_id, type, enquiry_id, subject_id, data, at)
        VALUES (NEW.organisation_id, 'delivery.failed', NEW.enquiry_id, NEW.contact_id,
                jsonb_build_object('contactId', NEW.contact_id, 'deliveryId', NEW.id, 'channel', NEW.channel), NEW.updated_at);
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_delivery AFTER UPDATE OF state ON delivery FOR EACH ROW
    WHEN (NEW.state = 'failed' AND OLD.state <> 'failed') EXECUTE FUNCTION events_of_delivery();

  CREATE FUNCTION events_of_customers() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF events_are_told() THEN
        INSERT INTO outgoing_event (organisation_id, type, subject_id, data, at)
        VALUES (NEW.organisation_id, CASE NEW.kind WHEN 'one' THEN 'customer.merged' ELSE 'customer.separated' END, NEW.to_id,
                jsonb_build_object('fromId', NEW.from_id, 'intoId', NEW.to_id, 'enquiryIds', to_jsonb(NEW.enquiry_ids)), NEW.at);
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_customers AFTER INSERT ON customer_change FOR EACH ROW
    WHEN (NEW.kind IN ('one', 'separated') AND NEW.from_id <> NEW.to_id) EXECUTE FUNCTION events_of_customers();
  CREATE FUNCTION events_of_customers_undone() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF events_are_told() THEN
        INSERT INTO outgoing_event (organisation_id, type, subject_id, data, at)
        VALUES (NEW.organisation_id, CASE NEW.kind WHEN 'one' THEN 'customer.separated' ELSE 'customer.merged' END, NEW.to_id,
                jsonb_build_object('fromId', NEW.to_id, 'intoId', NEW.from_id, 'enquiryIds', to_jsonb(NEW.enquiry_ids)),
                NEW.undone_at);
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER events_of_customers_undone AFTER UPDATE OF undone_at ON customer_change FOR EACH ROW
    WHEN (OLD.undone_at IS NULL AND NEW.undone_at IS NOT NULL AND NEW.kind IN ('one', 'separated') AND NEW.from_id <> NEW.to_id)
    EXECUTE FUNCTION events_of_customers_undone()`;
