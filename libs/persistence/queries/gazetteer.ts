import { query } from './query.js';
import { boolean, integer, json, text, uuid } from './sql-types.js';

interface Line {
  line: number;
  uprn: string;
  address: string;
  ward: string;
  postcode: string;
  words: string[];
}

/** Keeps others from loading a gazetteer until the transaction ends. */
export const lockGazetteer = query({
  parameters: {},
  sql: `SELECT FROM pg_advisory_xact_lock(4172006)`,
});

/** Puts lines of a file beside the gazetteer. */
export const addGazetteerLines = query({
  parameters: { lines: json<readonly Line[]>() },
  sql: `
    INSERT INTO gazetteer_line (line, uprn, address, ward, postcode, words)
    SELECT l.line, l.uprn, l.address, l.ward, l.postcode, array_to_tsvector(l.words)
    FROM jsonb_to_recordset($lines::jsonb)
      AS l (line integer, uprn text, address text, ward text, postcode text, words text[])`,
});

/** Lines whose number another line has as well, behind the first one. */
export const findGazetteerTwins = query({
  parameters: {},
  columns: { line: integer, uprn: text, first: integer },
  sql: `
    SELECT line, uprn, first FROM (
      SELECT line, uprn, COALESCE(min(line) OVER (PARTITION BY uprn), line) AS first FROM gazetteer_line) AS each
    WHERE line > first ORDER BY line`,
});

/** What the lines would change. */
export const compareGazetteer = query({
  parameters: { organisationId: uuid },
  columns: { added: integer, changed: integer, gone: integer },
  sql: `
    SELECT count(*) FILTER (WHERE p.uprn IS NULL)::int AS added,
           count(*) FILTER (WHERE (p.address, p.ward, p.postcode) <> (l.address, l.ward, l.postcode))::int AS changed,
           count(*) FILTER (WHERE l.uprn IS NULL)::int AS gone
    FROM gazetteer_line l
    FULL JOIN (SELECT * FROM gazetteer_place WHERE organisation_id = $organisationId) AS p ON p.uprn = l.uprn`,
});

/** Takes away the places that no line names. */
export const removeGonePlaces = query({
  parameters: { organisationId: uuid },
  sql: `
    DELETE FROM gazetteer_place p WHERE p.organisation_id = $organisationId
      AND NOT EXISTS (SELECT FROM gazetteer_line l WHERE l.uprn = p.uprn)`,
});

/** Makes the places as the lines say; what is the same already is left alone. */
export const keepPlaces = query({
  parameters: { organisationId: uuid },
  sql: `
    INSERT INTO gazetteer_place AS p (organisation_id, uprn, address, ward, postcode, words)
    SELECT $organisationId, uprn, address, ward, postcode, words FROM gazetteer_line
    ON CONFLICT (organisation_id, uprn) DO UPDATE
      SET address = EXCLUDED.address, ward = EXCLUDED.ward, postcode = EXCLUDED.postcode, words = EXCLUDED.words
      WHERE (p.address, p.ward, p.postcode) <> (EXCLUDED.address, EXCLUDED.ward, EXCLUDED.postcode)
         OR p.words <> EXCLUDED.words`,
});

/** Nothing of the file stays beside the gazetteer. */
export const endGazetteer = query({ parameters: {}, sql: `DELETE FROM gazetteer_line` });

/** Whether an organisation has loaded any places. */
export const hasPlaces = query({
  parameters: { organisationId: uuid },
  columns: { has: boolean },
  sql: `SELECT EXISTS (SELECT FROM gazetteer_place WHERE organisation_id = $organisationId) AS has`,
});

/** Some of the places with all the words that are sought, in no order. */
export const findPlaces = query({
  parameters: { organisationId: uuid, finding: text, limit: integer },
  columns: { uprn: text, address: text, ward: text, postcode: text },
  sql: `
    SELECT uprn, address, ward, postcode FROM gazetteer_place
    WHERE organisation_id = $organisationId AND words @@ $finding::text::tsquery LIMIT $limit::int`,
});
