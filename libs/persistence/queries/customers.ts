import type { AuthorityKind, Channel, IdentifierKind, Need } from '@frontdoor/contracts';
import { needsOf, saidOf } from './parts/of-customer.js';
import { query } from './query.js';
import { boolean, day, instant, list, optional, text, uuid, word } from './sql-types.js';

/**
 * How customers are served: what `adjustmentsOf` takes, of each that is one person with others all that any of them said. Each
 * customer of `ids` has a row.
 */
export const findKeptNeeds = query({
  parameters: { ids: list(uuid) },
  columns: {
    id: uuid,
    needs: list(word<Need>()),
    needsNote: optional(text),
    preferredChannel: optional(word<Channel>()),
    language: text,
  },
  sql: `
    SELECT c.id, ${needsOf('c')} AS needs, ${saidOf('c', 'needs_note')} AS needs_note,
           ${saidOf('c', 'preferred_channel')} AS preferred_channel, c.language
    FROM customer c WHERE c.id = ANY($ids)`,
});

/** A customer by themselves. */
export const findCustomer = query({
  parameters: { organisationId: uuid, id: uuid },
  columns: {
    id: uuid,
    name: optional(text),
    kind: word<'person' | 'organisation'>(),
    language: text,
    preferredChannel: optional(word<Channel>()),
    needs: list(word<Need>()),
    needsNote: optional(text),
    mergedIntoId: optional(uuid),
  },
  sql: `
    SELECT c.id, ${saidOf('c', 'name')} AS name, c.kind, c.language, ${saidOf('c', 'preferred_channel')} AS preferred_channel,
           ${needsOf('c')} AS needs, ${saidOf('c', 'needs_note')} AS needs_note, c.merged_into_id
    FROM customer c WHERE c.organisation_id = $organisationId AND c.id = $id`,
});

/** Addresses of a customer, each once: what they wrote from first, then what was named; at most a hundred. */
export const findAddressesOfCustomer = query({
  parameters: { customerId: uuid },
  columns: { kind: word<IdentifierKind>(), value: text, stated: boolean, shared: boolean },
  sql: `
    SELECT kind, value, bool_and(enquiry_id IS NOT NULL) AS stated, bool_or(shared) AS shared
    FROM identifier WHERE customer_id = $customerId GROUP BY kind, value ORDER BY stated, min(created_at), kind, value LIMIT 100`,
});

/**
 * Who acts for whom, of a customer and those who are one person with them: what holds or will, and what ended or ran out since a day.
 * The newest first; at most 50.
 */
export const findAuthorities = query({
  parameters: { customerId: uuid, sinceDay: day },
  columns: {
    id: uuid,
    acts: boolean,
    name: text,
    otherId: optional(uuid),
    kind: word<AuthorityKind>(),
    evidence: text,
    fromDay: text,
    untilDay: optional(text),
    endedAt: optional(instant),
    by: text,
  },
  sql: `
    SELECT x.id, x.is_acting AS acts, x.name, x.other_id, x.kind, x.evidence, x.from_day::text AS from_day,
           x.until_day::text AS until_day, x.ended_at, a.name AS by
    FROM (
      SELECT y.*, true AS is_acting, y.for_name AS name, COALESCE(f.merged_into_id, f.id) AS other_id
      FROM customer_authority y LEFT JOIN customer f ON f.id = y.for_id
      WHERE y.customer_id IN (SELECT id FROM customer WHERE id = $customerId OR merged_into_id = $customerId)
      UNION ALL
      SELECT y.*, false, COALESCE(c.name, (SELECT i.value FROM identifier i WHERE i.customer_id = COALESCE(c.merged_into_id, c.id)
                                           ORDER BY i.created_at LIMIT 1), 'Name not given'),
             COALESCE(c.merged_into_id, c.id)
      FROM customer_authority y JOIN customer c ON c.id = y.customer_id
      WHERE y.for_id IN (SELECT id FROM customer WHERE id = $customerId OR merged_into_id = $customerId)) AS x
    JOIN agent a ON a.id = x.by_id
    WHERE (x.ended_at IS NULL OR x.ended_at >= $sinceDay::date) AND (x.until_day IS NULL OR x.until_day >= $sinceDay)
    ORDER BY x.at DESC, x.id LIMIT 50`,
});
