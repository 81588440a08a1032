import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, list, optional, text, uuid, word } from './sql-types.js';

/** Agents who may be offered work: available, with capacity left. */
export const findFreeAgents = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    serviceIds: list(uuid),
    languages: list(text),
    channels: list(text),
    spare: integer,
    lastAssignedAt: optional(instant),
  },
  sql: `
    SELECT id, service_ids, languages, channels, capacity - load AS spare, last_assigned_at FROM agent
    WHERE organisation_id = $organisationId AND active AND presence = 'available' AND load < capacity`,
});

/** Only what one of the free agents is able to do, so that work nobody can do never hides work somebody can. */
export const findDoableWork = query({
  parameters: { organisationId: uuid, now: instant, agentIds: list(uuid), limit: integer },
  columns: {
    id: uuid,
    serviceId: uuid,
    language: text,
    channel: word<Channel>(),
    weight: integer,
    urgentAt: instant,
    queuedAt: instant,
    notBefore: optional(instant),
    preferredAgentId: optional(uuid),
    declinedBy: list(uuid),
  },
  sql: `
    SELECT w.id, w.service_id, w.language, w.channel, w.weight, w.urgent_at, w.queued_at, w.not_before,
           w.preferred_agent_id, w.declined_by
    FROM work_item w
    WHERE w.organisation_id = $organisationId AND w.state = 'waiting' AND (w.not_before IS NULL OR w.not_before <= $now)
      AND EXISTS (SELECT 1 FROM agent a WHERE a.id = ANY($agentIds) AND w.service_id = ANY(a.service_ids)
                  AND w.language = ANY(a.languages) AND w.channel = ANY(a.channels)
                  AND a.capacity - a.load >= w.weight AND NOT a.id = ANY(w.declined_by))
    ORDER BY w.urgent_at, w.queued_at, w.id LIMIT $limit FOR UPDATE`,
});

/** Offers work items, each to the agent in the same place of `agentIds`; what no longer waits is left. */
export const writeOffers = query({
  parameters: { workItemIds: list(uuid), agentIds: list(uuid), expiresAt: instant, now: instant },
  sql: `
    WITH offered AS (
      UPDATE work_item w SET state = 'offered', agent_id = o.agent_id, offer_expires_at = $expiresAt
      FROM unnest($workItemIds::uuid[], $agentIds::uuid[]) AS o (id, agent_id)
      WHERE w.id = o.id AND w.state = 'waiting' RETURNING w.agent_id, w.weight)
    UPDATE agent a SET load = a.load + o.weight, last_assigned_at = $now
    FROM (SELECT agent_id, sum(weight)::int AS weight FROM offered GROUP BY agent_id) o WHERE a.id = o.agent_id`,
});
