import type { Channel, EnquiryKind, IdentifierKind } from '@frontdoor/contracts';
import { currentWords } from './parts/current-words.js';
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
  customerId: uuid,
  openedAt: instant,
  lastContactAt: instant,
};

/**
 * Enquiries, of those whose ids an expression gives as an array, with what a line in a list needs, the newest contact
 * first; at most 100. They are found by their ids alone: the organisation is compared as no index can, since as long as a
 * database is young PostgreSQL would rather read all that an organisation has.
 */
const summaries = (ids: string, also = 'true'): string => `
  SELECT e.id, e.reference, e.subject, e.kind, e.state, s.name AS service, a.id AS owner_id, a.name AS owner_name,
         COALESCE(c.name, (SELECT value FROM identifier i WHERE i.customer_id = c.id ORDER BY created_at LIMIT 1),
                  'Name not given') AS customer, e.customer_id, e.opened_at, e.last_contact_at
  FROM enquiry e JOIN service s ON s.id = e.service_id JOIN customer c ON c.id = e.customer_id
  LEFT JOIN agent a ON a.id = e.owner_id
  WHERE e.id = ANY(${ids}) AND e.organisation_id IS NOT DISTINCT FROM $organisationId AND ${also}
  ORDER BY e.last_contact_at DESC, e.id LIMIT 100`;

export const findSummaries = query({
  parameters: { organisationId: uuid, ids: list(uuid) },
  columns: SUMMARY,
  sql: summaries('$ids'),
});

/** Those that an enquiry may belong together with, each with what suggests it, but for those that somebody dismissed. */
export const findSuggested = query({
  parameters: { organisationId: uuid, enquiryId: uuid },
  columns: { ...SUMMARY, why: text, isOneMail: boolean },
  sql: `
    SELECT found.*, g.why, g.state = 'same-mail' AS is_one_mail
    FROM (SELECT other_id AS id, why, state FROM suggestion WHERE enquiry_id = $enquiryId
          UNION ALL SELECT enquiry_id, why, state FROM suggestion WHERE other_id = $enquiryId) g
    JOIN (${summaries(
      `ARRAY(SELECT other_id FROM suggestion WHERE enquiry_id = $enquiryId
      UNION SELECT enquiry_id FROM suggestion WHERE other_id = $enquiryId)`,
      'e.joined_id IS NULL',
    )}) found ON found.id = g.id
    WHERE g.state <> 'dismissed' ORDER BY found.last_contact_at DESC, found.id`,
});

/** Somebody says that two enquiries do not belong together; no row where nothing suggests that they do. */
export const dismissSuggestion = query({
  parameters: { enquiryId: uuid, otherId: uuid },
  columns: { enquiryId: uuid },
  sql: `
    UPDATE suggestion SET state = 'dismissed'
    WHERE (enquiry_id, other_id) IN (($enquiryId, $otherId), ($otherId, $enquiryId)) AND state = 'open'
    RETURNING enquiry_id`,
});

/**
 * The other matters of a customer, open and closed: the newest of them, each with what came of it, and how many there are,
 * counted up to a thousand. `missed`: a promise of the council was not kept.
 */
export const findMattersOfCustomer = query({
  parameters: { organisationId: uuid, customerId: uuid, enquiryId: uuid, mostMatters: integer },
  columns: {
    ...SUMMARY,
    closedAt: optional(instant),
    outcome: optional(word<'responded' | 'resolved' | 'withdrawn'>()),
    missed: boolean,
    total: integer,
    totalOpen: integer,
  },
  sql: `
    WITH known AS MATERIALIZED (
      SELECT id, state, closed_at, last_contact_at FROM enquiry
      WHERE customer_id = $customerId AND id <> $enquiryId AND joined_id IS NULL
      ORDER BY last_contact_at DESC LIMIT 1000)
    SELECT matter.*, known.closed_at,
           (SELECT type FROM enquiry_event l WHERE l.enquiry_id = matter.id AND l.taken_back_at IS NULL
            AND l.type IN ('responded', 'resolved', 'withdrawn') ORDER BY l.at DESC, l.position DESC LIMIT 1) AS outcome,
           EXISTS (SELECT FROM commitment c WHERE c.enquiry_id = matter.id AND c.state = 'missed' AND c.whose = 'council') AS missed,
           (SELECT count(*)::int FROM known) AS total,
           (SELECT count(*)::int FROM known WHERE state = 'open') AS total_open
    FROM (${summaries('ARRAY(SELECT id FROM known ORDER BY last_contact_at DESC LIMIT $mostMatters)')}) AS matter
    JOIN known ON known.id = matter.id
    ORDER BY matter.last_contact_at DESC, matter.id`,
});

