import { query } from './query.js';
import { bytes, instant, integer, text, uuid } from './sql-types.js';

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

/** The template that an organisation has of its own. */
export const findLetterTemplate = query({
  parameters: { organisationId: uuid },
  columns: { template: text, setAt: instant },
  sql: `SELECT template, set_at FROM letter_template WHERE organisation_id = $organisationId`,
});

export const setLetterTemplate = query({
  parameters: { organisationId: uuid, template: text, now: instant },
  sql: `
    INSERT INTO letter_template (organisation_id, template, set_at) VALUES ($organisationId, $template, $now)
    ON CONFLICT (organisation_id) DO UPDATE SET template = $template, set_at = $now`,
});

export const removeLetterTemplate = query({
  parameters: { organisationId: uuid },
  sql: `DELETE FROM letter_template WHERE organisation_id = $organisationId`,
});
