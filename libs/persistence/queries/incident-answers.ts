import { query } from './query.js';
import { boolean, instant, integer, json, optional, text, uuid } from './sql-types.js';

/** Writes an answer to everybody in an incident whom none of its answers reached; how many they are. Known by its id, none. */
export const writeIncidentAnswer = query({
  parameters: {
    id: uuid,
    organisationId: uuid,
    incidentId: uuid,
    text,
    closes: boolean,
    agentId: uuid,
    now: instant,
    leavesAt: instant,
  },
  columns: { enquiries: integer },
  sql: `
    WITH written AS (
      INSERT INTO incident_answer (id, organisation_id, incident_id, text, closes, written_at, written_by, leaves_at)
      VALUES ($id, $organisationId, $incidentId, $text, $closes, $now, $agentId, $leavesAt)
      ON CONFLICT (id) DO NOTHING RETURNING id),
    asked AS (
      INSERT INTO incident_answer_enquiry (answer_id, enquiry_id, next_at)
      SELECT w.id, m.enquiry_id, $leavesAt FROM written w JOIN incident_enquiry m ON m.incident_id = $incidentId
      WHERE NOT EXISTS (
        SELECT FROM incident_answer_enquiry x JOIN incident_answer y ON y.id = x.answer_id
        WHERE x.enquiry_id = m.enquiry_id AND y.incident_id = $incidentId AND x.contact_id IS NOT NULL)
      RETURNING enquiry_id)
    SELECT (SELECT count(*)::int FROM asked) AS enquiries FROM written`,
});

/** A part of those whom an answer would be written to, by their ids. */
export const findUnanswered = query({
  parameters: { incidentId: uuid, after: optional(uuid), limit: integer },
  columns: { enquiryId: uuid },
  sql: `
    SELECT m.enquiry_id FROM incident_enquiry m
    WHERE m.incident_id = $incidentId AND ($after::uuid IS NULL OR m.enquiry_id > $after)
      AND NOT EXISTS (
        SELECT FROM incident_answer_enquiry x JOIN incident_answer y ON y.id = x.answer_id
        WHERE x.enquiry_id = m.enquiry_id AND y.incident_id = $incidentId AND x.contact_id IS NOT NULL)
    ORDER BY m.enquiry_id LIMIT $limit`,
});

/** How many of them there are. */
export const countUnanswered = query({
  parameters: { incidentId: uuid },
  columns: { total: integer },
  sql: `
    SELECT count(*)::int AS total FROM incident_enquiry m
    WHERE m.incident_id = $incidentId AND NOT EXISTS (
      SELECT FROM incident_answer_enquiry x JOIN incident_answer y ON y.id = x.answer_id
      WHERE x.enquiry_id = m.enquiry_id AND y.incident_id = $incidentId AND x.contact_id IS NOT NULL)`,
});

/** Answers of an incident that still have somebody to be written to. */
export const findUnderWay = query({
  parameters: { incidentId: uuid },
  columns: { id: uuid },
  sql: `
    SELECT y.id FROM incident_answer y
    WHERE y.incident_id = $incidentId AND EXISTS (
      SELECT FROM incident_answer_enquiry x WHERE x.answer_id = y.id AND x.settled_at IS NULL)`,
});

/** How the answers of an incident stand, the newest first. */
export const findIncidentAnswers = query({
  parameters: { incidentId: uuid },
  columns: {
    id: uuid,
    text,
    closes: boolean,
    writtenAt: instant,
    writtenBy: text,
    leavesAt: instant,
    stoppedAt: optional(instant),
    /** Enquiries it was written for; of them those that it was written to, those it left to, those it did not reach. */
    enquiries: integer,
    written: integer,
    left: integer,
    failed: integer,
    waiting: integer,
    leftOut: json<{ why: string; enquiries: number }[]>(),
  },
  sql: `
    SELECT y.id, y.text, y.closes, y.written_at, a.name AS written_by, y.leaves_at, y.stopped_at, n.*,
           COALESCE((
             SELECT jsonb_agg(jsonb_build_object('why', g.left_out, 'enquiries', g.n) ORDER BY g.n DESC, g.left_out)
             FROM (SELECT x.left_out, count(*)::int AS n FROM incident_answer_enquiry x
                   WHERE x.answer_id = y.id AND x.left_out IS NOT NULL GROUP BY x.left_out) AS g), '[]') AS left_out
    FROM incident_answer y JOIN agent a ON a.id = y.written_by
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS enquiries, count(x.contact_id)::int AS written,
             count(*) FILTER (WHERE d.state IN ('sent', 'delivered'))::int AS left,
             count(*) FILTER (WHERE d.state IN ('failed', 'unknown', 'taken-back'))::int AS failed,
             count(*) FILTER (WHERE x.settled_at IS NULL)::int AS waiting
      FROM incident_answer_enquiry x LEFT JOIN delivery d ON d.contact_id = x.contact_id
      WHERE x.answer_id = y.id) AS n
    WHERE y.incident_id = $incidentId ORDER BY y.written_at DESC, y.id`,
});

/** Forgets an answer of which nothing was settled; no row where something was. */
export const forgetIncidentAnswer = query({
  parameters: { id: uuid },
  columns: { id: uuid },
  sql: `
    WITH untold AS (
      SELECT y.id FROM incident_answer y WHERE y.id = $id
        AND NOT EXISTS (SELECT FROM incident_answer_enquiry x WHERE x.answer_id = y.id AND x.settled_at IS NOT NULL)),
    dropped AS (DELETE FROM incident_answer_enquiry x USING untold u WHERE x.answer_id = u.id)
    SELECT id FROM untold`,
});

