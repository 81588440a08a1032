import type { Presence } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, list, text, uuid, word } from './sql-types.js';

/** Open matters that somebody owns, the oldest first. */
export const findOwned = query({
  parameters: { agentId: uuid, limit: integer },
  columns: {
    enquiryId: uuid,
    reference: text,
    subject: text,
    serviceId: uuid,
    service: text,
    language: text,
  },
  sql: `
    SELECT e.id AS enquiry_id, e.reference, e.subject, e.service_id, s.name AS service, c.language
    FROM enquiry e JOIN service s ON s.id = e.service_id JOIN customer c ON c.id = e.customer_id
    WHERE e.owner_id = $agentId AND e.state = 'open' ORDER BY e.opened_at, e.id LIMIT $limit`,
});

/** Who could stand in for somebody: those who work and are not on leave, with how much they own. */
export const findStandIns = query({
  parameters: { organisationId: uuid, agentId: uuid, now: instant },
  columns: {
    id: uuid,
    name: text,
    presence: word<Presence>(),
    serviceIds: list(uuid),
    languages: list(text),
    owned: integer,
  },
  sql: `
    SELECT a.id, a.name, a.presence, a.service_ids, a.languages,
           (SELECT count(*)::int FROM enquiry e WHERE e.owner_id = a.id AND e.state = 'open') AS owned
    FROM agent a JOIN organisation o ON o.id = a.organisation_id
    WHERE a.organisation_id = $organisationId AND a.id <> $agentId AND a.active AND 'agent' = ANY(a.roles)
      AND (a.absence IS NULL OR a.absence->>'returnDate' < (($now::timestamptz AT TIME ZONE o.zone)::date)::text)
    ORDER BY lower(a.name), a.id`,
});

/** What was handed over for somebody's absences, the newest first. */
export const findAbsenceHandovers = query({
  parameters: { agentId: uuid, limit: integer },
  columns: { id: uuid, at: instant, by: text, count: integer, isUndone: boolean },
  sql: `
    SELECT h.id, h.at, b.name AS by, jsonb_array_length(h.moves) AS count, h.undone_at IS NOT NULL AS is_undone
    FROM absence_handover h JOIN agent b ON b.id = h.by_id
    WHERE h.agent_id = $agentId ORDER BY h.at DESC LIMIT $limit`,
});
