import type { Channel, Presence, Role } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, integer, json, list, text, uuid, word } from './sql-types.js';

/** Everybody who logs in or did, those who are shut out last. */
export const findStaff = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    name: text,
    email: text,
    roles: list(word<Role>()),
    team: text,
    services: list(text),
    levels: json<Record<string, number>>(),
    languages: list(text),
    channels: list(word<Channel>()),
    presence: word<Presence>(),
    load: integer,
    capacity: integer,
    active: boolean,
  },
  sql: `
    SELECT a.id, a.name, a.email, a.roles, t.name AS team, a.languages, a.channels, a.presence, a.load, a.capacity, a.active,
           array(SELECT s.name FROM service s WHERE s.id = ANY(a.service_ids) ORDER BY s.name) AS services,
           COALESCE((SELECT jsonb_object_agg(s.name, a.levels -> s.id::text) FROM service s
                     WHERE s.id = ANY(a.service_ids) AND a.levels ? s.id::text), '{}') AS levels
    FROM agent a JOIN team t ON t.id = a.team_id
    WHERE a.organisation_id = $organisationId
    ORDER BY a.active DESC, a.name, a.id`,
});