/** What is looked among. What is null, or `any`, leaves nothing out; instants are of the last contact. */
const SCOPE = {
  organisationId: uuid,
  state: word<'open' | 'closed' | 'any'>(),
  since: optional(instant),
  until: optional(instant),
  /** Enquiries that whoever looks must not read: they are not there. */
  without: list(uuid),
};
const FILTERS = {
  ...SCOPE,
  serviceId: optional(uuid),
  kind: optional(word<EnquiryKind>()),
  ownerId: optional(uuid),
  /** Only what nobody owns. */
  unowned: boolean,
  channel: optional(word<Channel>()),
};
/** A page begins behind the last enquiry of the one before. */
const AFTER = { afterAt: optional(instant), afterId: optional(uuid) };

const IN_SCOPE = `
  e.organisation_id = $organisationId AND e.joined_id IS NULL AND ($state = 'any' OR e.state = $state)
  AND ($since::timestamptz IS NULL OR e.last_contact_at >= $since)
  AND ($until::timestamptz IS NULL OR e.last_contact_at < $until) AND NOT e.id = ANY($without)`;
const FITS = `
  ($serviceId::uuid IS NULL OR e.service_id = $serviceId) AND ($kind::text IS NULL OR e.kind = $kind)
  AND ($ownerId::uuid IS NULL OR e.owner_id = $ownerId) AND (NOT $unowned OR e.owner_id IS NULL)
  AND ($channel::text IS NULL OR EXISTS (
    SELECT FROM contact c WHERE c.enquiry_id = e.id AND c.channel = $channel AND NOT c.automatic))`;
const BEHIND = `
  ($afterAt::timestamptz IS NULL
   OR e.last_contact_at <= $afterAt AND (e.last_contact_at < $afterAt OR e.id > $afterId))`;
const IN_ORDER = `ORDER BY e.last_contact_at DESC, e.id`;

/** The `most` newest behind the last page, whether they are sought or not. */
const NEWEST = `
  (SELECT e.id, e.last_contact_at, e.service_id, e.kind, e.owner_id, e.customer_id FROM enquiry e
   WHERE ${IN_SCOPE} AND ${BEHIND} ${IN_ORDER} LIMIT $most)`;

const FOUND = { id: uuid, lastContactAt: instant };

/** The enquiry of a reference, whatever filters say; of one that joined another, that one. */
export const findEnquiryByReference = query({
  parameters: { organisationId: uuid, reference: text },
  columns: { id: uuid },
  sql: `
    SELECT COALESCE(joined_id, id) AS id FROM enquiry WHERE organisation_id = $organisationId AND reference = $reference`,
});

/** Those of the newest that fit the filters. */
export const findNewestEnquiries = query({
  parameters: { ...FILTERS, ...AFTER, most: integer, limit: integer },
  columns: FOUND,
  sql: `SELECT e.id, e.last_contact_at FROM ${NEWEST} AS e WHERE ${FITS} ${IN_ORDER} LIMIT $limit`,
});

/** How many of the newest fit the filters, up to `limit`. */
export const countNewestEnquiries = query({
  parameters: { ...FILTERS, ...AFTER, most: integer, limit: integer },
  columns: { n: integer },
  sql: `SELECT count(*)::int AS n FROM (SELECT FROM ${NEWEST} AS e WHERE ${FITS} LIMIT $limit) AS fitting`,
});

/** The last of the newest; none where there are fewer than `most`. */
export const findLastOfNewest = query({
  parameters: { ...SCOPE, ...AFTER, most: integer },
  columns: FOUND,
  sql: `
    SELECT e.id, e.last_contact_at FROM enquiry e WHERE ${IN_SCOPE} AND ${BEHIND} ${IN_ORDER} OFFSET $most - 1 LIMIT 1`,
});

