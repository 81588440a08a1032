import type { Channel, IdentifierKind } from '@frontdoor/contracts';
import type { CustomerChange } from '../entities/index.js';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/**
 * Customers who have an address of this one, but for those that somebody told apart; at most five. A household shares a
 * postal address, however each of them writes it: it tells nothing but together with the name.
 */
export const findLikeCustomers = query({
  parameters: { organisationId: uuid, customerId: uuid, enquiryId: uuid },
  columns: {
    id: uuid,
    name: optional(text),
    value: text,
    /** It was only named, here or there. */
    stated: boolean,
    /** At most a hundred are counted. */
    enquiries: integer,
  },
  sql: `
    SELECT DISTINCT ON (o.customer_id) o.customer_id AS id, c.name, o.value, o.enquiry_id IS NOT NULL OR i.enquiry_id IS NOT NULL AS stated,
           (SELECT count(*)::int FROM (SELECT FROM enquiry e WHERE e.customer_id = o.customer_id LIMIT 100) AS counted) AS enquiries
    FROM (SELECT * FROM identifier
          WHERE customer_id = $customerId AND NOT shared AND (enquiry_id IS NULL OR enquiry_id = $enquiryId) LIMIT 20) AS i
    CROSS JOIN LATERAL (
      (SELECT n.customer_id, n.enquiry_id, n.value FROM identifier n
       WHERE (n.organisation_id, n.kind, n.value, n.scope) = ($organisationId, i.kind, i.value, i.scope)
         AND i.kind <> 'postal' AND n.customer_id <> i.customer_id AND NOT n.shared
       ORDER BY n.enquiry_id IS NOT NULL, n.created_at LIMIT 10)
      UNION ALL
      (SELECT n.customer_id, n.enquiry_id, n.value FROM identifier n
       JOIN customer t ON t.id = n.customer_id JOIN customer me ON me.id = i.customer_id
       WHERE i.kind = 'postal' AND n.organisation_id = $organisationId AND n.kind = 'postal'
         AND postal_key(n.value) = postal_key(i.value) AND name_key(t.name) = name_key(me.name)
         AND n.customer_id <> i.customer_id AND NOT n.shared
       ORDER BY n.created_at LIMIT 10)) AS o
    JOIN customer c ON c.id = o.customer_id
    WHERE NOT EXISTS (
      SELECT FROM customer_change x WHERE x.kind = 'apart' AND x.undone_at IS NULL
        AND (x.from_id, x.to_id) IN ((i.customer_id, o.customer_id), (o.customer_id, i.customer_id)))
    ORDER BY o.customer_id, stated LIMIT 5`,
});

/** What was said about who a customer is and was not undone, the newest first. */
export const findCustomerChanges = query({
  parameters: { customerId: uuid },
  columns: {
    id: uuid,
    kind: word<CustomerChange['kind']>(),
    at: instant,
    by: text,
    /** The other customer. */
    other: optional(text),
  },
  sql: `
    SELECT x.id, x.kind, x.at, a.name AS by, c.name AS other
    FROM customer_change x JOIN agent a ON a.id = x.by_id
    JOIN customer c ON c.id = CASE WHEN x.from_id = $customerId THEN x.to_id ELSE x.from_id END
    WHERE (x.from_id = $customerId OR x.to_id = $customerId) AND x.undone_at IS NULL AND x.from_id <> x.to_id
    ORDER BY x.at DESC LIMIT 20`,
});

/** Locks customers in the order of their ids. */
export const lockCustomers = query({
  parameters: { ids: list(uuid) },
  sql: `SELECT FROM customer WHERE id = ANY($ids) ORDER BY id FOR UPDATE`,
});

/** Of these enquiries, those that began with an address: it wrote first, or a program named it first. */
export const findOpenedBy = query({
  parameters: { customerId: uuid, ids: list(uuid), kind: text, value: text },
  columns: { id: uuid, name: optional(text) },
  sql: `
    SELECT e.id, CASE WHEN f.party_value = $value THEN f.party_name END AS name FROM enquiry e
    CROSS JOIN LATERAL (
      SELECT c.party_kind, c.party_value, c.party_name, c.reachable_at FROM contact c
      WHERE c.enquiry_id = e.id AND c.direction = 'in' AND c.party_value IS NOT NULL ORDER BY c.at, c.id LIMIT 1) AS f
    WHERE e.customer_id = $customerId AND e.id = ANY($ids)
      AND ((f.party_kind, f.party_value) = ($kind, $value)
        OR (f.reachable_at->0->>'kind' = $kind AND f.reachable_at->0->>'value' = $value
          AND EXISTS (SELECT FROM identifier m WHERE (m.organisation_id, m.kind, m.value) = (e.organisation_id, f.party_kind, f.party_value)
                      AND m.shared)))
    ORDER BY e.opened_at DESC`,
});

/** Channels on which an address wrote on these enquiries. */
export const findChannelsOf = query({
  parameters: { ids: list(uuid), kind: text, value: text },
  columns: { channel: word<Channel>() },
  sql: `
    SELECT DISTINCT c.channel FROM contact c
    WHERE c.enquiry_id = ANY($ids) AND c.direction = 'in' AND (c.party_kind, c.party_value) = ($kind, $value) AND c.doubt IS NULL`,
});

/** Enquiries that came to a customer, since an instant, from addresses that were moved to them. */
export const findOpenedSince = query({
  parameters: { customerId: uuid, since: instant, identifierIds: list(uuid) },
  columns: { id: uuid },
  sql: `
    SELECT e.id FROM enquiry e
    WHERE e.customer_id = $customerId AND e.opened_at >= $since AND EXISTS (
      SELECT FROM contact c JOIN identifier i ON (i.kind, i.value) = (c.party_kind, c.party_value)
      WHERE c.enquiry_id = e.id AND c.direction = 'in' AND i.id = ANY($identifierIds) AND i.enquiry_id IS NULL)`,
});

/** What an upgrade found and nobody has decided, with the enquiries that are its evidence. */
export const findCustomerDoubts = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    kind: word<IdentifierKind>(),
    value: text,
    customer: text,
    enquiries: json<{ id: string; reference: string; subject: string; openedAt: string }[]>(),
  },
  sql: `
    SELECT d.id, d.kind, d.value,
           COALESCE(c.name, (SELECT i.value FROM identifier i WHERE i.customer_id = c.id ORDER BY i.created_at LIMIT 1),
                    'Name not given') AS customer,
           COALESCE((SELECT jsonb_agg(jsonb_build_object('id', e.id, 'reference', e.reference, 'subject', e.subject, 'openedAt', e.opened_at)
                                      ORDER BY e.opened_at)
                     FROM (SELECT * FROM enquiry WHERE id = ANY(d.enquiry_ids) ORDER BY opened_at LIMIT 20) AS e), '[]') AS enquiries
    FROM customer_doubt d JOIN customer c ON c.id = d.customer_id
    WHERE d.organisation_id = $organisationId AND d.change_id IS NULL ORDER BY d.id LIMIT 100`,
});
