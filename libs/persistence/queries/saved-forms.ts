import { query } from './query.js';
import { boolean, bytes, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

type Fields = Record<string, string>;
export type FormLinkKind = 'email' | 'phone';

/** Keeps what is typed in a form, and locks it; no row where it was sent meanwhile, or is of another organisation. */
export const keepForm = query({
  parameters: {
    id: uuid,
    organisationId: uuid,
    fields: json<Fields>(),
    asked: boolean,
    now: instant,
    until: instant,
  },
  columns: { id: uuid },
  sql: `
    INSERT INTO saved_form AS f (id, organisation_id, fields, asked, created_at, expires_at)
    VALUES ($id, $organisationId, $fields, $asked, $now, $until)
    ON CONFLICT (id) DO UPDATE SET fields = EXCLUDED.fields, asked = f.asked OR EXCLUDED.asked,
      expires_at = GREATEST(f.expires_at, EXCLUDED.expires_at)
      WHERE f.sent_at IS NULL AND f.organisation_id = EXCLUDED.organisation_id
    RETURNING id`,
});

/** A form that is kept and whose time is not over, sent or not. */
export const findForm = query({
  parameters: { id: uuid, organisationId: uuid, now: instant },
  columns: { fields: json<Fields>(), asked: boolean, expiresAt: instant, sentAt: optional(instant) },
  sql: `
    SELECT fields, asked, expires_at, sent_at FROM saved_form
    WHERE id = $id AND organisation_id = $organisationId AND expires_at > $now`,
});

/** Its files, in the order in which they came, of a form whose time is not over. */
export const findFormFiles = query({
  parameters: { formId: uuid, now: instant },
  columns: {
    place: integer,
    name: text,
    contentType: text,
    size: integer,
    digest: text,
    isStored: boolean,
  },
  sql: `
    SELECT s.place, s.name, s.content_type, s.size, s.digest, s.stored IS NOT NULL AS is_stored
    FROM saved_form_file s JOIN saved_form f ON f.id = s.form_id
    WHERE s.form_id = $formId AND f.expires_at > $now ORDER BY s.place`,
});

/** A part of one, from byte `from` on, counted from 0; nothing where the store has it. */
export const findFormFilePiece = query({
  parameters: { formId: uuid, place: integer, from: integer, length: integer },
  columns: { piece: optional(bytes) },
  sql: `
    SELECT substring(content FROM $from::int + 1 FOR $length::int) AS piece FROM saved_form_file
    WHERE form_id = $formId AND place = $place`,
});

/** Adds a file behind the others, without its bytes where the store has them; the same one again is there already. */
export const addFormFile = query({
  parameters: {
    formId: uuid,
    name: text,
    contentType: text,
    size: integer,
    digest: text,
    content: optional(bytes),
    isStored: boolean,
  },
  sql: `
    INSERT INTO saved_form_file (form_id, place, name, content_type, size, digest, content, stored)
    SELECT $formId, COALESCE((SELECT max(place) FROM saved_form_file WHERE form_id = $formId), 0) + 1,
           $name, $contentType, $size::int, $digest::text, $content::bytea, CASE WHEN $isStored THEN $digest::text END
    ON CONFLICT (form_id, digest, name) DO NOTHING`,
});

export const removeFormFile = query({
  parameters: { formId: uuid, place: integer },
  sql: `DELETE FROM saved_form_file WHERE form_id = $formId AND place = $place`,
});

/** It was sent: it is kept until an instant only, for whoever presses the button again. */
export const noteFormSent = query({
  parameters: { id: uuid, now: instant, until: instant },
  sql: `
    UPDATE saved_form SET sent_at = $now, expires_at = LEAST(expires_at, $until) WHERE id = $id AND sent_at IS NULL`,
});

/** Whoever saved it wants it away. */
export const removeForm = query({
  parameters: { id: uuid, organisationId: uuid },
  sql: `DELETE FROM saved_form WHERE id = $id AND organisation_id = $organisationId AND sent_at IS NULL`,
});

/** Removes forms, with their files and links, whose time is over; a number of them at once. */
export const removeFormsOver = query({
  parameters: { now: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    DELETE FROM saved_form WHERE id = ANY(ARRAY(
      SELECT id FROM saved_form WHERE expires_at <= $now LIMIT $limit))
    RETURNING id`,
});

/** The reference under which something was received. */
export const findReferenceOf = query({
  parameters: { entryPointIds: list(uuid), idempotencyKey: text },
  columns: { reference: text },
  sql: `
    SELECT reference FROM receipt WHERE entry_point_id = ANY($entryPointIds) AND idempotency_key = $idempotencyKey`,
});

/** How many links were asked for since an instant: to one form, and to one address whatever the form. */
export const countFormLinks = query({
  parameters: { formId: uuid, organisationId: uuid, kind: word<FormLinkKind>(), value: text, since: instant },
  columns: { ofForm: integer, ofAddress: integer },
  sql: `
    SELECT (SELECT count(*)::int FROM saved_form_link WHERE form_id = $formId AND created_at > $since) AS of_form,
           (SELECT count(*)::int FROM saved_form_link WHERE organisation_id = $organisationId AND kind = $kind
              AND value = $value AND created_at > $since) AS of_address`,
});

export const addFormLink = query({
  parameters: {
    id: uuid,
    formId: uuid,
    organisationId: uuid,
    kind: word<FormLinkKind>(),
    value: text,
    now: instant,
  },
  sql: `
    INSERT INTO saved_form_link (id, form_id, organisation_id, kind, value, next_at, created_at)
    VALUES ($id, $formId, $organisationId, $kind, $value, $now, $now)`,
});

/** Takes links that are due, for this process alone until an instant; those of forms that are over are left. */
export const claimFormLinks = query({
  parameters: { now: instant, until: instant, limit: integer },
  columns: {
    id: uuid,
    formId: uuid,
    organisationId: uuid,
    kind: word<FormLinkKind>(),
    value: text,
    attempts: integer,
    expiresAt: instant,
  },
  sql: `
    UPDATE saved_form_link l SET state = 'sending', attempts = l.attempts + 1, next_at = $until
    FROM saved_form f
    WHERE f.id = l.form_id AND f.sent_at IS NULL AND f.expires_at > $now AND l.id = ANY(ARRAY(
      SELECT id FROM saved_form_link WHERE state IN ('waiting', 'sending') AND next_at <= $now
      ORDER BY next_at LIMIT $limit FOR UPDATE SKIP LOCKED))
    RETURNING l.id, l.form_id, l.organisation_id, l.kind, l.value, l.attempts, f.expires_at`,
});

export const settleFormLink = query({
  parameters: { id: uuid, state: word<'waiting' | 'sent' | 'failed'>(), nextAt: instant },
  sql: `UPDATE saved_form_link SET state = $state, next_at = $nextAt WHERE id = $id`,
});
