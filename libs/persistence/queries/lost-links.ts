import { query } from './query.js';
import { instant, integer, text, uuid, word } from './sql-types.js';

/**
 * The enquiry with a reference, when whoever opened it gave this address; of one that joined another of the same customer, that
 * one; locked, so that links are sent one after the other. A
 * telephone is often of several people: its number counts where it is known of this enquiry's customer and of nobody else.
 *
 * @param value in the spelling of its kind, an email address in lower case
 */
export const lockEnquiryOpenedBy = query({
  parameters: { reference: text, kind: word<'email' | 'phone'>(), value: text },
  columns: { id: uuid, organisationId: uuid, serviceId: uuid, entryPointId: uuid },
  sql: `
    SELECT e.id, e.organisation_id, e.service_id, c.entry_point_id FROM enquiry t
    JOIN enquiry e ON e.id = COALESCE((SELECT o.id FROM enquiry o WHERE o.id = t.joined_id AND o.customer_id = t.customer_id), t.id)
    CROSS JOIN LATERAL (
      SELECT party_kind, party_value, reachable_at, entry_point_id FROM contact
      WHERE direction = 'in' AND (t.joined_id IS NULL AND enquiry_id = t.id OR id IN (
        SELECT jsonb_array_elements_text(j.came->'contacts')::uuid FROM enquiry_join j
        WHERE j.from_id = t.id AND j.undone_at IS NULL AND j.came ? 'from')) ORDER BY at, id LIMIT 1) c
    WHERE t.reference = $reference AND (
      (c.party_kind = $kind AND lower(c.party_value) = $value) OR
      EXISTS (SELECT FROM jsonb_array_elements(c.reachable_at) r
              WHERE r->>'kind' = $kind AND lower(r->>'value') = $value))
    AND ($kind <> 'phone' OR COALESCE((
      SELECT bool_and(i.customer_id = e.customer_id AND NOT i.shared) FROM identifier i
      WHERE (i.organisation_id, i.kind, i.value) = (e.organisation_id, $kind, $value)), false))
    FOR UPDATE OF e`,
});

/**
 * How much the hub has written to an address by itself since an instant, about whatever enquiries. Asked once `lockParties` keeps
 * others from writing to it.
 *
 * @param value as for `lockEnquiryOpenedBy`
 */
export const countAutomaticTo = query({
  parameters: { organisationId: uuid, kind: word<'email' | 'phone'>(), value: text, since: instant },
  columns: { count: integer },
  sql: `
    SELECT count(DISTINCT c.id)::int AS count
    FROM identifier i
    JOIN enquiry e ON e.customer_id = i.customer_id AND (i.enquiry_id IS NULL OR i.enquiry_id = e.id)
    JOIN contact c ON c.enquiry_id = e.id
    WHERE (i.organisation_id, i.kind, i.value) = ($organisationId, $kind, $value)
      AND c.direction = 'out' AND c.automatic AND c.at > $since
      AND c.party_kind = $kind AND lower(c.party_value) = $value`,
});

/** How much the hub has written about an enquiry by itself since an instant. Asked once it is locked: what was counted before might have grown. */
export const countAutomatic = query({
  parameters: { enquiryId: uuid, since: instant },
  columns: { count: integer },
  sql: `
    SELECT count(*)::int AS count FROM contact
    WHERE enquiry_id = $enquiryId AND direction = 'out' AND automatic AND at > $since`,
});
