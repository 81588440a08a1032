import type { ReadingState, ReadingSuggestion, ReadPage, ScanPages } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** Scanned contacts that are to be read, with a job for each; where that is lost they come round at an instant. */
export const noteReadings = query({
  parameters: { contactIds: list(uuid), nextAt: instant },
  sql: `
    WITH noted AS (
      INSERT INTO contact_reading (contact_id, next_at) SELECT id, $nextAt::timestamptz FROM unnest($contactIds::uuid[]) AS given (id)
      ON CONFLICT (contact_id) DO NOTHING RETURNING contact_id)
    INSERT INTO job_outbox (name, data) SELECT 'read-paper', jsonb_build_object('ids', jsonb_build_array(contact_id)) FROM noted`,
});

/** Takes one to read, until an instant; nothing where it is read, or somebody else reads it. `attempts` counts this one. */
export const claimReading = query({
  parameters: { contactId: uuid, until: instant },
  columns: { attempts: integer },
  sql: `
    UPDATE contact_reading SET state = 'reading', attempts = attempts + 1, next_at = $until
    WHERE contact_id = $contactId AND state = 'waiting'
    RETURNING attempts`,
});

/** Whoever reads it goes on, until an instant. */
export const holdReading = query({
  parameters: { contactId: uuid, until: instant },
  sql: `UPDATE contact_reading SET next_at = $until WHERE contact_id = $contactId AND state = 'reading'`,
});

/** It was not begun, through no fault of its own: it is tried at an instant, and this try does not count. */
export const giveBackReading = query({
  parameters: { contactId: uuid, nextAt: instant },
  sql: `
    UPDATE contact_reading SET state = 'waiting', attempts = attempts - 1, next_at = $nextAt
    WHERE contact_id = $contactId AND state = 'reading'`,
});

/** It could not be read: it is tried again at an instant, or given up. */
export const failReading = query({
  parameters: { contactId: uuid, state: word<'waiting' | 'failed'>(), problem: text, nextAt: instant },
  sql: `
    UPDATE contact_reading SET state = $state, problem = $problem, next_at = $nextAt
    WHERE contact_id = $contactId AND state = 'reading'`,
});

/** New jobs for those that nobody has begun in time, or began and did not end; they come round `again` at an instant. */
export const requeueReadings = query({
  parameters: { now: instant, again: instant, turn: integer },
  columns: { contactId: uuid },
  sql: `
    WITH due AS (
      SELECT contact_id FROM contact_reading WHERE state IN ('waiting', 'reading') AND next_at <= $now
      ORDER BY next_at LIMIT 50 FOR UPDATE SKIP LOCKED),
    later AS (
      UPDATE contact_reading r SET state = 'waiting', next_at = $again FROM due WHERE r.contact_id = due.contact_id
      RETURNING r.contact_id),
    jobs AS (
      INSERT INTO job_outbox (name, data)
      SELECT 'read-paper', jsonb_build_object('ids', jsonb_build_array(contact_id), 'turn', $turn::integer) FROM later)
    SELECT contact_id FROM later`,
});

/** What a machine read becomes the words of the contact, unless somebody keyed them. */
export const settleReading = query({
  parameters: { contactId: uuid, pages: json<ReadPage[]>(), suggestions: json<ReadingSuggestion[]>() },
  sql: `
    WITH settled AS (
      UPDATE contact_reading SET state = 'read', problem = NULL, pages = $pages, suggestions = $suggestions
      WHERE contact_id = $contactId AND state = 'reading' RETURNING contact_id, keyed_text)
    UPDATE contact SET read_text = COALESCE(settled.keyed_text, (
      SELECT NULLIF(string_agg(page->>'text', E'\\n\\n' ORDER BY page->'page'), '') FROM jsonb_array_elements($pages::jsonb) AS page))
    FROM settled WHERE contact.id = settled.contact_id`,
});

/** What was decided on what it says. */
export const writeSuggestions = query({
  parameters: { contactId: uuid, suggestions: json<ReadingSuggestion[]>() },
  sql: `UPDATE contact_reading SET suggestions = $suggestions WHERE contact_id = $contactId`,
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
