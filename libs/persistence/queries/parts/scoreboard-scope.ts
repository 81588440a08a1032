import type { Channel } from '@frontdoor/contracts';
import { instant, optional, uuid, word } from '../sql-types.js';

/** Which rows a figure of the scoreboard counts: null does not narrow down. */
export const SCOPE = {
  organisationId: uuid,
  since: instant,
  until: instant,
  channel: optional(word<Channel>()),
  serviceId: optional(uuid),
  teamId: optional(uuid),
};

/** The condition of a scope on a table that has all of its columns, by one of its instants. */
export const withinScope = (alias: string, instantColumn: string): string => `
  ${alias}.organisation_id = $organisationId AND ${alias}.${instantColumn} >= $since AND ${alias}.${instantColumn} < $until
  AND ($channel::text IS NULL OR ${alias}.channel = $channel) AND ($serviceId::uuid IS NULL OR ${alias}.service_id = $serviceId)
  AND ($teamId::uuid IS NULL OR ${alias}.team_id = $teamId)`;
