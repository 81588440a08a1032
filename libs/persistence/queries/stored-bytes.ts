import { query } from './query.js';
import { boolean, bytes, float, instant, integer, optional, text, uuid, word } from './sql-types.js';

/** The place that this database has in the store of large bytes. */
export const findByteStore = query({
  parameters: {},
  columns: { id: uuid },
  sql: `SELECT id FROM byte_store`,
});

/** Notes the place, where there is none yet. */
export const noteByteStore = query({
  parameters: { id: uuid },
  columns: { id: uuid },
  sql: `INSERT INTO byte_store (id) VALUES ($id) ON CONFLICT DO NOTHING RETURNING id`,
});

/**
 * Bytes are about to be put into the store, or put there again: what nothing refers to yet is left alone for a while. It
 * waits for whoever is clearing the same bytes away.
 */
export const noteStoredBytes = query({
  parameters: { digest: text, size: integer, now: instant },
  sql: `
    INSERT INTO stored_bytes (digest, size, kept_at) VALUES ($digest, $size, $now)
    ON CONFLICT (digest) DO UPDATE SET kept_at = EXCLUDED.kept_at`,
});

/** A row refers to the bytes of `s`. */
const IS_REFERRED = `(
  EXISTS (SELECT FROM receipt r WHERE r.digest = s.digest) OR EXISTS (SELECT FROM contact_change c WHERE c.digest = s.digest) OR
  EXISTS (SELECT FROM outgoing_file o WHERE o.digest = s.digest) OR EXISTS (SELECT FROM draft_file d WHERE d.digest = s.digest) OR
  EXISTS (SELECT FROM saved_form_file f WHERE f.stored = s.digest) OR EXISTS (SELECT FROM scan_file n WHERE n.digest = s.digest))`;

/** What the store has, in the order of its digests, behind one of them; `size` is in bytes. */
export const findStoredBytes = query({
  parameters: { after: text, keptBefore: instant, limit: integer },
  columns: { digest: text, size: integer, isReferred: boolean },
  sql: `
    SELECT s.digest, s.size, ${IS_REFERRED} AS is_referred FROM stored_bytes s
    WHERE s.digest > $after AND s.kept_at < $keptBefore ORDER BY s.digest LIMIT $limit`,
});

/** How much that is. */
export const sumStoredBytes = query({
  parameters: {},
  columns: { count: integer, bytes: float },
  sql: `SELECT count(*)::int AS count, COALESCE(sum(size), 0)::float8 AS bytes FROM stored_bytes`,
});

/** Locks it where nothing refers to it still; whoever puts the same bytes there again waits. */
export const lockUnreferredBytes = query({
  parameters: { digest: text, keptBefore: instant },
  columns: { digest: text },
  sql: `
    SELECT s.digest FROM stored_bytes s WHERE s.digest = $digest AND s.kept_at < $keptBefore AND NOT ${IS_REFERRED}
    FOR UPDATE SKIP LOCKED`,
});

export const forgetStoredBytes = query({
  parameters: { digest: text },
  sql: `DELETE FROM stored_bytes WHERE digest = $digest`,
});

/** Which rows refer to it. */
export const findReferences = query({
  parameters: { digest: text },
  columns: {
    what: word<
      'contact' | 'edit' | 'file that was sent' | 'file of a draft' | 'file of a saved form' | 'scan'
    >(),
    id: uuid,
  },
  sql: `
    SELECT 'contact' AS what, id FROM receipt WHERE digest = $digest
    UNION ALL SELECT 'edit', id FROM contact_change WHERE digest = $digest
    UNION ALL SELECT 'file that was sent', contact_id FROM outgoing_file WHERE digest = $digest
    UNION ALL SELECT 'file of a draft', id FROM draft_file WHERE digest = $digest
    UNION ALL SELECT 'file of a saved form', form_id FROM saved_form_file WHERE stored = $digest
    UNION ALL SELECT 'scan', id FROM scan_file WHERE digest = $digest`,
});

/** A receipt that has large bytes in its row from before there was a store; `size` is in bytes. */
export const findReceiptToMove = query({
  parameters: {},
  columns: { id: uuid, size: integer },
  sql: `SELECT id, length(raw) AS size FROM receipt WHERE length(raw) > 131072 ORDER BY id LIMIT 1`,
});

export const noteReceiptMoved = query({
  parameters: { id: uuid, digest: text },
  sql: `UPDATE receipt SET raw = NULL, digest = $digest WHERE id = $id AND raw IS NOT NULL`,
});

/** The same of an edit. */
export const findChangeToMove = query({
  parameters: {},
  columns: { id: uuid, content: optional(bytes) },
  sql: `SELECT id, raw AS content FROM contact_change WHERE length(raw) > 131072 ORDER BY id LIMIT 1`,
});

export const noteChangeMoved = query({
  parameters: { id: uuid, digest: text },
  sql: `UPDATE contact_change SET raw = NULL, digest = $digest WHERE id = $id AND raw IS NOT NULL`,
});

/** The same of a file that was sent. */
export const findOutgoingFileToMove = query({
  parameters: {},
  columns: { contactId: uuid, place: integer, content: optional(bytes) },
  sql: `
    SELECT contact_id, index AS place, content FROM outgoing_file WHERE length(content) > 131072
    ORDER BY contact_id, index LIMIT 1`,
});

export const noteOutgoingFileMoved = query({
  parameters: { contactId: uuid, place: integer, digest: text },
  sql: `
    UPDATE outgoing_file SET content = NULL, digest = $digest
    WHERE contact_id = $contactId AND index = $place AND content IS NOT NULL`,
});

/** The same of a file of a saved form; `size` is in bytes. */
export const findFormFileToMove = query({
  parameters: {},
  columns: { formId: uuid, place: integer, size: integer },
  sql: `
    SELECT form_id, place, size FROM saved_form_file WHERE length(content) > 131072 ORDER BY form_id, place LIMIT 1`,
});

export const noteFormFileMoved = query({
  parameters: { formId: uuid, place: integer, digest: text },
  sql: `
    UPDATE saved_form_file SET content = NULL, stored = $digest
    WHERE form_id = $formId AND place = $place AND content IS NOT NULL AND digest = $digest`,
});

/** The same of a scanned file that waits to be cut into letters. */
export const findScanToMove = query({
  parameters: {},
  columns: { id: uuid, content: optional(bytes) },
  sql: `SELECT id, content FROM scan_file WHERE length(content) > 131072 ORDER BY id LIMIT 1`,
});

export const noteScanMoved = query({
  parameters: { id: uuid, digest: text },
  sql: `UPDATE scan_file SET content = NULL, digest = $digest WHERE id = $id AND length(content) > 131072`,
});
