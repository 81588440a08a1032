import {
  type Channel,
  channel as channels,
  CHANNELS,
  type Need,
  type WorkItemState,
} from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, float, instant, integer, list, optional, text, uuid, word } from './sql-types.js';

/**
 * Work that is not done and may be done now, the most urgent first, each with the promise of the council that it is urgent
 * for: the earliest that can still be kept, else the earliest that was missed and is still owed.
 */
export const findCentreWork = query({
  parameters: { organisationId: uuid, now: instant, until: instant, limit: integer },
  columns: {
    service: text,
    channel: word<Channel>(),
    language: text,
    weight: integer,
    queuedAt: instant,
    urgentAt: instant,
    state: word<WorkItemState>(),
    agentId: optional(uuid),
    acceptedAt: optional(instant),
    preferredAgentId: optional(uuid),
    excluded: list(uuid),
    customerNeeds: list(word<Need>()),
    promiseId: optional(text),
    title: optional(text),
    dueAt: optional(instant),
    isMissed: optional(boolean),
    isAtRisk: optional(boolean),
  },
  sql: `
    SELECT s.slug AS service, w.channel, w.language, w.weight, w.queued_at, w.urgent_at, w.state, w.agent_id, w.accepted_at,
           w.preferred_agent_id, w.excluded, w.customer_needs,
           p.promise_id, p.title, p.due_at, p.is_missed, p.is_at_risk
    FROM work_item w JOIN service s ON s.id = w.service_id
    LEFT JOIN LATERAL (
      SELECT c.promise_id, c.title, c.due_at, (c.state = 'missed' OR c.due_at < $now) AS is_missed,
             COALESCE(c.at_risk_at[1] <= $now, false) AS is_at_risk
      FROM commitment c
      WHERE c.enquiry_id = w.enquiry_id AND c.whose = 'council' AND c.settled_at IS NULL AND c.state IN ('running', 'missed')
      ORDER BY (c.state = 'missed' OR c.due_at < $now), c.due_at, c.id LIMIT 1) p ON true
    WHERE w.organisation_id = $organisationId AND w.state <> 'done' AND (NOT w.held OR w.not_before < $until)
    ORDER BY w.urgent_at, w.queued_at, w.id LIMIT $limit`,
});

/**
 * What came in, by day and half-hour of the clock of the organisation, service of the enquiry and channel. What came back by
 * itself is left out, as nobody has to do anything about it.
 */
