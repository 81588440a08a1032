import { query } from './query.js';
import { bytes, instant, integer, uuid } from './sql-types.js';

/** Keeps a letter as it was written; the first that was written stays. */
export const keepLetter = query({
  parameters: { deliveryId: uuid, document: bytes, pages: integer, now: instant },
  sql: `
    INSERT INTO letter (delivery_id, document, pages, written_at) VALUES ($deliveryId, $document, $pages, $now)
    ON CONFLICT (delivery_id) DO NOTHING`,
});

/** A letter as it was written. */
export const findLetter = query({
  parameters: { deliveryId: uuid },
  columns: { document: bytes, pages: integer },
  sql: `SELECT document, pages FROM letter WHERE delivery_id = $deliveryId`,
});
