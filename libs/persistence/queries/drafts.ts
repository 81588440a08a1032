import type { DraftFields, DraftKind } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, bytes, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/**
 * Keeps a draft: a new one, or in the place of the version that its writer went on from. No row where another was kept
 * since. A version is an instant and later than the one before.
 */
export const saveDraft = query({
  planned: 'once',
  parameters: {
    agentId: uuid,
    enquiryId: uuid,
    kind: word<DraftKind>(),
    fields: json<DraftFields>(),
    version: optional(instant),
    now: instant,
  },
  columns: { version: instant },
  sql: `
    INSERT INTO draft AS d (agent_id, enquiry_id, kind, fields, version)
    VALUES ($agentId, $enquiryId, $kind, $fields, GREATEST($now, $version::timestamptz + interval '1 millisecond'))
    ON CONFLICT (agent_id, enquiry_id, kind) DO UPDATE
      SET fields = EXCLUDED.fields, version = GREATEST(EXCLUDED.version, d.version + interval '1 millisecond')
      WHERE d.version = $version::timestamptz OR d.fields = EXCLUDED.fields
    RETURNING version`,
});

/** Removes a draft up to a version. */
export const removeDraft = query({
  parameters: { agentId: uuid, enquiryId: uuid, kind: word<DraftKind>(), version: instant },
  sql: `
    DELETE FROM draft WHERE agent_id = $agentId AND enquiry_id = $enquiryId AND kind = $kind AND version <= $version`,
});

/** Drafts of an agent on an enquiry. */
export const findDrafts = query({
  parameters: { agentId: uuid, enquiryId: uuid },
  columns: { kind: word<DraftKind>(), version: instant, fields: json<DraftFields>() },
  sql: `SELECT kind, version, fields FROM draft WHERE agent_id = $agentId AND enquiry_id = $enquiryId`,
});

/** What an agent has begun to write anywhere, the newest first. */
export const findDraftsOfAgent = query({
  parameters: { agentId: uuid, limit: integer },
  columns: {
    enquiryId: uuid,
    kind: word<DraftKind>(),
    at: instant,
    reference: text,
    subject: text,
    preview: text,
  },
  sql: `
    SELECT d.enquiry_id, d.kind, d.version AS at, e.reference, e.subject, left(d.fields->>'text', 200) AS preview
    FROM draft d JOIN enquiry e ON e.id = d.enquiry_id
    WHERE d.agent_id = $agentId AND d.fields->>'text' IS NOT NULL ORDER BY d.version DESC LIMIT $limit`,
});

/** Removes drafts and files that nobody has touched since an instant, a number of them at once. */
export const removeOldDrafts = query({
  parameters: { before: instant, limit: integer },
  columns: { enquiryId: uuid },
  sql: `
    DELETE FROM draft WHERE ctid = ANY(ARRAY(SELECT ctid FROM draft WHERE version < $before LIMIT $limit))
    RETURNING enquiry_id`,
});

export const removeOldDraftFiles = query({
  parameters: { before: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    DELETE FROM draft_file f WHERE f.id = ANY(ARRAY(
      SELECT o.id FROM draft_file o
      WHERE o.created_at < $before AND NOT EXISTS (
        SELECT 1 FROM draft d WHERE d.agent_id = o.agent_id AND d.enquiry_id = o.enquiry_id AND d.kind = 'reply')
      LIMIT $limit))
    RETURNING f.id`,
});

/** Files that are to travel with an agent's reply, in the order in which they were added. */
export const findDraftFiles = query({
  parameters: { agentId: uuid, enquiryId: uuid },
  columns: { id: uuid, name: text, contentType: text, size: integer, complete: boolean },
  sql: `
    SELECT f.id, f.name, f.content_type, f.size,
           f.digest IS NOT NULL OR f.size = (SELECT COALESCE(sum(length(p.content)), 0) FROM draft_file_piece p WHERE p.file_id = f.id) AS complete
    FROM draft_file f WHERE f.agent_id = $agentId AND f.enquiry_id = $enquiryId ORDER BY f.created_at, f.id`,
});

/** A file that is announced; its pieces follow. */
export const addDraftFile = query({
  parameters: {
    id: uuid,
    agentId: uuid,
    enquiryId: uuid,
    name: text,
    contentType: text,
    size: integer,
    now: instant,
  },
  sql: `
    INSERT INTO draft_file (id, agent_id, enquiry_id, name, content_type, size, created_at)
    VALUES ($id, $agentId, $enquiryId, $name, $contentType, $size, $now)`,
});

/** One such file, locked until the end of the transaction. */
export const lockDraftFile = query({
  parameters: { id: uuid, agentId: uuid },
  columns: { id: uuid, enquiryId: uuid, size: integer, isStored: boolean },
  sql: `
    SELECT id, enquiry_id, size, digest IS NOT NULL AS is_stored FROM draft_file
    WHERE id = $id AND agent_id = $agentId FOR UPDATE`,
});

/** Keeps a piece; the same one again takes the place of the first. */
export const keepFilePiece = query({
  parameters: { fileId: uuid, place: integer, content: bytes },
  sql: `
    INSERT INTO draft_file_piece (file_id, place, content) VALUES ($fileId, $place, $content)
    ON CONFLICT (file_id, place) DO UPDATE SET content = EXCLUDED.content`,
});

export const removeDraftFiles = query({
  parameters: { agentId: uuid, ids: list(uuid) },
  columns: { id: uuid },
  sql: `DELETE FROM draft_file WHERE agent_id = $agentId AND id = ANY($ids) RETURNING id`,
});

/** A piece of a file of a draft. */
export const findFilePiece = query({
  parameters: { fileId: uuid, place: integer },
  columns: { content: bytes },
  sql: `SELECT content FROM draft_file_piece WHERE file_id = $fileId AND place = $place`,
});

/** The store has the file: its pieces go. */
export const noteDraftFileStored = query({
  parameters: { id: uuid, digest: text },
  sql: `
    WITH stored AS (UPDATE draft_file SET digest = $digest WHERE id = $id AND digest IS NULL RETURNING id)
    DELETE FROM draft_file_piece p USING stored WHERE p.file_id = stored.id`,
});

/**
 * The whole of some files of a draft, in the order of their ids as given; none that is not complete. Of each either its
 * bytes or the digest under which the store has them.
 */
export const readDraftFiles = query({
  parameters: { agentId: uuid, enquiryId: uuid, ids: list(uuid) },
  columns: {
    id: uuid,
    name: text,
    contentType: text,
    size: integer,
    content: optional(bytes),
    digest: optional(text),
  },
  sql: `
    SELECT f.id, f.name, f.content_type, f.size, whole.content, f.digest
    FROM draft_file f, LATERAL (
      SELECT string_agg(p.content, '' ORDER BY p.place) AS content FROM draft_file_piece p
      WHERE p.file_id = f.id AND f.digest IS NULL) AS whole
    WHERE f.agent_id = $agentId AND f.enquiry_id = $enquiryId AND f.id = ANY($ids)
      AND (f.digest IS NOT NULL OR length(whole.content) = f.size)
    ORDER BY array_position($ids, f.id)`,
});
