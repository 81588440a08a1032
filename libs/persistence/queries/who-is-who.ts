import type { Channel, IdentifierKind } from '@frontdoor/contracts';
import type { CustomerChange } from '../entities/index.js';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** Names that one person can have: the same, or one of them with the first name shortened to its letter. */
const NAMES_AGREE = (one: string, other: string): string => `
  (name_key(${one}) = name_key(${other})
    OR (regexp_replace(name_key(${one}), '^.* ', '') = regexp_replace(name_key(${other}), '^.* ', '')
        AND left(name_key(${one}), 1) = left(name_key(${other}), 1)
        AND (name_key(${one}) ~ '^. ' OR name_key(${other}) ~ '^. ')))`;

/**
 * Customers who have an address of this one, but for those that somebody told apart; at most five. What several people use
 * suggests nobody: an address said or found to be shared, one at which people of different names are known, and, without the
 * same name, a postal address, which a household shares however each of them writes it.
 */
export const findLikeCustomers = query({
  parameters: { organisationId: uuid, customerId: uuid, enquiryId: uuid },
  columns: {
    id: uuid,
    name: optional(text),
    kind: word<IdentifierKind>(),
    value: text,
    /** It was only named, here or there. */
    namedHere: boolean,
    namedThere: boolean,
    /** Which both go by. */
    sameName: optional(text),
    /** At most a hundred are counted. */
    enquiries: integer,
  },
  sql: `
    SELECT DISTINCT ON (o.customer_id) o.customer_id AS id, c.name, o.kind, o.value,
           i.enquiry_id IS NOT NULL AS named_here, o.enquiry_id IS NOT NULL AS named_there,
           CASE WHEN name_key(c.name) = name_key(me.name) THEN me.name END AS same_name,
           (SELECT count(*)::int FROM (SELECT FROM enquiry e WHERE e.customer_id = o.customer_id LIMIT 100) AS counted) AS enquiries
    FROM (SELECT * FROM identifier
          WHERE customer_id = $customerId AND NOT shared AND (enquiry_id IS NULL OR enquiry_id = $enquiryId) LIMIT 20) AS i
    JOIN customer me ON me.id = i.customer_id
    CROSS JOIN LATERAL (
      (SELECT n.customer_id, n.enquiry_id, n.kind, n.value FROM identifier n
       WHERE (n.organisation_id, n.kind, n.value, n.scope) = ($organisationId, i.kind, i.value, i.scope)
         AND i.kind <> 'postal' AND n.customer_id <> i.customer_id AND NOT n.shared
       ORDER BY n.enquiry_id IS NOT NULL, n.created_at LIMIT 10)
      UNION ALL
      (SELECT n.customer_id, n.enquiry_id, n.kind, n.value FROM identifier n
       JOIN customer t ON t.id = n.customer_id
       WHERE i.kind = 'postal' AND n.organisation_id = $organisationId AND n.kind = 'postal'
         AND postal_key(n.value) = postal_key(i.value) AND name_key(t.name) = name_key(me.name)
         AND n.customer_id <> i.customer_id AND NOT n.shared
       ORDER BY n.created_at LIMIT 10)) AS o
    JOIN customer c ON c.id = o.customer_id
    WHERE (c.name IS NULL OR me.name IS NULL OR ${NAMES_AGREE('c.name', 'me.name')})
      AND (i.kind = 'postal' OR (
        SELECT count(DISTINCT name_key(k.name)) FROM (
          SELECT s.customer_id FROM identifier s
          WHERE (s.organisation_id, s.kind, s.value, s.scope) = ($organisationId, i.kind, i.value, i.scope) LIMIT 50) AS users
        JOIN customer k ON k.id = users.customer_id) <= 2)
      AND NOT EXISTS (
        SELECT FROM customer_change x
        JOIN customer f ON f.id = x.from_id JOIN customer t ON t.id = x.to_id
        WHERE x.kind = 'apart' AND x.undone_at IS NULL
          AND (x.from_id IN (SELECT id FROM customer WHERE id = i.customer_id OR merged_into_id = i.customer_id)
            OR x.to_id IN (SELECT id FROM customer WHERE id = i.customer_id OR merged_into_id = i.customer_id))
          AND o.customer_id IN (COALESCE(f.merged_into_id, f.id), COALESCE(t.merged_into_id, t.id)))
    ORDER BY o.customer_id, named_there, named_here LIMIT 5`,
});

/** What to call a customer by themselves: their name, else the first address that is theirs. */
const CALLED = (customer: string): string => `
  COALESCE(${customer}.name, (SELECT i.value FROM identifier i
    WHERE COALESCE(i.home_id, i.customer_id) = ${customer}.id
      AND i.customer_id = COALESCE(${customer}.merged_into_id, ${customer}.id) ORDER BY i.created_at, i.id LIMIT 1))`;

