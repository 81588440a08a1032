import type { FileScan } from '../entities/index.js';
import { query } from './query.js';
import { instant, integer, list, optional, text, uuid, word } from './sql-types.js';

/** Files that are to be scanned, each once. */
export const noteFiles = query({
  parameters: { holderIds: list(uuid), indexes: list(integer), contactIds: list(uuid), now: instant },
  sql: `
    INSERT INTO file_scan (holder_id, index, contact_id, next_at)
    SELECT holder_id, index, contact_id, $now::timestamptz
    FROM unnest($holderIds::uuid[], $indexes::integer[], $contactIds::uuid[]) AS given (holder_id, index, contact_id)
    ON CONFLICT (holder_id, index) DO NOTHING`,
});

/** What was found in the files of these holders. */
export const findFileScans = query({
  parameters: { holderIds: list(uuid) },
  columns: { holderId: uuid, index: integer, state: word<FileScan['state']>(), finding: optional(text) },
  sql: `SELECT holder_id, index, state, finding FROM file_scan WHERE holder_id = ANY($holderIds)`,
});

/** Takes the files of one holder that are to be scanned, until an instant; none where nothing is due. */
export const claimFilesToScan = query({
  parameters: { now: instant, until: instant },
  columns: { holderId: uuid, index: integer, contactId: uuid, attempts: integer },
  sql: `
    UPDATE file_scan SET attempts = attempts + 1, next_at = $until
    WHERE state IN ('waiting', 'failed') AND next_at <= $now AND holder_id = (
      SELECT holder_id FROM file_scan WHERE state IN ('waiting', 'failed') AND next_at <= $now
      ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING holder_id, index, contact_id, attempts`,
});

/** Writes down what was found; what could not be scanned comes round at an instant. */
export const settleFileScans = query({
  parameters: {
    holderId: uuid,
    indexes: list(integer),
    states: list(word<FileScan['state']>()),
    findings: list(optional(text)),
    nextAt: list(instant),
  },
  sql: `
    UPDATE file_scan f SET state = given.state, finding = given.finding, next_at = given.next_at
    FROM unnest($indexes::integer[], $states::text[], $findings::text[], $nextAt::timestamptz[])
      AS given (index, state, finding, next_at)
    WHERE f.holder_id = $holderId AND f.index = given.index`,
});

/** Organisations with files that wait to be scanned since before an instant, and an enquiry of each. */
export const findWaitingForScan = query({
  parameters: { before: instant },
  columns: { organisationId: uuid, enquiryId: uuid },
  sql: `
    SELECT DISTINCT ON (c.organisation_id) c.organisation_id, c.enquiry_id
    FROM (SELECT contact_id FROM file_scan WHERE state IN ('waiting', 'failed') AND next_at <= $before LIMIT 1000) waiting
    JOIN contact c ON c.id = waiting.contact_id ORDER BY c.organisation_id`,
});
