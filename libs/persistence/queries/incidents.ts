import { query } from './query.js';
import { boolean, instant, integer, list, optional, text, uuid, word } from './sql-types.js';

const INCIDENT = {
  id: uuid,
  title: text,
  openedAt: instant,
  openedBy: text,
  closedAt: optional(instant),
  holdingText: optional(text),
  holdingAt: optional(instant),
  /** Enquiries in it, and of them those that are open, were told, could not be, and have a promise that runs or was missed. */
  enquiries: integer,
  open: integer,
  told: integer,
  untold: integer,
  running: integer,
  missed: integer,
  /** Words that posts about it hold, and enquiries in no incident whose posts hold them. */
  words: list(text),
  suggested: integer,
} as const;

/**
 * Of an open incident `i`: open enquiries in no incident, and not taken out of this one, in which somebody posted all words of
 * one of its sets, at an entry point where others wrote about it.
 */
const SUGGESTED = `
  FROM enquiry e
  WHERE e.organisation_id = i.organisation_id AND e.state = 'open' AND i.closed_at IS NULL
    AND NOT EXISTS (SELECT FROM incident_enquiry m WHERE m.enquiry_id = e.id)
    AND NOT EXISTS (SELECT FROM incident_apart a WHERE a.incident_id = i.id AND a.enquiry_id = e.id)
    AND e.id IN (
      SELECT c.enquiry_id FROM contact c
      WHERE c.organisation_id = i.organisation_id AND c.post IS NOT NULL AND c.direction = 'in' AND c.at >= i.words_since
        AND (cardinality(i.entry_points) = 0 OR c.entry_point_id = ANY (i.entry_points))
        AND EXISTS (
          SELECT FROM unnest(i.words) AS s
          WHERE NOT EXISTS (SELECT FROM unnest(string_to_array(s, ' ')) AS w WHERE position(w IN lower(c.text)) = 0)))`;

const SHOWN = `
  i.id, i.title, i.opened_at, o.name AS opened_by, i.closed_at, i.holding_text, i.holding_at, n.*, p.*,
  i.words, (SELECT count(*)::int ${SUGGESTED}) AS suggested
  FROM incident i JOIN agent o ON o.id = i.opened_by
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS enquiries, count(*) FILTER (WHERE e.state = 'open')::int AS open,
           count(m.contact_id)::int AS told, count(m.problem)::int AS untold
    FROM incident_enquiry m JOIN enquiry e ON e.id = m.enquiry_id WHERE m.incident_id = i.id) AS n
  CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE c.state IN ('running', 'paused', 'extended'))::int AS running,
           count(*) FILTER (WHERE c.state = 'missed')::int AS missed
    FROM incident_enquiry m JOIN commitment c ON c.enquiry_id = m.enquiry_id WHERE m.incident_id = i.id) AS p`;

/** The open ones first, the newest of each first. */
export const findIncidents = query({
  parameters: { organisationId: uuid, limit: integer, offset: integer },
  columns: INCIDENT,
  sql: `
    SELECT ${SHOWN} WHERE i.organisation_id = $organisationId
    ORDER BY (i.closed_at IS NULL) DESC, i.opened_at DESC, i.id LIMIT $limit OFFSET $offset`,
});

export const countIncidents = query({
  parameters: { organisationId: uuid },
  columns: { total: integer },
  sql: `SELECT count(*)::int AS total FROM incident WHERE organisation_id = $organisationId`,
});

export const findIncident = query({
  parameters: { organisationId: uuid, id: uuid },
  columns: INCIDENT,
  sql: `SELECT ${SHOWN} WHERE i.organisation_id = $organisationId AND i.id = $id`,
});

export const openIncident = query({
  parameters: { id: uuid, organisationId: uuid, title: text, agentId: uuid, now: instant },
  sql: `
    INSERT INTO incident (id, organisation_id, title, opened_at, opened_by)
    VALUES ($id, $organisationId, $title, $now, $agentId) ON CONFLICT (id) DO NOTHING`,
});

/** Its row, until the end of the transaction; no row where there is none, or it was closed. */
export const lockIncident = query({
  parameters: { organisationId: uuid, id: uuid },
  columns: { id: uuid, title: text, isClosed: boolean },
  sql: `
    SELECT id, title, closed_at IS NOT NULL AS is_closed FROM incident
    WHERE organisation_id = $organisationId AND id = $id FOR UPDATE`,
});

