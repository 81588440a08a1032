import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What each offer was decided from; how well people know a service; who must not deal with an enquiry. What a work item asks of whoever gets it stands in its row, kept by the database itself: then it holds
 * whoever writes work items.
 */
export class RoutingDecisions1772600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE routing_round (
        id uuid PRIMARY KEY,
        position bigint GENERATED ALWAYS AS IDENTITY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        at timestamptz(3) NOT NULL,
        kind text NOT NULL CHECK (kind IN ('offers', 'next')),
        people jsonb NOT NULL,
        others jsonb NOT NULL
      );
      CREATE INDEX routing_round_at ON routing_round (at, id);
      CREATE TABLE routing_decision (
        round_id uuid NOT NULL REFERENCES routing_round ON DELETE CASCADE,
        place integer NOT NULL,
        work_item_id uuid NOT NULL,
        at timestamptz(3) NOT NULL,
        agent_id uuid,
        reason text,
        item jsonb NOT NULL,
        PRIMARY KEY (round_id, place)
      );
      CREATE INDEX routing_decision_of_work ON routing_decision (work_item_id, at);

      ALTER TABLE agent ADD levels jsonb NOT NULL DEFAULT '{}', ADD missed_offers integer NOT NULL DEFAULT 0;

      CREATE INDEX shift_of_agent ON shift (agent_id, starts_at) WHERE ended_by IS NULL;

      CREATE TABLE exclusion (
        id uuid PRIMARY KEY,
        organisation_id uuid NOT NULL REFERENCES organisation,
        enquiry_id uuid NOT NULL REFERENCES enquiry,
        agent_id uuid NOT NULL REFERENCES agent,
        why text NOT NULL CHECK (why IN ('complained-about', 'decided-before', 'conflict')),
        note text,
        by_id uuid REFERENCES agent,
        at timestamptz(3) NOT NULL,
        undone_by_id uuid REFERENCES agent,
        undone_at timestamptz(3)
      );
      CREATE UNIQUE INDEX exclusion_in_force ON exclusion (enquiry_id, agent_id, why) WHERE undone_at IS NULL;

      ALTER TABLE work_item ADD excluded uuid[] NOT NULL DEFAULT '{}', ADD customer_needs text[] NOT NULL DEFAULT '{}',
        ADD routed_language text NOT NULL
          GENERATED ALWAYS AS (CASE WHEN interpreter_arranged THEN '*' ELSE language END) STORED;
      DROP INDEX work_item_skill;
      CREATE INDEX work_item_skill ON work_item (organisation_id, service_id, routed_language, channel, urgent_at, queued_at, id)
        WHERE state = 'waiting' AND NOT held`);
    await runner.query(ASKED);
    await runner.query(`
      UPDATE work_item w SET enquiry_id = w.enquiry_id
      FROM enquiry e JOIN customer c ON c.id = e.customer_id
      WHERE e.id = w.enquiry_id AND w.state <> 'done' AND c.needs <> '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER asked_of_work ON work_item;
      DROP TRIGGER asked_of_enquiry ON enquiry;
      DROP TRIGGER asked_of_customer ON customer;
      DROP TRIGGER asked_of_exclusion ON exclusion;
      DROP FUNCTION asked_of_work, asked_of_enquiry, asked_of_customer, asked_of_exclusion;
      DROP INDEX work_item_skill;
      ALTER TABLE work_item DROP routed_language, DROP customer_needs, DROP excluded;
      CREATE INDEX work_item_skill ON work_item (organisation_id, service_id, language, channel, urgent_at, queued_at, id)
        WHERE state = 'waiting' AND NOT held;
      DROP TABLE exclusion;
      DROP INDEX shift_of_agent;
      ALTER TABLE agent DROP levels, DROP missed_offers;
      DROP TABLE routing_decision, routing_round`);
  }
}

/** A work item asks what its enquiry and its customer ask, when it is made, goes to another enquiry, or they change. */
const ASKED = `
  CREATE FUNCTION asked_of_work() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.excluded := ARRAY(
        SELECT DISTINCT x.agent_id FROM exclusion x WHERE x.enquiry_id = NEW.enquiry_id AND x.undone_at IS NULL);
      NEW.customer_needs := ARRAY(
        SELECT DISTINCT n FROM enquiry e JOIN customer m ON m.id = e.customer_id OR m.merged_into_id = e.customer_id,
          unnest(m.needs) AS n
        WHERE e.id = NEW.enquiry_id ORDER BY n);
      IF NEW.preferred_agent_id = ANY(NEW.excluded) THEN NEW.preferred_agent_id := NULL; END IF;
      RETURN NEW;
    END $$;
  CREATE TRIGGER asked_of_work BEFORE INSERT OR UPDATE OF enquiry_id ON work_item
    FOR EACH ROW EXECUTE FUNCTION asked_of_work();

  CREATE FUNCTION asked_of_enquiry() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE work_item SET enquiry_id = enquiry_id WHERE enquiry_id = NEW.id AND state <> 'done';
      RETURN NULL;
    END $$;
  CREATE TRIGGER asked_of_enquiry AFTER UPDATE OF customer_id ON enquiry
    FOR EACH ROW WHEN (OLD.customer_id <> NEW.customer_id)
    EXECUTE FUNCTION asked_of_enquiry();

  CREATE FUNCTION asked_of_customer() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE work_item SET enquiry_id = enquiry_id
      WHERE enquiry_id IN (
        SELECT id FROM enquiry WHERE customer_id IN (NEW.id, NEW.merged_into_id, OLD.merged_into_id)) AND state <> 'done';
      RETURN NULL;
    END $$;
  CREATE TRIGGER asked_of_customer AFTER UPDATE OF needs, merged_into_id ON customer
    FOR EACH ROW WHEN (OLD.needs <> NEW.needs OR (OLD.merged_into_id IS DISTINCT FROM NEW.merged_into_id
      AND NEW.needs <> '{}'))
    EXECUTE FUNCTION asked_of_customer();

  CREATE FUNCTION asked_of_exclusion() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NEW.undone_at IS NULL THEN
        UPDATE enquiry SET owner_id = NULL WHERE id = NEW.enquiry_id AND owner_id = NEW.agent_id;
      END IF;
      UPDATE work_item SET enquiry_id = enquiry_id WHERE enquiry_id = NEW.enquiry_id AND state <> 'done';
      RETURN NULL;
    END $$;
  CREATE TRIGGER asked_of_exclusion AFTER INSERT OR UPDATE ON exclusion
    FOR EACH ROW EXECUTE FUNCTION asked_of_exclusion()`;
