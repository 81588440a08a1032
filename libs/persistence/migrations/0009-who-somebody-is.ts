import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A customer is found by the addresses that they wrote from; what was typed or named by somebody else belongs to the
 * enquiry it was named in. Addresses that only were named no longer find anybody. Customers whose enquiries came from
 * several addresses, because one of them was named with another, are noted for a supervisor; nothing is moved.
 */
export class WhoSomebodyIs1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE identifier
        ADD enquiry_id uuid REFERENCES enquiry, ADD scope text NOT NULL DEFAULT '', ADD shared boolean NOT NULL DEFAULT false,
        DROP CONSTRAINT identifier_organisation_id_kind_value_key;
      CREATE INDEX identifier_address ON identifier (organisation_id, kind, value);
      CREATE INDEX identifier_enquiry ON identifier (enquiry_id) WHERE enquiry_id IS NOT NULL;
      ALTER TABLE contact
        ADD cc jsonb NOT NULL DEFAULT '[]', ADD reachable_at jsonb NOT NULL DEFAULT '[]', ADD doubt text, ADD named_by text;
      CREATE TABLE customer_change (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation, kind text NOT NULL,
        from_id uuid NOT NULL REFERENCES customer, to_id uuid NOT NULL REFERENCES customer,
        enquiry_ids uuid[] NOT NULL DEFAULT '{}', identifier_ids uuid[] NOT NULL DEFAULT '{}',
        by_id uuid NOT NULL REFERENCES agent, at timestamptz(3) NOT NULL,
        undone_by_id uuid REFERENCES agent, undone_at timestamptz(3));
      CREATE INDEX customer_change_from ON customer_change (from_id) WHERE undone_at IS NULL;
      CREATE INDEX customer_change_to ON customer_change (to_id) WHERE undone_at IS NULL;
      CREATE TABLE customer_doubt (
        id uuid PRIMARY KEY, organisation_id uuid NOT NULL REFERENCES organisation, customer_id uuid NOT NULL REFERENCES customer,
        kind text NOT NULL, value text NOT NULL, enquiry_ids uuid[] NOT NULL, change_id uuid REFERENCES customer_change,
        UNIQUE (customer_id, kind, value));
      CREATE INDEX customer_doubt_open ON customer_doubt (organisation_id) WHERE change_id IS NULL`);
    await runner.query(KEEP_WHAT_WAS_NAMED);
    await runner.query(NOTE_DOUBTS);
    await runner.query(TELL_PROVEN_FROM_NAMED);
    await runner.query(
      `CREATE UNIQUE INDEX identifier_proven ON identifier (organisation_id, kind, value, scope) WHERE enquiry_id IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE customer_doubt, customer_change;
      ALTER TABLE contact DROP cc, DROP reachable_at, DROP doubt, DROP named_by;
      DROP INDEX identifier_proven, identifier_address, identifier_enquiry;
      DELETE FROM identifier i USING identifier other
        WHERE (i.organisation_id, i.kind, i.value) = (other.organisation_id, other.kind, other.value)
          AND (i.enquiry_id IS NOT NULL, i.created_at, i.id) > (other.enquiry_id IS NOT NULL, other.created_at, other.id);
      ALTER TABLE identifier DROP enquiry_id, DROP scope, DROP shared, ADD UNIQUE (organisation_id, kind, value)`);
  }
}

/** An address of a program, by its name. */
const isMachine = (kind: string, value: string): string => `
  (${kind} = 'email' AND split_part(${value}, '@', 1) ~*
    '(^|[-_.+])(no|do[-_.]?not|dont|never)[-_.]?(reply|respond|response|answer)s?|^(mail(er)?[-_.]?daemon|mailer|postmaster|wordpress|www|web[-_.]?(forms?|mailer|site)|forms?)([-_.+]|$)')`;

/** What receipts tell besides the sender, in the spelling of identifiers. */
const KEEP_WHAT_WAS_NAMED = `
  UPDATE contact c SET cc = told.cc, reachable_at = told.reachable_at
  FROM (
    SELECT r.id, COALESCE(r.contact->'cc', '[]') AS cc, COALESCE((
             SELECT jsonb_agg(CASE WHEN p->>'kind' = 'email' THEN p || jsonb_build_object('value', lower(p->>'value')) ELSE p END)
             FROM jsonb_array_elements(r.contact->'alsoReachableAt') AS p), '[]') AS reachable_at
    FROM receipt r
    WHERE r.state = 'routed'
      AND (jsonb_array_length(COALESCE(r.contact->'alsoReachableAt', '[]')) > 0 OR r.contact->'cc' IS NOT NULL)) AS told
  WHERE told.id = c.id`;

/** Whoever a contact was from: the first that a program named, else the sender. */
const SAID = `
  SELECT e.organisation_id, e.customer_id, c.enquiry_id, c.at, c.id,
         CASE WHEN passed_on THEN c.reachable_at->0->>'kind' ELSE c.party_kind END AS kind,
         CASE WHEN passed_on THEN c.reachable_at->0->>'value' ELSE c.party_value END AS value
  FROM contact c JOIN enquiry e ON e.id = c.enquiry_id
  CROSS JOIN LATERAL (SELECT ${isMachine('c.party_kind', 'c.party_value')} AND c.reachable_at <> '[]' AS passed_on) AS how
  WHERE c.direction = 'in' AND c.party_value IS NOT NULL AND (NOT c.automatic OR passed_on)`;

/** A customer is whoever wrote first; every other address that wrote is doubtful. */
const NOTE_DOUBTS = `
  WITH said AS MATERIALIZED (${SAID}),
  first AS (SELECT DISTINCT ON (customer_id) customer_id, kind, value FROM said ORDER BY customer_id, at, id)
  INSERT INTO customer_doubt (id, organisation_id, customer_id, kind, value, enquiry_ids)
  SELECT gen_random_uuid(), s.organisation_id, s.customer_id, s.kind, s.value, array_agg(DISTINCT s.enquiry_id)
  FROM said s JOIN first f USING (customer_id)
  WHERE (s.kind, s.value) <> (f.kind, f.value)
  GROUP BY s.organisation_id, s.customer_id, s.kind, s.value
  ON CONFLICT (customer_id, kind, value) DO NOTHING`;

/** An identifier stays one where its channel vouched for it once; an id of another system is that system's. */
const TELL_PROVEN_FROM_NAMED = `
  UPDATE identifier i SET scope = seen.entry_point_id::text
  FROM (
    SELECT DISTINCT ON (e.customer_id, p.kind, p.value) e.customer_id, p.kind, p.value, c.entry_point_id
    FROM contact c JOIN enquiry e ON e.id = c.enquiry_id
    CROSS JOIN LATERAL (
      SELECT c.party_kind AS kind, c.party_value AS value
      UNION ALL SELECT r->>'kind', r->>'value' FROM jsonb_array_elements(c.reachable_at) AS r WHERE c.channel = 'api') AS p
    WHERE c.direction = 'in' AND p.kind = 'handle' AND c.channel IN ('api', 'social')
    ORDER BY e.customer_id, p.kind, p.value, c.at DESC) AS seen
  WHERE i.kind = 'handle' AND (seen.customer_id, seen.value) = (i.customer_id, i.value);
  UPDATE identifier i
  SET shared = ${isMachine('i.kind', 'i.value')},
      enquiry_id = (
        SELECT e.id FROM enquiry e WHERE e.customer_id = i.customer_id
        ORDER BY EXISTS (
          SELECT FROM contact c WHERE c.enquiry_id = e.id AND c.direction = 'in'
            AND ((c.party_kind, c.party_value) = (i.kind, i.value)
              OR c.reachable_at @> jsonb_build_array(jsonb_build_object('kind', i.kind, 'value', i.value)))) DESC,
          e.last_contact_at DESC LIMIT 1)
  WHERE i.scope = '' AND (${isMachine('i.kind', 'i.value')} OR NOT EXISTS (
    SELECT FROM enquiry e JOIN contact c ON c.enquiry_id = e.id
    WHERE e.customer_id = i.customer_id AND c.direction = 'in' AND (c.party_kind, c.party_value) = (i.kind, i.value)
      AND c.channel IN ('email', 'sms', 'phone', 'callback', 'voicemail', 'fax', 'social')))`;
