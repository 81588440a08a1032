import type { Presence, Role } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, list, optional, text, uuid, word } from './sql-types.js';

/** Colleagues of an agent who have one of some roles, by name. */
export const findColleagues = query({
  parameters: { organisationId: uuid, agentId: uuid, roles: list(word<Role>()) },
  columns: { id: uuid, name: text, team: text, presence: word<Presence>() },
  sql: `
    SELECT a.id, a.name, t.name AS team, a.presence FROM agent a JOIN team t ON t.id = a.team_id
    WHERE a.organisation_id = $organisationId AND a.id <> $agentId AND a.active AND a.roles && $roles
    ORDER BY lower(a.name), a.id`,
});

/** Keeps whom a note names. */
export const keepMentions = query({
  parameters: { noteId: uuid, enquiryId: uuid, byId: uuid, agentIds: list(uuid), now: instant },
  sql: `
    INSERT INTO mention (note_id, agent_id, enquiry_id, by_id, at)
    SELECT $noteId, agent_id, $enquiryId, $byId, $now FROM unnest($agentIds::uuid[]) AS agent_id`,
});

/** The notes that name an agent: what they have not looked at first, the newest of each first. */
export const findMentionsOf = query({
  parameters: { agentId: uuid, limit: integer },
  columns: {
    noteId: uuid,
    enquiryId: uuid,
    reference: text,
    subject: text,
    by: text,
    at: instant,
    seenAt: optional(instant),
    preview: text,
  },
  sql: `
    SELECT m.note_id, m.enquiry_id, e.reference, e.subject, b.name AS by, m.at, m.seen_at, left(n.text, 200) AS preview
    FROM ((SELECT * FROM mention WHERE agent_id = $agentId AND seen_at IS NULL ORDER BY at DESC LIMIT $limit)
          UNION ALL
          (SELECT * FROM mention WHERE agent_id = $agentId AND seen_at IS NOT NULL ORDER BY at DESC LIMIT $limit)) AS m
    JOIN enquiry e ON e.id = m.enquiry_id JOIN agent b ON b.id = m.by_id
    JOIN timeline_event n ON n.enquiry_id = m.enquiry_id AND n.id = m.note_id
    ORDER BY m.seen_at IS NOT NULL, m.at DESC, m.note_id LIMIT $limit`,
});

/** How many notes name an agent that they have not looked at. */
export const countUnseenMentions = query({
  parameters: { agentId: uuid },
  columns: { unseen: integer },
  sql: `SELECT count(*)::int AS unseen FROM mention WHERE agent_id = $agentId AND seen_at IS NULL`,
});

/** An agent has looked at some notes; a row for each that they had not looked at before. */
export const lookAtMentions = query({
  parameters: { agentId: uuid, noteIds: list(uuid), now: instant },
  columns: { noteId: uuid },
  sql: `
    UPDATE mention SET seen_at = $now WHERE agent_id = $agentId AND note_id = ANY($noteIds) AND seen_at IS NULL
    RETURNING note_id`,
});
