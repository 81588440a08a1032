import type { ReadingState, ReadingSuggestion, ReadPage, ScanPages } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** Scanned contacts that are to be read. */
export const noteReadings = query({
  parameters: { contactIds: list(uuid), now: instant },
  sql: `
    INSERT INTO contact_reading (contact_id, next_at) SELECT id, $now::timestamptz FROM unnest($contactIds::uuid[]) AS given (id)
    ON CONFLICT (contact_id) DO NOTHING`,
});

/** What was read of a scanned contact. */
export const findReading = query({
  parameters: { contactId: uuid, organisationId: uuid },
  columns: {
    state: word<ReadingState>(),
    attempts: integer,
    problem: optional(text),
    scan: optional(json<ScanPages>()),
    pages: json<ReadPage[]>(),
    suggestions: json<ReadingSuggestion[]>(),
    keyedText: optional(text),
    keyedBy: optional(text),
    keyedAt: optional(instant),
  },
  sql: `
    SELECT r.state, r.attempts, r.problem, c.scan, r.pages, r.suggestions, r.keyed_text, a.name AS keyed_by, r.keyed_at
    FROM contact_reading r JOIN contact c ON c.id = r.contact_id LEFT JOIN agent a ON a.id = r.keyed_by
    WHERE r.contact_id = $contactId AND c.organisation_id = $organisationId`,
});

/** What somebody keyed; NULL takes it back. The words of the contact are then those that the machine read, if any. */
export const keyReading = query({
  parameters: { contactId: uuid, text: optional(text), byId: uuid, now: instant },
  sql: `
    WITH keyed AS (
      UPDATE contact_reading SET keyed_text = $text::text, keyed_by = CASE WHEN $text::text IS NOT NULL THEN $byId::uuid END,
                                 keyed_at = CASE WHEN $text::text IS NOT NULL THEN $now::timestamptz END
      WHERE contact_id = $contactId RETURNING contact_id, pages)
    UPDATE contact SET read_text = COALESCE($text::text, (
      SELECT NULLIF(string_agg(page->>'text', E'\n\n' ORDER BY page->'page'), '') FROM jsonb_array_elements(keyed.pages) AS page))
    FROM keyed WHERE contact.id = keyed.contact_id`,
});