export const closeIncident = query({
  parameters: { id: uuid, agentId: uuid, now: instant },
  sql: `UPDATE incident SET closed_at = $now, closed_by = $agentId WHERE id = $id AND closed_at IS NULL`,
});

/** What everybody in it is told once; those who could not be told before are tried again. */
export const keepHoldingReply = query({
  parameters: { id: uuid, text, agentId: uuid, now: instant },
  sql: `
    WITH tried AS (
      UPDATE incident_enquiry SET told_at = NULL, problem = NULL WHERE incident_id = $id AND problem IS NOT NULL)
    UPDATE incident SET holding_text = $text, holding_by = $agentId, holding_at = $now WHERE id = $id`,
});

/** Open enquiries in no incident in which somebody posted words since then that hold all of `words`, in lower case. */
const FITTING = `
  FROM enquiry e
  WHERE e.organisation_id = $organisationId AND e.state = 'open'
    AND NOT EXISTS (SELECT FROM incident_enquiry m WHERE m.enquiry_id = e.id)
    AND e.id IN (
      SELECT c.enquiry_id FROM contact c
      WHERE c.organisation_id = $organisationId AND c.post IS NOT NULL AND c.direction = 'in' AND c.at >= $since
        AND NOT EXISTS (SELECT FROM unnest($words::text[]) AS w WHERE position(w IN lower(c.text)) = 0))`;

export const countFitting = query({
  parameters: { organisationId: uuid, since: instant, words: list(text) },
  columns: { found: integer },
  sql: `SELECT count(*)::int AS found ${FITTING}`,
});

/** Puts them in the incident, at most so many; a row for each. */
export const gatherFitting = query({
  parameters: {
    id: uuid,
    organisationId: uuid,
    since: instant,
    words: list(text),
    agentId: uuid,
    now: instant,
    limit: integer,
  },
  columns: { enquiryId: uuid },
  sql: `
    INSERT INTO incident_enquiry (enquiry_id, incident_id, added_at, added_by)
    SELECT e.id, $id, $now, $agentId ${FITTING} ORDER BY e.opened_at, e.id LIMIT $limit
    ON CONFLICT (enquiry_id) DO NOTHING RETURNING enquiry_id`,
});

/** What it was grouped by: other posts that hold the words are suggested for it. At most 20 sets of them. */
export const keepWords = query({
  parameters: { id: uuid, words: text, since: instant },
  sql: `
    UPDATE incident i
    SET words = CASE WHEN $words = ANY (i.words) OR cardinality(i.words) >= 20 THEN i.words ELSE i.words || $words END,
        words_since = LEAST(COALESCE(i.words_since, $since), $since),
        entry_points = COALESCE((
          SELECT array_agg(DISTINCT c.entry_point_id) FROM incident_enquiry m JOIN contact c ON c.enquiry_id = m.enquiry_id
          WHERE m.incident_id = i.id AND c.direction = 'in' AND c.post IS NOT NULL), '{}')
    WHERE i.id = $id`,
});

/** Those that are suggested for it, the oldest first. */
export const findSuggestedFor = query({
  parameters: { id: uuid, limit: integer },
  columns: { enquiryId: uuid, reference: text, subject: text, customer: optional(text), openedAt: instant },
  sql: `
    SELECT s.id AS enquiry_id, s.reference, s.subject, c.name AS customer, s.opened_at
    FROM incident i
    CROSS JOIN LATERAL (SELECT e.* ${SUGGESTED} ORDER BY e.opened_at, e.id LIMIT $limit) AS s
    JOIN customer c ON c.id = s.customer_id
    WHERE i.id = $id ORDER BY s.opened_at, s.id`,
});

/** Puts those that are suggested in the incident, at most so many; a row for each. */
export const joinSuggested = query({
  parameters: { id: uuid, agentId: uuid, now: instant, limit: integer },
  columns: { enquiryId: uuid },
  sql: `
    INSERT INTO incident_enquiry (enquiry_id, incident_id, added_at, added_by)
    SELECT s.id, i.id, $now, $agentId
    FROM incident i CROSS JOIN LATERAL (SELECT e.id ${SUGGESTED} ORDER BY e.opened_at, e.id LIMIT $limit) AS s
    WHERE i.id = $id
    ON CONFLICT (enquiry_id) DO NOTHING RETURNING enquiry_id`,
});

