import { type Channel, channel as channels, CHANNELS, type Need, type Presence } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

const AGENT = {
  id: uuid,
  serviceIds: list(uuid),
  languages: list(text),
  channels: list(text),
  levels: json<Record<string, number>>(),
  spare: integer,
  lastAssignedAt: optional(instant),
  /** Of the shifts that they are planned for and that have begun within the last day or begin soon, in order. */
  shiftStarts: list(instant),
  shiftEnds: list(instant),
};

/** Written into the statement: whoever is on the telephone, or whose telephone rings, takes no other call meanwhile. */
const CALLS = channels.options
  .filter((name) => CHANNELS[name].telephone === 'call')
  .map((name) => `'${name}'`)
  .join(', ');
const ON_THE_TELEPHONE = `(
  EXISTS (
    SELECT FROM call_leg l JOIN phone_call p ON p.id = l.call_id AND p.state <> 'ended'
    WHERE l.agent_id = a.id AND l.state <> 'ended')
  OR EXISTS (
    SELECT FROM work_item w JOIN phone_call p ON p.id = w.contact_id AND p.state <> 'ended'
    WHERE w.agent_id = a.id AND w.state IN ('offered', 'assigned')))`;
const CHANNELS_NOW = `
  CASE WHEN ${ON_THE_TELEPHONE} THEN ARRAY(SELECT c FROM unnest(a.channels) AS c WHERE c NOT IN (${CALLS}))
  ELSE a.channels END`;

/** How an agent is read, from `agent a` and `SHIFTS`. */
const AGENT_NOW = `
  a.id, a.service_ids, a.languages, ${CHANNELS_NOW} AS channels, a.levels, a.capacity - a.load AS spare, a.last_assigned_at,
  s.shift_starts, s.shift_ends`;
/** What began up to a day ago, and what begins within one: a shift may go on with the next. */
const SHIFTS = `
  CROSS JOIN LATERAL (
    SELECT COALESCE(array_agg(starts_at ORDER BY starts_at), '{}') AS shift_starts,
           COALESCE(array_agg(ends_at ORDER BY starts_at), '{}') AS shift_ends
    FROM shift WHERE agent_id = a.id AND ended_by IS NULL
      AND starts_at > $now::timestamptz - interval '1 day' AND starts_at < $now::timestamptz + interval '1 day') s`;

const WORK = {
  id: uuid,
  serviceId: uuid,
  language: text,
  channel: word<Channel>(),
  weight: integer,
  urgentAt: instant,
  queuedAt: instant,
  notBefore: optional(instant),
  promiseDueAt: optional(instant),
  preferredAgentId: optional(uuid),
  declinedBy: list(uuid),
  excluded: list(uuid),
  customerNeeds: list(word<Need>()),
};

/** Agents who may be offered work: available, with capacity left. */
export const findFreeAgents = query({
  planned: 'once',
  parameters: { organisationId: uuid, now: instant },
  columns: AGENT,
  sql: `
    SELECT ${AGENT_NOW} FROM agent a ${SHIFTS}
    WHERE organisation_id = $organisationId AND active AND presence = 'available' AND load < capacity`,
});

const DUE = `organisation_id = $organisationId AND state = 'waiting'`;
const FREE = `a.organisation_id = $organisationId AND a.active AND a.presence = 'available' AND a.load < a.capacity`;

const HELD_AND_DUE = `EXISTS (SELECT FROM work_item WHERE ${DUE} AND held AND not_before <= $now)`;
const waitsForService = (ofChannel = ''): string => `EXISTS (
  SELECT FROM work_item w
  WHERE w.organisation_id = s.organisation_id AND w.service_id = s.id AND w.state = 'waiting' AND NOT w.held ${ofChannel})`;
const SERVES = `(s.id = ANY(a.service_ids) OR s.id = ANY($widened))`;

/**
 * Whether there are both work whose time has come and somebody free for its service, of whatever languages, channels and
 * levels: a look that costs next to nothing, before a round of offers has everybody else wait for it. Calls wait for whoever
 * is not on the telephone. `widened` are the services whose rules ask others than their own people.
 */
