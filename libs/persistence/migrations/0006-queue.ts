import { FrontdoorError } from '@frontdoor/kernel';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What PostgreSQL answers when somebody may not do something, and when it has no such extension. */
const REFUSALS = ['42501', '58P01', '0A000'];

/**
 * What the queue costs does not grow with it: an index for each way in which work is looked for, the standing of
 * promises as a column, tallies kept by the transactions that change what they count, and indexes to search by.
 */
export class Queue1764300000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const extension of ['pg_trgm', 'unaccent']) await install(runner, extension);
    await runner.query(WORK);
    await runner.query(STANDING);
    await runner.query(TALLY);
    await runner.query(SEARCH);
  }

  /** The extensions stay: others may have come to use them. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX enquiry_subject_words, enquiry_reference, enquiry_recent_of_state, customer_name_parts, identifier_value_parts,
        enquiry_owner_open;
      ALTER TABLE enquiry DROP subject_words;
      ALTER TABLE customer DROP name_form;
      DROP FUNCTION search_form;
      DROP TRIGGER tally_inserted ON work_item; DROP TRIGGER tally_updated ON work_item; DROP TRIGGER tally_deleted ON work_item;
      DROP TRIGGER tally_inserted ON commitment; DROP TRIGGER tally_updated ON commitment; DROP TRIGGER tally_deleted ON commitment;
      DROP FUNCTION tally_work, tally_promises;
      DROP TABLE tally;
      DROP TRIGGER enquiry_state_of_commitment ON commitment;
      DROP TRIGGER enquiry_state_of_commitments ON enquiry;
      DROP FUNCTION enquiry_state_of_commitment, enquiry_state_of_commitments;
      DROP INDEX commitment_standing, commitment_standing_of_service;
      ALTER TABLE commitment DROP standing, DROP enquiry_open;
      CREATE INDEX commitment_open ON commitment (organisation_id, due_at)
        WHERE settled_at IS NULL AND state IN ('running', 'paused', 'missed');
      DROP INDEX work_item_order, work_item_order_of_service, work_item_order_of_channel, work_item_order_of_both,
        work_item_queue, work_item_skill, work_item_held, work_item_declined, work_item_missed, work_item_at_risk, agent_available;
      ALTER TABLE work_item DROP held, DROP promise_due_at, DROP promise_at_risk_at;
      CREATE INDEX work_item_queue ON work_item (organisation_id, urgent_at, queued_at, id) WHERE state = 'waiting'`);
  }
}

/** @throws FrontdoorError `database-extension-refused`. */
async function install(runner: QueryRunner, extension: string): Promise<void> {
  try {
    await runner.query(`CREATE EXTENSION IF NOT EXISTS ${extension}`);
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string };
    if (!REFUSALS.includes(code)) throw error;
    throw new FrontdoorError('database-extension-refused', { extension, reason: message }, { cause: error });
  }
}

/**
 * Work is looked for by state and then by urgency, with or without a service and a channel; for an agent by service,
 * language and channel. `held` is work whose time has not come: it must not lie in the way of the rest. The earliest
 * open promise of the enquiry stands in the row, so that what is missed or at risk is a range of an index.
 */
