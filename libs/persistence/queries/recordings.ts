import { query } from './query.js';
import { instant, integer, list, optional, text, uuid } from './sql-types.js';

/** What a provider's machine heard in recordings, the first time it tells; each may be deleted there from now on. */
export const hearRecordings = query({
  parameters: { ids: list(text), texts: list(text), now: instant },
  sql: `
    UPDATE call_recording r SET heard_text = h.text, words_due = true,
      next_at = CASE WHEN r.state = 'kept' THEN $now::timestamptz ELSE r.next_at END
    FROM unnest($ids::text[], $texts::text[]) AS h (id, text) WHERE r.id = h.id AND r.heard_text IS NULL`,
});

/**
 * What was said becomes words of the contact, as soon as that is there: what somebody typed, else what the machine heard.
 * Gives the enquiries of which somebody sees more now.
 */
export const tellRecordings = query({
  parameters: { limit: integer },
  columns: { enquiryId: uuid, organisationId: uuid },
  sql: `
    WITH due AS (
      SELECT r.id, r.contact_id, COALESCE(r.typed_text, r.heard_text) AS words
      FROM call_recording r JOIN contact c ON c.id = r.contact_id
      WHERE r.words_due ORDER BY r.id LIMIT $limit FOR UPDATE OF r SKIP LOCKED),
    told AS (UPDATE call_recording r SET words_due = false FROM due WHERE r.id = due.id)
    UPDATE contact SET read_text = due.words FROM due WHERE contact.id = due.contact_id
    RETURNING contact.enquiry_id, contact.organisation_id`,
});

/** A message after the tone by its contact, for whoever types what is said in it. */
export const findRecordingOfContact = query({
  parameters: { contactId: uuid, organisationId: uuid },
  columns: { id: text, enquiryId: uuid, typedText: optional(text) },
  sql: `
    SELECT r.id, c.enquiry_id, r.typed_text FROM call_recording r JOIN contact c ON c.id = r.contact_id
    WHERE r.contact_id = $contactId AND c.organisation_id = $organisationId FOR UPDATE OF r`,
});

/** What somebody typed; NULL takes it back. The words of the contact are then those that the machine heard, if any. */
export const typeRecording = query({
  parameters: { id: text, text: optional(text), byId: uuid, now: instant },
  sql: `
    WITH typed AS (
      UPDATE call_recording SET typed_text = $text::text, typed_by = CASE WHEN $text::text IS NOT NULL THEN $byId::uuid END,
                                typed_at = CASE WHEN $text::text IS NOT NULL THEN $now::timestamptz END
      WHERE id = $id RETURNING contact_id, heard_text)
    UPDATE contact SET read_text = COALESCE($text::text, typed.heard_text) FROM typed WHERE contact.id = typed.contact_id`,
});
