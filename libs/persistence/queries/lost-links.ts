import { query } from './query.js';
import { instant, integer, text, uuid } from './sql-types.js';

/**
 * The enquiry with a reference, when whoever opened it gave this email address; locked, so that links are sent one after
 * the other.
 *
 * @param email in lower case
 */
export const lockEnquiryOpenedBy = query({
  parameters: { reference: text, email: text },
  columns: { id: uuid, organisationId: uuid, serviceId: uuid, entryPointId: uuid },
  sql: `
    SELECT e.id, e.organisation_id, e.service_id, c.entry_point_id FROM enquiry e CROSS JOIN LATERAL (
      SELECT party_kind, party_value, reachable_at, entry_point_id FROM contact
      WHERE enquiry_id = e.id AND direction = 'in' ORDER BY at, id LIMIT 1) c
    WHERE e.reference = $reference AND (
      (c.party_kind = 'email' AND lower(c.party_value) = $email) OR
      EXISTS (SELECT FROM jsonb_array_elements(c.reachable_at) r
              WHERE r->>'kind' = 'email' AND lower(r->>'value') = $email))
    FOR UPDATE OF e`,
});

/** How much the hub has written about an enquiry by itself since an instant. Asked once it is locked: what was counted before might have grown. */
export const countAutomatic = query({
  parameters: { enquiryId: uuid, since: instant },
  columns: { count: integer },
  sql: `
    SELECT count(*)::int AS count FROM contact
    WHERE enquiry_id = $enquiryId AND direction = 'out' AND automatic AND at > $since`,
});