export const dropIncidentAnswer = query({
  parameters: { id: uuid },
  sql: `DELETE FROM incident_answer WHERE id = $id`,
});

/** Holds what is still to be written of an answer, until the end of the transaction. */
export const lockIncidentAnswer = query({
  parameters: { id: uuid, incidentId: uuid },
  columns: { enquiryId: uuid },
  sql: `
    SELECT x.enquiry_id FROM incident_answer_enquiry x JOIN incident_answer y ON y.id = x.answer_id
    WHERE x.answer_id = $id AND y.incident_id = $incidentId AND x.settled_at IS NULL
    ORDER BY x.enquiry_id FOR UPDATE OF x`,
});

/** Those that were not written to are not any more. */
export const stopIncidentAnswer = query({
  parameters: { id: uuid, agentId: uuid, why: text, now: instant },
  sql: `
    WITH stopped AS (
      UPDATE incident_answer_enquiry SET settled_at = $now, left_out = $why WHERE answer_id = $id AND settled_at IS NULL)
    UPDATE incident_answer SET stopped_at = $now, stopped_by = $agentId WHERE id = $id`,
});

/** Whoever is taken out of an incident is not written to any more. */
export const leaveOutOfAnswers = query({
  parameters: { incidentId: uuid, enquiryId: uuid, why: text, now: instant },
  sql: `
    UPDATE incident_answer_enquiry x SET settled_at = $now, left_out = $why FROM incident_answer y
    WHERE y.id = x.answer_id AND y.incident_id = $incidentId AND x.enquiry_id = $enquiryId AND x.settled_at IS NULL`,
});

/**
 * Who is to be written to now. Where as many wait to leave already as may, nobody more is taken that leaves there too: the
 * rest can still be stopped, and answers of agents need not stand behind it.
 */
export const findDueAnswers = query({
  parameters: { now: instant, most: integer, limit: integer },
  columns: { answerId: uuid, enquiryId: uuid },
  sql: `
    WITH leaving AS MATERIALIZED (
      SELECT x.entry_point_id FROM delivery d JOIN incident_answer_enquiry x ON x.contact_id = d.contact_id
      WHERE d.state IN ('queued', 'sending') AND x.entry_point_id IS NOT NULL
      GROUP BY x.entry_point_id HAVING count(*) >= $most)
    SELECT x.answer_id, x.enquiry_id FROM incident_answer_enquiry x
    WHERE x.settled_at IS NULL AND x.next_at <= $now
      AND NOT EXISTS (SELECT FROM leaving l WHERE l.entry_point_id = x.entry_point_id)
    ORDER BY x.next_at, x.enquiry_id LIMIT $limit`,
});

/** The answer for one enquiry, held until the end of the transaction; no row where it was settled, or somebody else has it. */
export const claimAnswer = query({
  parameters: { answerId: uuid, enquiryId: uuid },
  columns: { text, closes: boolean, writtenAt: instant, writtenBy: uuid, title: text },
  sql: `
    SELECT y.text, y.closes, y.written_at, y.written_by, i.title
    FROM incident_answer_enquiry x JOIN incident_answer y ON y.id = x.answer_id JOIN incident i ON i.id = y.incident_id
    WHERE x.answer_id = $answerId AND x.enquiry_id = $enquiryId AND x.settled_at IS NULL
    FOR UPDATE OF x SKIP LOCKED`,
});

/** How much of such answers waits to leave at an entry point. */
export const countLeaving = query({
  parameters: { entryPointId: uuid },
  columns: { total: integer },
  sql: `
    SELECT count(*)::int AS total FROM delivery d JOIN incident_answer_enquiry x ON x.contact_id = d.contact_id
    WHERE d.state IN ('queued', 'sending') AND x.entry_point_id = $entryPointId`,
});

/** What became of it: the message that leaves, or why there is none. */
export const settleAnswer = query({
  parameters: {
    answerId: uuid,
    enquiryId: uuid,
    contactId: optional(uuid),
    entryPointId: optional(uuid),
    leftOut: optional(text),
    now: instant,
  },
  sql: `
    UPDATE incident_answer_enquiry
    SET settled_at = $now, contact_id = $contactId, entry_point_id = $entryPointId, left_out = $leftOut
    WHERE answer_id = $answerId AND enquiry_id = $enquiryId`,
});

/** It is looked at again then; where it leaves, as far as that is known. */
export const postponeAnswer = query({
  parameters: { answerId: uuid, enquiryId: uuid, entryPointId: optional(uuid), nextAt: instant },
  sql: `
    UPDATE incident_answer_enquiry SET next_at = $nextAt, entry_point_id = $entryPointId
    WHERE answer_id = $answerId AND enquiry_id = $enquiryId AND settled_at IS NULL`,
});

/** Whether an enquiry was answered since its customer wrote last, and when they did. */
export const findAnswered = query({
  parameters: { enquiryId: uuid },
  columns: { wroteAt: optional(instant), isAnswered: boolean },
  sql: `
    SELECT n.at AS wrote_at,
           EXISTS (
             SELECT FROM enquiry_event l WHERE l.enquiry_id = $enquiryId AND l.type IN ('responded', 'resolved')
               AND l.taken_back_at IS NULL AND l.at >= n.at)
           OR EXISTS (
             SELECT FROM contact c JOIN delivery d ON d.contact_id = c.id
             WHERE c.enquiry_id = $enquiryId AND c.direction = 'out' AND c.meaning->>'type' = 'responded' AND c.at >= n.at
               AND d.state NOT IN ('failed', 'taken-back')) AS is_answered
    FROM (SELECT max(c.at) AS at FROM contact c WHERE c.enquiry_id = $enquiryId AND c.direction = 'in') AS n`,
});
