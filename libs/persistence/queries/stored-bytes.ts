import { query } from './query.js';
import { instant, integer, text, uuid } from './sql-types.js';

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
