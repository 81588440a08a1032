import { type Channel, channel as channels, CHANNELS } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, list, optional, text, uuid, word } from './sql-types.js';

const AGENT = {
  id: uuid,
  serviceIds: list(uuid),
  languages: list(text),
  channels: list(text),
  spare: integer,
  lastAssignedAt: optional(instant),
};

/** Written into the statement: whoever is on the telephone, or whose telephone rings, takes no other call meanwhile. */
const CALLS = channels.options.filter((name) => CHANNELS[name].telephone === 'call');
const CHANNELS_NOW = `
  CASE WHEN EXISTS (
      SELECT FROM call_leg l JOIN phone_call p ON p.id = l.call_id AND p.state <> 'ended'
      WHERE l.agent_id = a.id AND l.state <> 'ended')
    OR EXISTS (
      SELECT FROM work_item w JOIN phone_call p ON p.id = w.contact_id AND p.state <> 'ended'
      WHERE w.agent_id = a.id AND w.state IN ('offered', 'assigned'))
  THEN ARRAY(SELECT c FROM unnest(a.channels) AS c WHERE c NOT IN (${CALLS.map((name) => `'${name}'`).join(', ')}))
  ELSE a.channels END`;

const WORK = {
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
};

/** Agents who may be offered work: available, with capacity left. */
export const findFreeAgents = query({
  planned: 'once',
  parameters: { organisationId: uuid },
  columns: AGENT,
  sql: `
    SELECT a.id, a.service_ids, a.languages, ${CHANNELS_NOW} AS channels, a.capacity - a.load AS spare, a.last_assigned_at FROM agent a
    WHERE organisation_id = $organisationId AND active AND presence = 'available' AND load < capacity`,
});

/**
 * Whether there are both work whose time has come and somebody free, of whatever skills: a look that costs next to
 * nothing, before a round of offers has everybody else wait for it.
 */
export const findOccasionToOffer = query({
  planned: 'once',
  parameters: { organisationId: uuid, now: instant },
  columns: { found: boolean },
  sql: `
    SELECT COALESCE((EXISTS (
      SELECT FROM work_item WHERE organisation_id = $organisationId AND state = 'waiting' AND NOT held
    ) OR EXISTS (
      SELECT FROM work_item WHERE organisation_id = $organisationId AND state = 'waiting' AND held AND not_before <= $now)
    ) AND EXISTS (
      SELECT FROM agent WHERE organisation_id = $organisationId AND active AND presence = 'available' AND load < capacity),
    false) AS found`,
});

/** An agent who asks for work, whatever their presence. */
export const findAgentWhoAsks = query({
  planned: 'once',
  parameters: { id: uuid },
  columns: AGENT,
  sql: `
    SELECT a.id, a.service_ids, a.languages, ${CHANNELS_NOW} AS channels, a.capacity - a.load AS spare, a.last_assigned_at
    FROM agent a WHERE a.id = $id`,
});

/** What is offered to an agent, in no order. */
export const findOffersTo = query({
  planned: 'once',
  parameters: { agentId: uuid },
  columns: { id: uuid, urgentAt: instant, queuedAt: instant },
  sql: `SELECT id, urgent_at, queued_at FROM work_item WHERE agent_id = $agentId AND state = 'offered'`,
});

