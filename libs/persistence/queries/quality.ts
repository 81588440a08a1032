import type { Channel, QualityMark } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, optional, text, uuid, word } from './sql-types.js';

/** Waits for whoever draws a sample in the organisation, until the end of the transaction. */
export const lockQualityDraws = query({
  parameters: { organisationId: text },
  sql: `SELECT FROM pg_advisory_xact_lock(hashtextextended($organisationId, 13))`,
});

/** What is written down elsewhere names no visit, and is about whoever is here. */
const OF_VISIT = `x.taken_back_at IS NULL AND x.at >= v.arrived_at AND COALESCE(x.data->>'visit', v.id::text) = v.id::text`;

/**
 * What agents wrote and sent, calls that they answered and visitors whom they saw and who have gone, in a time, of an agent or a service,
 * in the order of the ids; without what was drawn before. `c.at` is when a message was written, and when a call or a visitor came in.
 */
export const findQualityCandidates = query({
  parameters: {
    organisationId: uuid,
    since: instant,
    until: instant,
    agentId: optional(uuid),
    serviceId: optional(uuid),
  },
  columns: { id: uuid, agentId: uuid },
  sql: `
    SELECT c.id, by.agent_id
    FROM contact c JOIN enquiry e ON e.id = c.enquiry_id LEFT JOIN phone_call p ON p.id = c.id AND p.answered_at IS NOT NULL
    LEFT JOIN LATERAL (
      SELECT COALESCE((x.data->>'seenBy')::uuid, x.by_id) AS seen_by
      FROM visit v JOIN enquiry_event x ON x.enquiry_id = v.enquiry_id
      WHERE v.enquiry_id = c.enquiry_id AND v.contact_id = c.id AND x.type = 'seen' AND ${OF_VISIT}
        AND (e.closed_at >= v.arrived_at OR EXISTS (
          SELECT FROM enquiry_event x WHERE x.enquiry_id = v.enquiry_id AND x.type IN ('visit-ended', 'visitor-left') AND ${OF_VISIT}))
      ORDER BY x.at, x.position LIMIT 1) s ON c.direction = 'in'
    CROSS JOIN LATERAL (
      SELECT CASE WHEN c.direction = 'out' OR p.id IS NOT NULL THEN COALESCE(p.agent_id, c.author_id) ELSE s.seen_by END AS agent_id) by
    WHERE c.organisation_id = $organisationId AND c.at >= $since AND c.at < $until AND NOT c.automatic
      AND by.agent_id IS NOT NULL AND ($agentId::uuid IS NULL OR by.agent_id = $agentId)
      AND ($serviceId::uuid IS NULL OR e.service_id = $serviceId)
      AND NOT EXISTS (SELECT FROM delivery d WHERE d.contact_id = c.id AND d.state IN ('failed', 'taken-back'))
      AND NOT EXISTS (SELECT FROM quality_note q WHERE q.contact_id = c.id)
    ORDER BY c.id`,
});

const NOTE = {
  id: uuid,
  agent: text,
  agentId: uuid,
  contactId: uuid,
  channel: word<Channel>(),
  direction: word<'in' | 'out'>(),
  at: instant,
  enquiryId: uuid,
  reference: text,
  subject: text,
  service: text,
  drawnAt: instant,
  version: integer,
  by: optional(text),
  byId: optional(uuid),
  writtenAt: optional(instant),
  marks: json<QualityMark[]>(),
  words: text,
  seenAt: optional(instant),
  answer: optional(text),
  answeredAt: optional(instant),
};
const NOTES = `
  SELECT q.id, a.name AS agent, q.agent_id, q.contact_id, c.channel, c.direction, c.at, c.enquiry_id, e.reference, e.subject,
         s.name AS service, q.drawn_at, q.version, b.name AS by, q.by_id, q.written_at, q.marks, q.words, q.seen_at, q.answer,
         q.answered_at
  FROM quality_note q JOIN contact c ON c.id = q.contact_id JOIN enquiry e ON e.id = c.enquiry_id
  JOIN service s ON s.id = e.service_id JOIN agent a ON a.id = q.agent_id LEFT JOIN agent b ON b.id = q.by_id`;

/** What was drawn and nobody has written of yet, the newest draw first. */
export const findQualityToRead = query({
  parameters: { organisationId: uuid, limit: integer, skip: integer },
  columns: NOTE,
  sql: `${NOTES}
    WHERE q.organisation_id = $organisationId AND q.written_at IS NULL
    ORDER BY q.drawn_at DESC, q.id LIMIT $limit OFFSET $skip`,
});