export const findOccasionToOffer = query({
  planned: 'once',
  parameters: { organisationId: uuid, now: instant, widened: list(uuid) },
  columns: { found: boolean },
  sql: `
    SELECT (${HELD_AND_DUE} AND EXISTS (SELECT FROM agent a WHERE ${FREE}))
      OR EXISTS (
        SELECT FROM service s WHERE s.organisation_id = $organisationId AND (
          (${waitsForService(`AND w.channel NOT IN (${CALLS})`)}
            AND EXISTS (SELECT FROM agent a WHERE ${FREE} AND ${SERVES}))
          OR (${waitsForService(`AND w.channel IN (${CALLS})`)}
            AND EXISTS (SELECT FROM agent a WHERE ${FREE} AND ${SERVES} AND NOT ${ON_THE_TELEPHONE})))) AS found`,
});

/** Whether any work waits whose time has come, for a service of theirs or one of `widened`, whose rules ask others too. */
export const findWhetherWorkWaits = query({
  planned: 'once',
  parameters: { organisationId: uuid, agentId: uuid, now: instant, widened: list(uuid) },
  columns: { waits: boolean },
  sql: `
    SELECT ${HELD_AND_DUE}
      OR EXISTS (
        SELECT FROM service s JOIN agent a ON a.id = $agentId AND ${SERVES}
        WHERE s.organisation_id = $organisationId AND ${waitsForService()}) AS waits`,
});

/** Agents who ask for work, whatever their presence. */
export const findAgentsWhoAsk = query({
  planned: 'once',
  parameters: { ids: list(uuid), now: instant },
  columns: AGENT,
  sql: `SELECT ${AGENT_NOW} FROM agent a ${SHIFTS} WHERE a.id = ANY($ids)`,
});

/** Everybody who works with customers, whether or not they take work now. */
export const findEverybody = query({
  parameters: { organisationId: uuid, now: instant },
  columns: { ...AGENT, name: text, presence: word<Presence>(), load: integer, capacity: integer },
  sql: `
    SELECT ${AGENT_NOW}, a.name, a.presence, a.load, a.capacity FROM agent a ${SHIFTS}
    WHERE a.organisation_id = $organisationId AND a.active AND a.capacity > 0 ORDER BY a.name`,
});

/** A work item as the policy sees it. */
export const findWorkToDecide = query({
  parameters: { organisationId: uuid, id: uuid },
  columns: WORK,
  sql: `
    SELECT id, service_id, routed_language AS language, channel, weight, urgent_at, queued_at, not_before, promise_due_at,
           preferred_agent_id, declined_by, excluded, customer_needs
    FROM work_item WHERE organisation_id = $organisationId AND id = $id`,
});

/** What is offered to agents, in no order. */
export const findOffersTo = query({
  planned: 'once',
  parameters: { agentIds: list(uuid) },
  columns: { id: uuid, agentId: uuid, urgentAt: instant, queuedAt: instant },
  sql: `
    SELECT w.id, a.id AS agent_id, w.urgent_at, w.queued_at
    FROM work_item w JOIN agent a ON a.id = w.agent_id WHERE w.agent_id = ANY($agentIds) AND w.state = 'offered'`,
});