/** Held work whose time has come joins the rest, the earliest first; gives what was moved. */
export const releaseHeldWork = query({
  parameters: { organisationId: uuid, now: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    UPDATE work_item SET held = false WHERE id IN (
      SELECT id FROM work_item
      WHERE organisation_id = $organisationId AND state = 'waiting' AND held AND not_before <= $now
      ORDER BY not_before LIMIT $limit FOR UPDATE SKIP LOCKED)
    RETURNING id`,
});

/** When the next held work of each organisation is due; null where there is none. */
export const findEarliestHeld = query({
  planned: 'once',
  parameters: {},
  columns: { organisationId: uuid, notBefore: optional(instant) },
  sql: `
    SELECT o.id AS organisation_id, (
      SELECT w.not_before FROM work_item w
      WHERE w.organisation_id = o.id AND w.state = 'waiting' AND w.held ORDER BY w.not_before LIMIT 1) AS not_before
    FROM organisation o`,
});

/** The languages of work that waits for some services, each read from one place of the index of skills. */
export const findLanguagesOfWork = query({
  parameters: { organisationId: uuid, serviceIds: list(uuid) },
  columns: { language: text },
  sql: `
    WITH RECURSIVE spoken AS (
      SELECT s.service_id, (
        SELECT min(w.language) FROM work_item w WHERE w.organisation_id = $organisationId AND w.service_id = s.service_id
          AND w.state = 'waiting' AND NOT w.held) AS language
      FROM unnest($serviceIds::uuid[]) AS s (service_id)
      UNION ALL
      SELECT s.service_id, (
        SELECT min(w.language) FROM work_item w WHERE w.organisation_id = $organisationId AND w.service_id = s.service_id
          AND w.state = 'waiting' AND NOT w.held AND w.language > s.language) AS language
      FROM spoken s WHERE s.language IS NOT NULL)
    SELECT DISTINCT language FROM spoken WHERE language IS NOT NULL`,
});

/**
 * A piece of the queue in its order, of work that needs one of the skills given (a service, a language and a channel in
 * the same place of three lists), after the work item that `after…` name. Of each skill `each` are read; the piece ends
 * where one of them was read to its end and more may follow (`more`), so that nothing is missing before that.
 *
 * It leaves out only what none of the agents could be given: it weighs more than anybody has room for, or all of them
 * declined it (`declinedBy`, empty to leave out nothing).
 */
export const findWaitingWork = query({
  parameters: {
    organisationId: uuid,
    serviceIds: list(uuid),
    languages: list(text),
    channels: list(text),
    each: integer,
    spare: integer,
    declinedBy: list(uuid),
    afterUrgentAt: optional(instant),
    afterQueuedAt: optional(instant),
    afterId: optional(uuid),
  },
  columns: { ...WORK, more: boolean },
  sql: `
    WITH found AS MATERIALIZED (
      SELECT f.* FROM unnest($serviceIds::uuid[], $languages::text[], $channels::text[]) AS skill (service_id, language, channel)
      CROSS JOIN LATERAL (
        SELECT w.id, w.service_id, w.language, w.channel, w.weight, w.urgent_at, w.queued_at, w.not_before,
               w.preferred_agent_id, w.declined_by, row_number() OVER (ORDER BY w.urgent_at, w.queued_at, w.id) AS place
        FROM work_item w
        WHERE w.organisation_id = $organisationId AND w.state = 'waiting' AND NOT w.held
          AND w.service_id = skill.service_id AND w.language = skill.language AND w.channel = skill.channel
          AND w.weight <= $spare AND (cardinality($declinedBy::uuid[]) = 0 OR NOT w.declined_by @> $declinedBy::uuid[])
          AND (w.urgent_at, w.queued_at, w.id) > (COALESCE($afterUrgentAt, '-infinity'::timestamptz),
            COALESCE($afterQueuedAt, '-infinity'::timestamptz), COALESCE($afterId, '00000000-0000-0000-0000-000000000000'::uuid))
        ORDER BY w.urgent_at, w.queued_at, w.id LIMIT $each::int) f),
    cut AS (SELECT urgent_at, queued_at, id FROM found WHERE place = $each::int ORDER BY urgent_at, queued_at, id LIMIT 1)
    SELECT f.id, f.service_id, f.language, f.channel, f.weight, f.urgent_at, f.queued_at, f.not_before,
           f.preferred_agent_id, f.declined_by, cut.id IS NOT NULL AS more
    FROM found f LEFT JOIN cut ON true
    WHERE cut.id IS NULL OR (f.urgent_at, f.queued_at, f.id) <= (cut.urgent_at, cut.queued_at, cut.id)
    ORDER BY f.urgent_at, f.queued_at, f.id`,
});

/** Offers work items, each to the agent in the same place of `agentIds`; gives those that still waited. */
export const writeOffers = query({
  planned: 'once',
  parameters: { workItemIds: list(uuid), agentIds: list(uuid), expiresAt: instant, now: instant },
  columns: { id: uuid, agentId: uuid, contactId: uuid, channel: word<Channel>() },
  sql: `
    WITH offered AS (
      UPDATE work_item w SET state = 'offered', agent_id = o.agent_id, offer_expires_at = $expiresAt
      FROM unnest($workItemIds::uuid[], $agentIds::uuid[]) AS o (id, agent_id)
      WHERE w.id = o.id AND w.state = 'waiting' RETURNING w.id, o.agent_id, w.weight, w.contact_id, w.channel),
    loaded AS (
      UPDATE agent a SET load = a.load + o.weight, last_assigned_at = $now
      FROM (SELECT agent_id, sum(weight)::int AS weight FROM offered GROUP BY agent_id) o WHERE a.id = o.agent_id)
    SELECT id, agent_id, contact_id, channel FROM offered`,
});

/** Organisations with an agent who is free and with work that waits. */
export const findOrganisationsToOffer = query({
  parameters: {},
  columns: { organisationId: uuid },
  sql: `
    SELECT DISTINCT a.organisation_id FROM agent a
    WHERE a.active AND a.presence = 'available' AND a.load < a.capacity
      AND EXISTS (SELECT FROM work_item w WHERE w.organisation_id = a.organisation_id AND w.state = 'waiting')`,
});

/** Organisations with offers that nobody answered in time. */
export const findOrganisationsToAskAnew = query({
  parameters: { now: instant },
  columns: { organisationId: uuid },
  sql: `SELECT DISTINCT organisation_id FROM work_item WHERE state = 'offered' AND offer_expires_at <= $now`,
});

/** An agent who starts again may be asked about everything. */
export const forgetDeclined = query({
  parameters: { agentId: uuid },
  sql: `
    UPDATE work_item SET declined_by = array_remove(declined_by, $agentId)
    WHERE state = 'waiting' AND declined_by <> '{}' AND declined_by @> ARRAY[$agentId::uuid]`,
});