const CHANGE = {
  id: uuid,
  kind: word<CustomerChange['kind']>(),
  at: instant,
  by: text,
  /** Whom it was said of. */
  whom: optional(text),
  /** The other customer, or the address. */
  other: optional(text),
  evidence: optional(text),
  undoneAt: optional(instant),
  undoneBy: optional(text),
};
const CHANGES = `
  SELECT x.id, x.kind, x.at, a.name AS by, ${CALLED('f')} AS whom,
         CASE WHEN x.kind IN ('shared', 'own')
              THEN (SELECT i.value FROM identifier i WHERE i.id = ANY(x.identifier_ids) ORDER BY i.created_at, i.id LIMIT 1)
              ELSE ${CALLED('t')} END AS other,
         x.evidence, x.undone_at, u.name AS undone_by
  FROM customer_change x JOIN agent a ON a.id = x.by_id LEFT JOIN agent u ON u.id = x.undone_by_id
  JOIN customer f ON f.id = x.from_id JOIN customer t ON t.id = x.to_id
  WHERE (x.from_id IN (SELECT id FROM customer WHERE id = $customerId OR merged_into_id = $customerId)
      OR x.to_id IN (SELECT id FROM customer WHERE id = $customerId OR merged_into_id = $customerId))
    AND (x.from_id <> x.to_id OR x.kind IN ('shared', 'own'))`;

/** What was said about who a customer is and was not undone, the newest first. */
export const findCustomerChanges = query({
  parameters: { customerId: uuid },
  columns: CHANGE,
  sql: `${CHANGES} AND x.undone_at IS NULL ORDER BY x.at DESC, x.id LIMIT 20`,
});

/** The same with what was undone. */
export const findSaidOfCustomer = query({
  parameters: { customerId: uuid },
  columns: CHANGE,
  sql: `${CHANGES} ORDER BY x.at DESC, x.id LIMIT 100`,
});

/** Enquiries that came while two customers were one and tell nothing of whose they are, since that was undone. */
export const findAskedWhose = query({
  parameters: { enquiryId: uuid },
  columns: { decisionId: uuid, whom: text, other: text },
  sql: `
    SELECT x.id AS decision_id, COALESCE(${CALLED('f')}, 'Name not given') AS whom, COALESCE(${CALLED('t')}, 'Name not given') AS other
    FROM customer_change x JOIN customer f ON f.id = x.from_id JOIN customer t ON t.id = x.to_id
    WHERE x.asked_ids @> ARRAY[$enquiryId::uuid] AND x.asked_ids <> '{}' ORDER BY x.at DESC LIMIT 1`,
});

/** What was said and holds of customers who are one, in the order in which it was said. */
export const findSaidOne = query({
  parameters: { customerIds: list(uuid) },
  columns: { id: uuid, fromId: uuid, toId: uuid, at: instant },
  sql: `
    SELECT id, from_id, to_id, at FROM customer_change
    WHERE kind = 'one' AND undone_at IS NULL AND from_id <> to_id AND from_id = ANY($customerIds) ORDER BY at, id`,
});

/** Before anything of two customers moves, all of it remembers whose it is. */
export const rememberHomes = {
  enquiries: query({
    parameters: { customerIds: list(uuid) },
    sql: `UPDATE enquiry SET home_id = customer_id WHERE customer_id = ANY($customerIds) AND home_id IS NULL`,
  }),
  identifiers: query({
    parameters: { customerIds: list(uuid) },
    sql: `UPDATE identifier SET home_id = customer_id WHERE customer_id = ANY($customerIds) AND home_id IS NULL`,
  }),
} as const;

/** Enquiries opened with a customer since an instant, and whose the addresses are that wrote on them, by themselves. */
export const findWhoseSince = query({
  parameters: { customerId: uuid, since: instant },
  columns: { id: uuid, home: uuid, openedAt: instant, writers: list(uuid) },
  sql: `
    SELECT e.id, COALESCE(e.home_id, e.customer_id) AS home, e.opened_at,
           ARRAY(SELECT DISTINCT COALESCE(i.home_id, i.customer_id) FROM contact c
                 JOIN identifier i ON (i.organisation_id, i.kind, i.value) = (e.organisation_id, c.party_kind, c.party_value)
                 WHERE c.enquiry_id = e.id AND c.direction = 'in' AND c.doubt IS NULL AND i.enquiry_id IS NULL AND NOT i.shared
                   AND i.customer_id = e.customer_id AND i.scope IN ('', c.entry_point_id::text)) AS writers
    FROM enquiry e WHERE e.customer_id = $customerId AND e.opened_at >= $since`,
});

/** What goes from one customer to another because it is theirs by itself. */
export const findOfHomes = query({
  parameters: { customerId: uuid, homes: list(uuid) },
  columns: { id: uuid },
  sql: `SELECT id FROM enquiry WHERE customer_id = $customerId AND COALESCE(home_id, customer_id) = ANY($homes) ORDER BY id`,
});

export const moveAddressesOfHomes = query({
  parameters: { fromId: uuid, toId: uuid, homes: list(uuid) },
  sql: `
    UPDATE identifier SET customer_id = $toId
    WHERE customer_id = $fromId AND enquiry_id IS NULL AND COALESCE(home_id, customer_id) = ANY($homes)`,
});

/** Joinings of enquiries of these customers, made since an instant, that are of two of them now; the newest first. */
export const findJoinsAcross = query({
  parameters: { customerIds: list(uuid), since: instant },
  columns: { id: uuid },
  sql: `
    SELECT j.id FROM enquiry_join j JOIN enquiry f ON f.id = j.from_id
    JOIN enquiry_event l ON l.id = j.entry_id JOIN enquiry t ON t.id = l.enquiry_id
    WHERE j.undone_at IS NULL AND j.at >= $since AND f.customer_id = ANY($customerIds) AND t.customer_id = ANY($customerIds)
      AND f.customer_id <> t.customer_id ORDER BY j.at DESC, j.id`,
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
