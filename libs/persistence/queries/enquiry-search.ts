import type { EnquiryKind, IdentifierKind } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, list, optional, text, uuid, word } from './sql-types.js';

const SUMMARY = {
  id: uuid,
  reference: text,
  subject: text,
  kind: word<EnquiryKind>(),
  state: word<'open' | 'closed'>(),
  service: text,
  ownerId: optional(uuid),
  ownerName: optional(text),
  customer: text,
  openedAt: instant,
  lastContactAt: instant,
};

/** Enquiries with what a line in a list needs, the newest contact first; at most 100. */
const summaries = (where: string): string => `
  SELECT e.id, e.reference, e.subject, e.kind, e.state, s.name AS service, a.id AS owner_id, a.name AS owner_name,
         COALESCE(c.name, (SELECT value FROM identifier i WHERE i.customer_id = c.id ORDER BY created_at LIMIT 1),
                  'Name not given') AS customer, e.opened_at, e.last_contact_at
  FROM enquiry e JOIN service s ON s.id = e.service_id JOIN customer c ON c.id = e.customer_id
  LEFT JOIN agent a ON a.id = e.owner_id
  WHERE e.organisation_id = $organisationId AND ${where}
  ORDER BY e.last_contact_at DESC, e.id LIMIT 100`;

export const findSummaries = query({
  parameters: { organisationId: uuid, ids: list(uuid) },
  columns: SUMMARY,
  sql: summaries('e.id = ANY($ids)'),
});

/** Besides an enquiry: the open matters of its customer, and those that it may belong together with (`suggested`). */
export const findRelated = query({
  parameters: { organisationId: uuid, customerId: uuid, enquiryId: uuid },
  columns: { ...SUMMARY, suggested: boolean },
  sql: `
    SELECT *, false AS suggested
    FROM (${summaries(`e.customer_id = $customerId AND e.state = 'open' AND e.id <> $enquiryId`)}) AS other
    UNION ALL SELECT *, true
    FROM (${summaries(`e.id IN (SELECT other_id FROM suggestion WHERE enquiry_id = $enquiryId
      UNION SELECT enquiry_id FROM suggestion WHERE other_id = $enquiryId)`)}) AS suggested
    ORDER BY last_contact_at DESC, id`,
});

/** `any` state leaves nothing out. */
const SCOPE = { organisationId: uuid, state: word<'open' | 'closed' | 'any'>(), limit: integer };
const FOUND = { id: uuid };

/** The newest of all. */
export const findNewestEnquiries = query({
  parameters: SCOPE,
  columns: FOUND,
  sql: `
    SELECT id FROM enquiry WHERE organisation_id = $organisationId AND ($state = 'any' OR state = $state)
    ORDER BY last_contact_at DESC LIMIT $limit`,
});

/** By a reference or its beginning, in capitals. */
export const findEnquiriesByReference = query({
  parameters: { ...SCOPE, from: text, before: text },
  columns: FOUND,
  sql: `
    SELECT id FROM enquiry
    WHERE organisation_id = $organisationId AND reference COLLATE "C" >= $from AND reference COLLATE "C" < $before
      AND ($state = 'any' OR state = $state)
    ORDER BY reference COLLATE "C" LIMIT $limit`,
});

/** By a whole address of their customer, or one that was named in them. */
export const findEnquiriesByIdentifier = query({
  parameters: { ...SCOPE, kind: word<IdentifierKind>(), value: text },
  columns: FOUND,
  sql: `
    SELECT e.id FROM enquiry e JOIN (
      SELECT DISTINCT c.id FROM identifier i JOIN enquiry c ON c.customer_id = i.customer_id
      WHERE i.organisation_id = $organisationId AND i.kind = $kind AND i.value = $value
        AND (i.enquiry_id IS NULL OR i.enquiry_id = c.id) AND ($state = 'any' OR c.state = $state)) AS addressed USING (id)
    ORDER BY e.last_contact_at DESC LIMIT $limit`,
});

const IN_SCOPE = `e.organisation_id = $organisationId AND ($state = 'any' OR e.state = $state)`;
const NEWEST = `
  (SELECT e.id, e.last_contact_at, e.subject_words, e.customer_id FROM enquiry e WHERE ${IN_SCOPE}
   ORDER BY e.last_contact_at DESC LIMIT $most)`;

/** A tsquery. */
const WORDS = { words: text };
const HAS_WORDS = `e.subject_words @@ to_tsquery('simple', search_form($words))`;

/** By words of the subject, among the `most` newest: what is common is found at once. */
export const findNewestByWords = query({
  parameters: { ...SCOPE, ...WORDS, most: integer },
  columns: FOUND,
  sql: `SELECT e.id FROM ${NEWEST} AS e WHERE ${HAS_WORDS} ORDER BY e.last_contact_at DESC LIMIT $limit`,
});

/** Where as many match as are looked at (`cut`), there may be newer ones than those found. */
const FOUND_AMONG = { ...FOUND, cut: boolean };

/** By words of the subject: the newest among `most` that match, wherever they lie. */
export const findEnquiriesByWords = query({
  parameters: { ...SCOPE, ...WORDS, most: integer },
  columns: FOUND_AMONG,
  sql: `
    WITH worded AS MATERIALIZED (
      SELECT e.id, e.last_contact_at FROM enquiry e WHERE ${IN_SCOPE} AND ${HAS_WORDS} LIMIT $most)
    SELECT id, $most = (SELECT count(*) FROM worded) AS cut FROM worded ORDER BY last_contact_at DESC LIMIT $limit`,
});

/** A pattern of LIKE. */
const PART = { part: text };

/** By a part of the customer's name or of one of their addresses, among the `most` newest. */
export const findNewestByPart = query({
  parameters: { ...SCOPE, ...PART, most: integer },
  columns: FOUND,
  sql: `
    SELECT e.id FROM ${NEWEST} AS e JOIN customer c ON c.id = e.customer_id
    WHERE c.name_form LIKE search_form($part)
      OR EXISTS (SELECT FROM identifier i WHERE i.customer_id = c.id AND search_form(i.value) LIKE search_form($part))
    ORDER BY e.last_contact_at DESC LIMIT $limit`,
});

/** By a part of the customer's name or of one of their addresses: the newest of `most` customers of each kind. */
export const findEnquiriesByPart = query({
  parameters: { ...SCOPE, ...PART, most: integer },
  columns: FOUND_AMONG,
  sql: `
    WITH named AS MATERIALIZED (
      SELECT id FROM customer
      WHERE organisation_id = $organisationId AND name_form IS NOT NULL AND name_form LIKE search_form($part) LIMIT $most),
    addressed AS MATERIALIZED (
      SELECT customer_id AS id FROM identifier
      WHERE organisation_id = $organisationId AND search_form(value) LIKE search_form($part) LIMIT $most)
    SELECT e.id, $most IN ((SELECT count(*) FROM named), (SELECT count(*) FROM addressed)) AS cut
    FROM (SELECT id FROM named UNION SELECT id FROM addressed) AS customer
    CROSS JOIN LATERAL (
      SELECT e.id, e.last_contact_at FROM enquiry e WHERE e.customer_id = customer.id AND ${IN_SCOPE}
      ORDER BY e.last_contact_at DESC LIMIT $limit) AS e
    ORDER BY e.last_contact_at DESC LIMIT $limit`,
});