export const findQualityWritten = query({
  parameters: { organisationId: uuid, limit: integer, skip: integer },
  columns: NOTE,
  sql: `${NOTES}
    WHERE q.organisation_id = $organisationId AND q.written_at IS NOT NULL
    ORDER BY q.written_at DESC, q.id LIMIT $limit OFFSET $skip`,
});

/** Notes on somebody's contacts, the newest first. */
export const findQualityOf = query({
  parameters: { agentId: uuid, limit: integer, skip: integer },
  columns: NOTE,
  sql: `${NOTES}
    WHERE q.agent_id = $agentId AND q.written_at IS NOT NULL
    ORDER BY q.written_at DESC, q.id LIMIT $limit OFFSET $skip`,
});

export const findQualityNote = query({
  parameters: { id: uuid, organisationId: uuid },
  columns: NOTE,
  sql: `${NOTES} WHERE q.id = $id AND q.organisation_id = $organisationId`,
});

/** A contact that was drawn: what was written or said of it, and what the customer had written before. */
export const findQualityContact = query({
  parameters: { contactId: uuid },
  columns: {
    text: text,
    beforeAt: optional(instant),
    beforeChannel: optional(word<Channel>()),
    beforeText: optional(text),
  },
  sql: `
    SELECT COALESCE(NULLIF(c.text, ''), p.outcome ->> 'summary', '') AS text,
           b.at AS before_at, b.channel AS before_channel, b.text AS before_text
    FROM contact c LEFT JOIN phone_call p ON p.id = c.id
    LEFT JOIN LATERAL (
      SELECT i.at, i.channel, COALESCE(i.read_text, i.text) AS text FROM contact i
      WHERE i.enquiry_id = c.enquiry_id AND i.direction = 'in' AND i.id <> c.id AND i.at <= c.at
      ORDER BY i.at DESC, i.id DESC LIMIT 1) b ON true
    WHERE c.id = $contactId`,
});

export const findQualitySteps = query({
  parameters: { noteId: uuid },
  columns: { at: instant, by: text, what: word<'opened' | 'written' | 'changed' | 'seen' | 'answered'>() },
  sql: `
    SELECT x.at, a.name AS by, x.what FROM quality_step x JOIN agent a ON a.id = x.by_id
    WHERE x.note_id = $noteId ORDER BY x.position LIMIT 100`,
});

/** How many wait to be read, and how many have a note. */
export const countQualityNotes = query({
  parameters: { organisationId: uuid },
  columns: { toRead: integer, written: integer },
  sql: `
    SELECT (count(*) FILTER (WHERE written_at IS NULL))::int AS to_read,
           (count(*) FILTER (WHERE written_at IS NOT NULL))::int AS written
    FROM quality_note WHERE organisation_id = $organisationId`,
});

/** How many notes there are on somebody's contacts, and how many of them they have not read as they stand. */
export const countQualityOf = query({
  parameters: { agentId: uuid },
  columns: { total: integer, unseen: integer },
  sql: `
    SELECT count(*)::int AS total, (count(*) FILTER (WHERE seen_at IS NULL))::int AS unseen
    FROM quality_note WHERE agent_id = $agentId AND written_at IS NOT NULL`,
});

/** What was drawn, the newest first. */
export const findQualitySamples = query({
  parameters: { organisationId: uuid, limit: integer, skip: integer },
  columns: {
    id: uuid,
    at: instant,
    by: text,
    week: text,
    of: text,
    wanted: integer,
    drawn: integer,
    candidates: integer,
    seed: text,
  },
  sql: `
    SELECT q.id, q.at, b.name AS by, q.week::text AS week, COALESCE(a.name, s.name) AS of, q.wanted,
           cardinality(q.drawn) AS drawn, cardinality(q.candidates) AS candidates, q.seed
    FROM quality_sample q JOIN agent b ON b.id = q.by_id LEFT JOIN agent a ON a.id = q.agent_id
    LEFT JOIN service s ON s.id = q.service_id
    WHERE q.organisation_id = $organisationId ORDER BY q.at DESC, q.id DESC LIMIT $limit OFFSET $skip`,
});

export const findQualityCriteria = query({
  parameters: { organisationId: uuid },
  columns: { questions: json<string[]>(), by: text, at: instant },
  sql: `
    SELECT to_jsonb(q.questions) AS questions, b.name AS by, q.at FROM quality_criteria q JOIN agent b ON b.id = q.by_id
    WHERE q.organisation_id = $organisationId ORDER BY q.at DESC, q.id DESC LIMIT 1`,
});