export const countArrivals = query({
  parameters: { organisationId: uuid, since: instant, until: instant, zone: text, serviceId: optional(uuid) },
  columns: { day: text, half: integer, service: text, channel: word<Channel>(), count: integer },
  sql: `
    SELECT local.at::date::text AS day, floor(extract(epoch FROM local.at::time) / 1800)::int AS half,
           s.slug AS service, c.channel, count(*)::int AS count
    FROM contact c JOIN enquiry e ON e.id = c.enquiry_id JOIN service s ON s.id = e.service_id
    CROSS JOIN LATERAL (SELECT c.at AT TIME ZONE $zone AS at) local
    WHERE c.organisation_id = $organisationId AND c.direction = 'in' AND NOT c.automatic
      AND c.at >= $since AND c.at < $until AND ($serviceId::uuid IS NULL OR e.service_id = $serviceId)
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
});

/**
 * The same one by one, the earliest first, with the language of the work that each made and how long somebody had that in hand, in
 * minutes; null where it made none of its own, is not done or took longer than anybody works at something.
 */
export const findArrivals = query({
  parameters: {
    organisationId: uuid,
    since: instant,
    until: instant,
    mostMinutes: integer,
    limit: integer,
  },
  columns: {
    service: text,
    channel: word<Channel>(),
    at: instant,
    language: optional(text),
    minutes: optional(float),
  },
  sql: `
    SELECT s.slug AS service, c.channel, c.at, w.language,
           CASE WHEN w.done_at > w.accepted_at AND w.done_at - w.accepted_at <= make_interval(mins => $mostMinutes::int)
             THEN extract(epoch FROM w.done_at - w.accepted_at)::double precision / 60 END AS minutes
    FROM contact c JOIN enquiry e ON e.id = c.enquiry_id JOIN service s ON s.id = e.service_id
    LEFT JOIN LATERAL (
      SELECT i.language, i.accepted_at, i.done_at FROM work_item i
      WHERE i.enquiry_id = c.enquiry_id AND i.contact_id = c.id AND i.kind = 'answer' ORDER BY i.queued_at, i.id LIMIT 1) w ON true
    WHERE c.organisation_id = $organisationId AND c.direction = 'in' AND NOT c.automatic AND c.at >= $since AND c.at < $until
    ORDER BY c.at, c.id LIMIT $limit`,
});

/** How much people finished of each service since an instant. */
export const countFinished = query({
  parameters: { organisationId: uuid, since: instant },
  columns: { service: text, count: integer },
  sql: `
    SELECT s.slug AS service, count(*)::int AS count FROM work_item w JOIN service s ON s.id = w.service_id
    WHERE w.organisation_id = $organisationId AND w.state = 'done' AND w.done_at >= $since GROUP BY 1`,
});

/** How long people had work in hand that they finished, in minutes, the latest of each service and channel. */
export const findHandlingTimes = query({
  parameters: { organisationId: uuid, since: instant, each: integer, mostMinutes: integer },
  columns: { service: text, channel: word<Channel>(), minutes: list(float) },
  sql: `
    WITH timed AS (
      SELECT w.service_id, w.channel, extract(epoch FROM w.done_at - w.accepted_at)::double precision / 60 AS minutes,
             row_number() OVER (PARTITION BY w.service_id, w.channel ORDER BY w.done_at DESC, w.id) AS place
      FROM work_item w
      WHERE w.organisation_id = $organisationId AND w.state = 'done' AND w.done_at >= $since AND w.agent_id IS NOT NULL
        AND w.accepted_at IS NOT NULL AND w.done_at > w.accepted_at
        AND w.done_at - w.accepted_at <= make_interval(mins => $mostMinutes::int))
    SELECT s.slug AS service, t.channel, array_agg(t.minutes ORDER BY t.place) AS minutes
    FROM timed t JOIN service s ON s.id = t.service_id WHERE t.place <= $each GROUP BY 1, 2 ORDER BY 1, 2`,
});

/** Of what came for a service on a channel, how much came by each entry point. */
export const countByEntryPoint = query({
  parameters: { organisationId: uuid, since: instant },
  columns: { entryPointId: uuid, service: text, channel: word<Channel>(), count: integer },
  sql: `
    SELECT c.entry_point_id, s.slug AS service, c.channel, count(*)::int AS count
    FROM contact c JOIN enquiry e ON e.id = c.enquiry_id JOIN service s ON s.id = e.service_id
    WHERE c.organisation_id = $organisationId AND c.direction = 'in' AND c.at >= $since AND c.entry_point_id IS NOT NULL
    GROUP BY 1, 2, 3`,
});

/** Written into the statement: what somebody does on the telephone is not given to others by hand. */
const LIVE = channels.options
  .filter((name) => CHANNELS[name].live)
  .map((name) => `'${name}'`)
  .join(', ');

/** What waits for a service and is not live, the most urgent first. */
export const findWaitingOfService = query({
  parameters: { organisationId: uuid, serviceId: uuid, limit: integer },
  columns: { id: uuid, enquiryId: uuid },
  sql: `
    SELECT id, enquiry_id FROM work_item
    WHERE organisation_id = $organisationId AND service_id = $serviceId AND state = 'waiting' AND NOT held
      AND channel NOT IN (${LIVE})
    ORDER BY urgent_at, queued_at, id LIMIT $limit`,
});
