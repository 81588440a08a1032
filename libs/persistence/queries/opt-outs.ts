import type { Channel, IdentifierKind } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, list, text, uuid, word } from './sql-types.js';

/** Notes that the owner of an address wants no more messages on a channel; a row where that is news. */
export const addOptOut = query({
  parameters: { organisationId: uuid, channel: word<Channel>(), value: text, now: instant },
  columns: { value: text },
  sql: `
    INSERT INTO opt_out (organisation_id, channel, value, since) VALUES ($organisationId, $channel, $value, $now)
    ON CONFLICT DO NOTHING RETURNING value`,
});

/** They want them again; a row where that is news. */
export const removeOptOut = query({
  parameters: { organisationId: uuid, channel: word<Channel>(), value: text },
  columns: { value: text },
  sql: `
    DELETE FROM opt_out WHERE organisation_id = $organisationId AND channel = $channel AND value = $value
    RETURNING value`,
});

export const findOptOuts = query({
  planned: 'once',
  parameters: { organisationId: uuid, values: list(text) },
  columns: { channel: word<Channel>(), value: text },
  sql: `SELECT channel, value FROM opt_out WHERE organisation_id = $organisationId AND value = ANY($values)`,
});

/** Open enquiries of whoever has an address, those written to last. */
export const findOpenEnquiriesOf = query({
  parameters: { organisationId: uuid, kind: word<IdentifierKind>(), value: text, limit: integer },
  columns: { id: uuid },
  sql: `
    SELECT e.id FROM enquiry e
    WHERE e.state = 'open' AND e.organisation_id = $organisationId AND e.customer_id IN (
      SELECT i.customer_id FROM identifier i
      WHERE i.organisation_id = $organisationId AND i.kind = $kind AND i.value = $value)
    ORDER BY e.last_contact_at DESC LIMIT $limit`,
});