/** Held work whose time has come joins the rest, the earliest first; gives what was moved. */
export const releaseHeldWork = query({
  planned: 'once',
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

/** The languages of work that waits for some services, `*` where an interpreter is arranged, each read from one place of the index of skills. */
export const findLanguagesOfWork = query({
  planned: 'once',
  parameters: { organisationId: uuid, serviceIds: list(uuid) },
  columns: { language: text },
  sql: `
    WITH RECURSIVE spoken AS (
      SELECT s.service_id, (
        SELECT min(w.routed_language) FROM work_item w WHERE w.organisation_id = $organisationId AND w.service_id = s.service_id
          AND w.state = 'waiting' AND NOT w.held) AS language
      FROM unnest($serviceIds::uuid[]) AS s (service_id)
      UNION ALL
      SELECT s.service_id, (
        SELECT min(w.routed_language) FROM work_item w WHERE w.organisation_id = $organisationId AND w.service_id = s.service_id
          AND w.state = 'waiting' AND NOT w.held AND w.routed_language > s.language) AS language
      FROM spoken s WHERE s.language IS NOT NULL)
    SELECT DISTINCT language FROM spoken WHERE language IS NOT NULL`,
});

/**
 * A piece of the queue in its order, of work that needs one of the skills given (a service, a language and a channel in
 * the same place of three lists; what has waited so many minutes, or thousandths of the time for its promise, where two more
 * say so), after the work item that `after…` name. Of each skill `each` are read; the piece ends
 * where one of them was read to its end and more may follow (`more`), so that nothing is missing before that.
 *
 * It leaves out only what none of the agents could be given: it weighs more than anybody has room for, or all of them
 * declined it (`declinedBy`, empty to leave out nothing).
 */
export const findWaitingWork = query({
  planned: 'once',
  parameters: {
    organisationId: uuid,
    serviceIds: list(uuid),
    languages: list(text),
    channels: list(text),
    afterMinutes: list(integer),
    afterPermille: list(integer),
    now: instant,
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
      SELECT f.* FROM unnest($serviceIds::uuid[], $languages::text[], $channels::text[], $afterMinutes::int[], $afterPermille::int[])
        AS skill (service_id, language, channel, after_minutes, after_permille)
      CROSS JOIN LATERAL (
        SELECT w.id, w.service_id, w.routed_language AS language, w.channel, w.weight, w.urgent_at, w.queued_at, w.not_before,
               w.promise_due_at, w.preferred_agent_id, w.declined_by, w.excluded, w.customer_needs,
               row_number() OVER (ORDER BY w.urgent_at, w.queued_at, w.id) AS place
        FROM work_item w
        WHERE w.organisation_id = $organisationId AND w.state = 'waiting' AND NOT w.held
          AND w.service_id = skill.service_id AND w.routed_language = skill.language AND w.channel = skill.channel
          AND w.weight <= $spare AND (cardinality($declinedBy::uuid[]) = 0 OR NOT w.declined_by @> $declinedBy::uuid[])
          AND (skill.after_minutes = 0 OR w.queued_at + skill.after_minutes * interval '1 minute' <= $now)
          AND (skill.after_permille = 0
            OR w.queued_at + (w.promise_due_at - w.queued_at) * (skill.after_permille / 1000.0::double precision) <= $now)
          AND (w.urgent_at, w.queued_at, w.id) > (COALESCE($afterUrgentAt, '-infinity'::timestamptz),
            COALESCE($afterQueuedAt, '-infinity'::timestamptz), COALESCE($afterId, '00000000-0000-0000-0000-000000000000'::uuid))
        ORDER BY w.urgent_at, w.queued_at, w.id LIMIT $each::int) f),
    cut AS (SELECT urgent_at, queued_at, id FROM found WHERE place = $each::int ORDER BY urgent_at, queued_at, id LIMIT 1)
    SELECT f.id, f.service_id, f.language, f.channel, f.weight, f.urgent_at, f.queued_at, f.not_before,
           f.promise_due_at, f.preferred_agent_id, f.declined_by, f.excluded, f.customer_needs, cut.id IS NOT NULL AS more
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
      WHERE w.id = o.id AND w.state = 'waiting' AND NOT o.agent_id = ANY(w.excluded) RETURNING w.id, o.agent_id, w.weight, w.contact_id, w.channel),
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

/** Somebody did not take what was offered to them; how often in a row, and their presence. */
export const countMissedOffer = query({
  planned: 'once',
  parameters: { id: uuid },
  columns: { missedOffers: integer, presence: word<Presence>() },
  sql: `UPDATE agent SET missed_offers = missed_offers + 1 WHERE id = $id RETURNING missed_offers, presence`,
});

/** Work with somebody who was shut out or must not deal with it. */
export const findWorkToFree = query({
  parameters: {},
  columns: { organisationId: uuid, id: uuid },
  sql: `
    SELECT w.organisation_id, w.id FROM work_item w JOIN agent a ON a.id = w.agent_id
    WHERE w.state IN ('offered', 'assigned') AND (NOT a.active OR w.agent_id = ANY(w.excluded))
    ORDER BY w.organisation_id, w.id LIMIT 500`,
});
