import type { Role } from '@frontdoor/contracts';
import type { Absence } from '../entities/index.js';
import { query } from './query.js';
import { instant, json, list, optional, text, uuid, word } from './sql-types.js';

/** Everybody who can be planned: who logs in, by name. */
export const findShiftPeople = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    name: text,
    email: text,
    team: text,
    roles: list(word<Role>()),
    serviceIds: list(uuid),
    absence: optional(json<Absence>()),
  },
  sql: `
    SELECT a.id, a.name, a.email, t.name AS team, a.roles, a.service_ids, a.absence
    FROM agent a JOIN team t ON t.id = a.team_id
    WHERE a.organisation_id = $organisationId AND a.active ORDER BY a.name, a.id`,
});

/** Shifts in force that touch a stretch of time, by their beginning. */
export const findShifts = query({
  parameters: { organisationId: uuid, from: instant, until: instant },
  columns: {
    id: uuid,
    agentId: uuid,
    startsAt: instant,
    endsAt: instant,
    team: optional(text),
    place: optional(text),
  },
  // No shift is longer than a day; the day before bounds the index.
  sql: `
    SELECT s.id, s.agent_id, s.starts_at, s.ends_at, s.team, s.place FROM shift s
    WHERE s.organisation_id = $organisationId AND s.ended_by IS NULL
      AND s.starts_at > $from::timestamptz - interval '36 hours' AND s.starts_at < $until AND s.ends_at > $from
    ORDER BY s.starts_at, s.id`,
});

/** For each person in the plan, when their first planned shift begins and their last. */
export const findPlanned = query({
  parameters: { organisationId: uuid },
  columns: { agentId: uuid, first: optional(instant), last: optional(instant) },
  sql: `
    SELECT agent_id, min(starts_at) AS first, max(starts_at) AS last FROM shift
    WHERE organisation_id = $organisationId AND ended_by IS NULL GROUP BY agent_id`,
});

/** The newest import that was not taken back. */
export const findLastShiftImport = query({
  parameters: { organisationId: uuid },
  columns: { id: uuid, name: text, by: optional(text), at: instant },
  sql: `
    SELECT i.id, i.name, a.name AS by, i.at FROM shift_import i LEFT JOIN agent a ON a.id = i.by_id
    WHERE i.organisation_id = $organisationId AND i.undone_at IS NULL ORDER BY i.position DESC LIMIT 1`,
});

/** Shifts that an import no longer has. */
export const endShifts = query({
  parameters: { ids: list(uuid), by: uuid },
  sql: `UPDATE shift SET ended_by = $by WHERE id = ANY($ids) AND ended_by IS NULL`,
});

/** Those that an import ended are in force again. */
export const restoreShifts = query({
  parameters: { by: uuid },
  sql: `UPDATE shift SET ended_by = NULL WHERE ended_by = $by`,
});

/** Those that an import brought are out of force. */
export const withdrawShifts = query({
  parameters: { importId: uuid },
  sql: `UPDATE shift SET ended_by = import_id WHERE import_id = $importId AND ended_by IS NULL`,
});

/** One import at a time, and none while one is taken back. */
export const lockShiftPlan = query({
  parameters: { organisationId: uuid },
  columns: { id: uuid },
  sql: `SELECT id FROM organisation WHERE id = $organisationId FOR NO KEY UPDATE`,
});
