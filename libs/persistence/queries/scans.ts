import type { ScanFile } from '../entities/index.js';
import { query } from './query.js';
import { bytes, instant, integer, json, optional, text, uuid } from './sql-types.js';

const COLUMNS = {
  id: uuid,
  name: text,
  size: integer,
  pages: integer,
  separators: json<number[]>(),
  letters: json<ScanFile['letters']>(),
  by: text,
  at: instant,
};
const SHOWN = `
  SELECT s.id, s.name, s.size, s.pages, s.separators, s.letters, a.name AS by, s.at
  FROM scan_file s JOIN agent a ON a.id = s.by_id WHERE s.organisation_id = $organisationId`;

/** A scanned file that staff brought, also one whose letters are in the queue. */
export const findScan = query({
  parameters: { id: uuid, organisationId: uuid },
  columns: COLUMNS,
  sql: `${SHOWN} AND s.id = $id`,
});

/** Scanned files whose letters are not in the queue, the oldest first. */
export const findScans = query({
  parameters: { organisationId: uuid },
  columns: COLUMNS,
  sql: `${SHOWN} AND s.taken IS NULL ORDER BY s.at, s.id LIMIT 500`,
});

/** The bytes of one, or where they lie; empty once its letters are in the queue. */
export const scanContent = query({
  parameters: { id: uuid, organisationId: uuid },
  columns: {
    content: optional(bytes),
    digest: optional(text),
    size: integer,
    taken: optional(json<NonNullable<ScanFile['taken']>>()),
  },
  sql: `SELECT content, digest, size, taken FROM scan_file WHERE id = $id AND organisation_id = $organisationId`,
});

/** Its letters are in the queue, and carry its bytes. */
export const settleScan = query({
  parameters: { id: uuid, taken: json<NonNullable<ScanFile['taken']>>() },
  sql: `UPDATE scan_file SET taken = $taken, content = '', digest = NULL WHERE id = $id AND taken IS NULL`,
});