/** A page of what `sought` gives; the figures are those of all of it that fits the filters. */
const page = (sought: string, figures: string): string => `
  WITH ${sought},
  fitting AS MATERIALIZED (
    SELECT e.id, e.last_contact_at FROM sought JOIN enquiry e USING (id) WHERE ${IN_SCOPE} AND ${FITS}),
  shown AS (SELECT e.id, e.last_contact_at FROM fitting AS e WHERE ${BEHIND} ${IN_ORDER} LIMIT $limit)
  SELECT figures.*, e.id, e.last_contact_at
  FROM (SELECT (SELECT count(*)::int FROM fitting) AS fitting, ${figures}) AS figures LEFT JOIN shown AS e ON true
  ${IN_ORDER}`;

const PAGE = { fitting: integer, cut: boolean, id: optional(uuid), lastContactAt: optional(instant) };

/** By whole addresses of their customer, or such as were named in them. One row with the figures at least. */
export const findEnquiriesByAddress = query({
  parameters: {
    ...FILTERS,
    ...AFTER,
    kinds: list(word<IdentifierKind>()),
    values: list(text),
    most: integer,
    limit: integer,
  },
  columns: PAGE,
  sql: page(
    `sought AS MATERIALIZED (
      SELECT DISTINCT c.id FROM unnest($kinds::text[], $values::text[]) AS given(kind, value)
      JOIN identifier i ON i.organisation_id = $organisationId AND i.kind = given.kind AND i.value = given.value
      JOIN enquiry c ON c.customer_id = i.customer_id AND (i.enquiry_id IS NULL OR i.enquiry_id = c.id) LIMIT $most)`,
    `$most = (SELECT count(*) FROM sought) AS cut`,
  ),
});

/** Words as they were typed or, where they may be spelt with other apostrophes, `begun` and `whole` words instead. */
const WORDS = { words: list(text), ending: text, begun: list(text), whole: list(text) };
const RESPELT = `COALESCE(
  search_query($begun, $ending) && search_query($whole, ''), search_query($begun, $ending), search_query($whole, ''))`;
const anyOf = (words: string): string =>
  `COALESCE(search_query(${words}, $ending) || ${RESPELT}, search_query(${words}, $ending))`;
const ALL_WORDS = anyOf('$words');
const LEADING = anyOf('$leading');

const TEXT = {
  ...WORDS,
  leading: list(text),
  part: optional(text),
  from: optional(text),
  before: optional(text),
};

const byText = (leading: string) =>
  query({
    parameters: { ...FILTERS, ...AFTER, ...TEXT, most: integer, limit: integer },
    columns: { ...PAGE, tooMany: boolean, parted: boolean },
    sql: page(
      `led AS MATERIALIZED (
        SELECT enquiry_id AS id, words @@ ${ALL_WORDS} AS is_sought FROM enquiry_words
        WHERE words @@ ${leading} LIMIT $most),
      named AS MATERIALIZED (
        SELECT id FROM customer
        WHERE organisation_id = $organisationId AND name_form IS NOT NULL AND name_form LIKE search_form($part)
        LIMIT $most),
      addressed AS MATERIALIZED (
        SELECT customer_id AS id FROM identifier
        WHERE organisation_id = $organisationId AND search_form(value) LIKE search_form($part) LIMIT $most),
      parted AS MATERIALIZED (
        SELECT e.id FROM (SELECT id FROM named UNION SELECT id FROM addressed) AS customer
        JOIN enquiry e ON e.customer_id = customer.id LIMIT $most),
      sought AS (
        SELECT id FROM led WHERE is_sought UNION SELECT id FROM parted
        UNION SELECT id FROM enquiry WHERE organisation_id = $organisationId
          AND reference COLLATE "C" >= $from AND reference COLLATE "C" < $before)`,
      `$most IN ((SELECT count(*) FROM led), (SELECT count(*) FROM named), (SELECT count(*) FROM addressed),
                 (SELECT count(*) FROM parted)) AS cut,
       $most = (SELECT count(*) FROM led) AS too_many, EXISTS (SELECT FROM parted) AS parted`,
    ),
  });