/** Says that one is about something else, so that it is not suggested again. */
export const keepApartFromIncident = query({
  parameters: { id: uuid, enquiryId: uuid, agentId: uuid, now: instant },
  sql: `
    INSERT INTO incident_apart (incident_id, enquiry_id, at, by_id) VALUES ($id, $enquiryId, $now, $agentId)
    ON CONFLICT (incident_id, enquiry_id) DO NOTHING`,
});

/** Takes one out; no row where it was not in it. What was said to it stays said. */
export const takeOutOfIncident = query({
  parameters: { id: uuid, enquiryId: uuid },
  columns: { enquiryId: uuid },
  sql: `DELETE FROM incident_enquiry WHERE incident_id = $id AND enquiry_id = $enquiryId RETURNING enquiry_id`,
});

/** A page of its enquiries, in the order in which they came to it. */
export const findEnquiriesOfIncident = query({
  parameters: { id: uuid, limit: integer, offset: integer },
  columns: {
    enquiryId: uuid,
    reference: text,
    subject: text,
    customer: optional(text),
    owner: optional(text),
    state: word<'open' | 'closed'>(),
    toldAt: optional(instant),
    problem: optional(text),
    /** Of the answer to everybody: when it was written to them, or why they were left out. */
    answeredAt: optional(instant),
    leftOut: optional(text),
    dueAt: optional(instant),
    missed: integer,
  },
  sql: `
    SELECT e.id AS enquiry_id, e.reference, e.subject, c.name AS customer, a.name AS owner, e.state, m.told_at, m.problem,
           f.answered_at, f.left_out,
           (SELECT min(p.due_at) FROM commitment p WHERE p.enquiry_id = e.id AND p.state = 'running') AS due_at,
           (SELECT count(*)::int FROM commitment p WHERE p.enquiry_id = e.id AND p.state = 'missed') AS missed
    FROM incident_enquiry m JOIN enquiry e ON e.id = m.enquiry_id JOIN customer c ON c.id = e.customer_id
    LEFT JOIN agent a ON a.id = e.owner_id
    LEFT JOIN LATERAL (
      SELECT CASE WHEN x.contact_id IS NOT NULL THEN x.settled_at END AS answered_at, x.left_out
      FROM incident_answer_enquiry x JOIN incident_answer y ON y.id = x.answer_id
      WHERE x.enquiry_id = m.enquiry_id AND y.incident_id = m.incident_id
      ORDER BY x.contact_id IS NOT NULL DESC, y.written_at DESC LIMIT 1) AS f ON true
    WHERE m.incident_id = $id ORDER BY m.added_at, m.enquiry_id LIMIT $limit OFFSET $offset`,
});

/** Those who are to be told what everybody is told, held until the end of the transaction; others are at other ones. */
export const claimUntold = query({
  parameters: { limit: integer },
  columns: { enquiryId: uuid, incidentId: uuid, organisationId: uuid, holdingText: text, holdingBy: uuid },
  sql: `
    SELECT m.enquiry_id, m.incident_id, i.organisation_id, COALESCE(i.holding_text, '') AS holding_text,
           COALESCE(i.holding_by, i.opened_by) AS holding_by
    FROM incident i JOIN incident_enquiry m ON m.incident_id = i.id
    WHERE m.told_at IS NULL AND i.holding_text IS NOT NULL AND i.closed_at IS NULL
    ORDER BY m.added_at, m.enquiry_id LIMIT $limit FOR UPDATE OF m SKIP LOCKED`,
});

/** What became of it: a message that leaves, or why there is none. */
export const markTold = query({
  parameters: {
    enquiryIds: list(uuid),
    contactIds: list(optional(uuid)),
    problems: list(optional(text)),
    now: instant,
  },
  sql: `
    UPDATE incident_enquiry m SET told_at = $now, contact_id = t.contact_id, problem = t.problem
    FROM unnest($enquiryIds::uuid[], $contactIds::uuid[], $problems::text[]) AS t (enquiry_id, contact_id, problem)
    WHERE m.enquiry_id = t.enquiry_id`,
});