const WORK = `
  ALTER TABLE work_item ADD held boolean NOT NULL DEFAULT false,
    ADD promise_due_at timestamptz(3), ADD promise_at_risk_at timestamptz(3);
  UPDATE work_item w SET held = true WHERE w.state = 'waiting' AND w.not_before IS NOT NULL;
  UPDATE work_item w SET promise_due_at = p.due_at, promise_at_risk_at = p.at_risk_at[1]
  FROM (SELECT DISTINCT ON (enquiry_id) enquiry_id, due_at, at_risk_at FROM commitment
        WHERE settled_at IS NULL AND whose = 'council' AND state IN ('running', 'missed') ORDER BY enquiry_id, due_at) p
  WHERE w.enquiry_id = p.enquiry_id AND w.state <> 'done';

  DROP INDEX work_item_queue;
  CREATE INDEX work_item_order ON work_item (organisation_id, state, urgent_at, queued_at, id) WHERE state <> 'done';
  CREATE INDEX work_item_order_of_service ON work_item (organisation_id, service_id, state, urgent_at, queued_at, id)
    WHERE state <> 'done';
  CREATE INDEX work_item_order_of_channel ON work_item (organisation_id, channel, state, urgent_at, queued_at, id)
    WHERE state <> 'done';
  CREATE INDEX work_item_order_of_both ON work_item (organisation_id, service_id, channel, state, urgent_at, queued_at, id)
    WHERE state <> 'done';
  CREATE INDEX work_item_queue ON work_item (organisation_id, urgent_at, queued_at, id) WHERE state = 'waiting' AND NOT held;
  CREATE INDEX work_item_skill ON work_item (organisation_id, service_id, language, channel, urgent_at, queued_at, id)
    WHERE state = 'waiting' AND NOT held;
  CREATE INDEX work_item_held ON work_item (organisation_id, not_before) WHERE state = 'waiting' AND held;
  CREATE INDEX work_item_declined ON work_item USING gin (declined_by) WHERE state = 'waiting' AND declined_by <> '{}';
  CREATE INDEX work_item_missed ON work_item (organisation_id, promise_due_at)
    WHERE state <> 'done' AND promise_due_at IS NOT NULL;
  CREATE INDEX work_item_at_risk ON work_item (organisation_id, promise_at_risk_at, promise_due_at)
    WHERE state <> 'done' AND promise_at_risk_at IS NOT NULL;
  CREATE INDEX agent_available ON agent (organisation_id) WHERE active AND presence = 'available'`;

/**
 * How an open promise of the council stands, as it was last told: time passes without a row being written, and the
 * sweep of alarms follows within a moment. Promises of closed enquiries have no standing.
 */
const STANDING = `
  ALTER TABLE commitment ADD enquiry_open boolean NOT NULL DEFAULT true;
  UPDATE commitment c SET enquiry_open = false FROM enquiry e WHERE e.id = c.enquiry_id AND e.state <> 'open';
  ALTER TABLE commitment ADD standing text GENERATED ALWAYS AS (
    CASE WHEN whose <> 'council' OR settled_at IS NOT NULL OR NOT enquiry_open THEN NULL
         WHEN state IN ('missed', 'paused') THEN state
         WHEN state = 'running' AND alarms > 0 THEN 'at-risk'
         WHEN state = 'running' THEN 'safe' END) STORED;

  CREATE FUNCTION enquiry_state_of_commitment() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      NEW.enquiry_open := COALESCE((SELECT e.state = 'open' FROM enquiry e WHERE e.id = NEW.enquiry_id), true);
      RETURN NEW;
    END $$;
  CREATE TRIGGER enquiry_state_of_commitment BEFORE INSERT ON commitment
    FOR EACH ROW EXECUTE FUNCTION enquiry_state_of_commitment();
  CREATE FUNCTION enquiry_state_of_commitments() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      UPDATE commitment c SET enquiry_open = NEW.state = 'open'
      WHERE c.enquiry_id = NEW.id AND c.enquiry_open <> (NEW.state = 'open');
      RETURN NULL;
    END $$;
  CREATE TRIGGER enquiry_state_of_commitments AFTER UPDATE OF state ON enquiry
    FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION enquiry_state_of_commitments();

  DROP INDEX commitment_open;
  CREATE INDEX commitment_standing ON commitment (organisation_id, standing, due_at, id) WHERE standing IS NOT NULL;
  CREATE INDEX commitment_standing_of_service ON commitment (organisation_id, service_id, standing, due_at, id)
    WHERE standing IS NOT NULL`;

/**
 * A tally is the sum of its rows. Whoever changes what is counted adds a row in the same transaction and never waits
 * for anybody; a sweep folds many rows into one.
 */