/**
 * By words of what was written, all of them; by a part of the customer's name or of one of their addresses; or by the
 * beginning of a reference. `leading` are some of the words: they lead to the enquiries that are looked at, `most` of them.
 * Where as many as are looked at match (`cut`), there may be others. `tooMany`: the words led to as many. `parted`: some do by a
 * name or an address. One row with the figures at least.
 */
export const findEnquiriesByText = {
  /** The words lead by their index, whatever the database believes of them: it may take what is rare for common. */
  rare: byText(`(SELECT ${LEADING})`),
  /** So many have the words that reading one enquiry after the other finds `most` of them sooner. */
  common: byText(LEADING),
};

/**
 * The same among the newest, for what is common. Its joins are written so that it goes through them in their order and
 * ends where the page is full.
 */
export const findNewestByText = query({
  parameters: {
    ...FILTERS,
    ...AFTER,
    ...WORDS,
    part: optional(text),
    most: integer,
    limit: integer,
  },
  columns: FOUND,
  sql: `
    SELECT e.id, e.last_contact_at FROM ${NEWEST} AS e
    LEFT JOIN LATERAL (SELECT w.words FROM enquiry_words w WHERE w.enquiry_id = e.id OFFSET 0) AS written ON true
    WHERE ${FITS} AND (written.words @@ ${ALL_WORDS}
      OR $part::text IS NOT NULL AND (
        (SELECT c.name_form LIKE search_form($part) FROM customer c WHERE c.id = e.customer_id)
        OR (SELECT bool_or(search_form(i.value) LIKE search_form($part)) FROM identifier i WHERE i.customer_id = e.customer_id)))
    ${IN_ORDER} LIMIT $limit`,
});

/** So many of the newest contacts of an enquiry are looked through for what it was found by. */
const LOOKED_THROUGH = 50;

/**
 * By what enquiries were found, for those where it can be shown: the contact that says most of the words, and an address
 * of the customer that has the part. `words` are beginnings, any of which will do.
 */
export const findMatches = query({
  parameters: { organisationId: uuid, ids: list(uuid), words: list(text), part: optional(text) },
  columns: { id: uuid, text: optional(text), address: optional(text) },
  sql: `
    SELECT e.id, said.text, addressed.value AS address
    FROM enquiry e
    LEFT JOIN LATERAL (
      SELECT c.text FROM (
        SELECT left(${currentWords('c')}, 20000) AS text, c.at FROM contact c
        WHERE c.enquiry_id = e.id AND NOT c.automatic ORDER BY c.at DESC LIMIT ${LOOKED_THROUGH}) AS c
      CROSS JOIN LATERAL (
        SELECT count(*) AS n FROM unnest($words::text[]) AS word
        WHERE search_words(c.text) @@ search_query(ARRAY[word], ':*')) AS says
      WHERE says.n > 0 ORDER BY says.n DESC, c.at LIMIT 1) AS said ON true
    LEFT JOIN LATERAL (
      SELECT i.value FROM identifier i
      WHERE i.customer_id = e.customer_id AND (i.enquiry_id IS NULL OR i.enquiry_id = e.id)
        AND search_form(i.value) LIKE search_form($part) ORDER BY i.created_at LIMIT 1) AS addressed ON true
    WHERE e.organisation_id = $organisationId AND e.id = ANY($ids)`,
});

/** All the matters of a customer over the years, the newest contact first, below a place in the list; at most 50. */
export const findEnquiriesOfCustomer = query({
  parameters: { organisationId: uuid, customerId: uuid, before: instant, beforeId: uuid },
  columns: SUMMARY,
  sql: `
    WITH known AS MATERIALIZED (
      SELECT id FROM enquiry
      WHERE customer_id = $customerId AND joined_id IS NULL AND (last_contact_at, id) < ($before, $beforeId)
      ORDER BY last_contact_at DESC, id DESC LIMIT 50)
    SELECT * FROM (${summaries('ARRAY(SELECT id FROM known)')}) AS matter ORDER BY last_contact_at DESC, id DESC`,
});