const TALLY = `
  CREATE TABLE tally (
    organisation_id uuid NOT NULL, what text NOT NULL, value text NOT NULL, service_id uuid NOT NULL, n bigint NOT NULL)
    WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);
  CREATE INDEX tally_of ON tally (organisation_id, what);
  INSERT INTO tally SELECT organisation_id, 'work', state, service_id, count(*) FROM work_item WHERE state <> 'done'
    GROUP BY 1, 3, 4;
  INSERT INTO tally SELECT organisation_id, 'promise', standing, service_id, count(*) FROM commitment
    WHERE standing IS NOT NULL GROUP BY 1, 3, 4;

  CREATE FUNCTION tally_work() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO tally SELECT organisation_id, 'work', state, service_id, count(*) FROM after
          WHERE state <> 'done' GROUP BY 1, 3, 4;
      ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO tally SELECT organisation_id, 'work', state, service_id, -count(*) FROM before
          WHERE state <> 'done' GROUP BY 1, 3, 4;
      ELSE
        INSERT INTO tally SELECT organisation_id, 'work', state, service_id, sum(n) FROM (
            SELECT organisation_id, state, service_id, 1 AS n FROM after
            UNION ALL SELECT organisation_id, state, service_id, -1 FROM before) AS moved
          WHERE state <> 'done' GROUP BY 1, 3, 4 HAVING sum(n) <> 0;
      END IF;
      RETURN NULL;
    END $$;
  CREATE FUNCTION tally_promises() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF TG_OP = 'INSERT' THEN
        INSERT INTO tally SELECT organisation_id, 'promise', standing, service_id, count(*) FROM after
          WHERE standing IS NOT NULL GROUP BY 1, 3, 4;
      ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO tally SELECT organisation_id, 'promise', standing, service_id, -count(*) FROM before
          WHERE standing IS NOT NULL GROUP BY 1, 3, 4;
      ELSE
        INSERT INTO tally SELECT organisation_id, 'promise', standing, service_id, sum(n) FROM (
            SELECT organisation_id, standing, service_id, 1 AS n FROM after
            UNION ALL SELECT organisation_id, standing, service_id, -1 FROM before) AS moved
          WHERE standing IS NOT NULL GROUP BY 1, 3, 4 HAVING sum(n) <> 0;
      END IF;
      RETURN NULL;
    END $$;
  CREATE TRIGGER tally_inserted AFTER INSERT ON work_item REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tally_work();
  CREATE TRIGGER tally_updated AFTER UPDATE ON work_item REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tally_work();
  CREATE TRIGGER tally_deleted AFTER DELETE ON work_item REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION tally_work();
  CREATE TRIGGER tally_inserted AFTER INSERT ON commitment REFERENCING NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tally_promises();
  CREATE TRIGGER tally_updated AFTER UPDATE ON commitment REFERENCING OLD TABLE AS before NEW TABLE AS after
    FOR EACH STATEMENT EXECUTE FUNCTION tally_promises();
  CREATE TRIGGER tally_deleted AFTER DELETE ON commitment REFERENCING OLD TABLE AS before
    FOR EACH STATEMENT EXECUTE FUNCTION tally_promises()`;

/**
 * Text is looked for without regard to case and accents. What is searched is worked out once, when it is written, so that
 * looking through the newest enquiries is cheap. The organisation is not in these indexes: nearly all rows are of one, and
 * its list in an index of words is longer than those of all the words sought.
 */
const SEARCH = `
  CREATE FUNCTION search_form(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
    RETURN lower(unaccent('unaccent'::regdictionary, given));
  ALTER TABLE enquiry ADD subject_words tsvector
    GENERATED ALWAYS AS (to_tsvector('simple'::regconfig, search_form(subject))) STORED;
  ALTER TABLE customer ADD name_form text GENERATED ALWAYS AS (search_form(name)) STORED;
  CREATE INDEX enquiry_subject_words ON enquiry USING gin (subject_words);
  CREATE INDEX enquiry_reference ON enquiry (organisation_id, reference COLLATE "C");
  CREATE INDEX enquiry_recent_of_state ON enquiry (organisation_id, state, last_contact_at);
  CREATE INDEX customer_name_parts ON customer USING gin (name_form gin_trgm_ops)
    WHERE name_form IS NOT NULL;
  CREATE INDEX identifier_value_parts ON identifier USING gin (search_form(value) gin_trgm_ops);
  CREATE INDEX enquiry_owner_open ON enquiry (owner_id) WHERE state = 'open' AND owner_id IS NOT NULL`;
