import type {
  BusyWith,
  CallbackWindow,
  Channel,
  InterpreterNeed,
  OfferReason,
  Presence,
  WorkItemKind,
  WorkItemState,
  Need,
} from '@frontdoor/contracts';
import { currentWords } from './parts/current-words.js';
import { needsOf } from './parts/of-customer.js';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** How far the places of what waits are counted. */
export const PLACES = 1000;

const COLUMNS = {
  id: uuid,
  kind: word<WorkItemKind>(),
  state: word<WorkItemState>(),
  enquiryId: uuid,
  reference: text,
  channel: word<Channel>(),
  service: text,
  language: text,
  needs: list(word<Need>()),
  customer: optional(text),
  party: optional(text),
  subject: text,
  preview: text,
  queuedAt: instant,
  urgentAt: instant,
  promiseId: optional(text),
  promiseTitle: optional(text),
  dueAt: optional(instant),
  atRiskAt: optional(list(instant)),
  clockId: optional(text),
  packId: optional(text),
  packHash: optional(text),
  callback: optional(json<CallbackWindow>()),
  /** As it is told: its time is text. */
  interpreter: optional(json<InterpreterNeed>()),
  notBefore: optional(instant),
  contactsIn: integer,
  held: boolean,
  goesFirst: boolean,
  place: optional(integer),
  agentId: optional(uuid),
  agentName: optional(text),
  offerExpiresAt: optional(instant),
  offerReason: optional(word<OfferReason>()),
};

/**
 * Work items with what a row on a screen needs, of the ids that `page` finds. `place` is 1 for the most urgent of all
 * that waits and whose time has come; NULL beyond the first 1,000, so that it costs the same however many wait.
 */
const shown = (page: string, order: string): string => `
  WITH page AS MATERIALIZED (${page}),
  places AS (
    SELECT id, row_number() OVER (ORDER BY urgent_at, queued_at, id)::int AS place FROM (
      (SELECT id, urgent_at, queued_at FROM work_item
       WHERE organisation_id = $organisationId AND state = 'waiting' AND NOT held
       ORDER BY urgent_at, queued_at, id LIMIT ${PLACES})
      UNION ALL
      (SELECT id, urgent_at, queued_at FROM work_item
       WHERE organisation_id = $organisationId AND state = 'waiting' AND held AND not_before <= $now
       ORDER BY urgent_at, queued_at, id LIMIT ${PLACES})) AS first)
  SELECT w.id, w.kind, w.state, w.enquiry_id, e.reference, w.channel, s.name AS service, w.language, ${needsOf('c')} AS needs,
         c.name AS customer,
         x.party_value AS party, e.subject, left(${currentWords('x')}, 200) AS preview, w.queued_at, w.urgent_at, w.not_before, w.held, w.goes_first,
         p.promise_id, p.title AS promise_title, p.due_at, p.at_risk_at, p.clock_id, p.pack_id, p.pack_hash, x.callback, places.place, i.interpreter,
         e.contacts_in, a.id AS agent_id, a.name AS agent_name, w.offer_expires_at, d.reason AS offer_reason
  FROM page
  JOIN work_item w ON w.id = page.id AND w.organisation_id = $organisationId
  JOIN enquiry e ON e.id = w.enquiry_id
  JOIN service s ON s.id = w.service_id
  JOIN customer c ON c.id = e.customer_id
  JOIN contact x ON x.id = w.contact_id
  LEFT JOIN agent a ON a.id = w.agent_id
  LEFT JOIN places ON places.id = w.id
  LEFT JOIN LATERAL (
    SELECT jsonb_build_object('language', language, 'way', way, 'state', state, 'with', arranged_with,
                              'number', arranged_number, 'at', to_char(arranged_for AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) AS interpreter
    FROM interpreter WHERE enquiry_id = w.enquiry_id AND state <> 'ended') i ON true
  LEFT JOIN LATERAL (
    SELECT agent_id, reason FROM routing_decision
    WHERE work_item_id = w.id AND w.state IN ('offered', 'assigned') ORDER BY at DESC LIMIT 1) d ON d.agent_id = w.agent_id
  LEFT JOIN LATERAL (
    SELECT promise_id, title, due_at, at_risk_at, clock_id, pack_id, pack_hash FROM commitment WHERE enquiry_id = w.enquiry_id AND settled_at IS NULL
    AND whose = 'council' AND state IN ('running', 'missed') ORDER BY due_at LIMIT 1) p ON w.kind <> 'callback'
  ORDER BY ${order}`;

const IN_ORDER = 'w.urgent_at, w.queued_at, w.id';

/** A filter that is NULL leaves nothing out, and is gone before the server chooses an index. */
const FILTERS = {
  serviceId: optional(uuid),
  channel: optional(text),
  /** Only what has a promise that falls due from now until then. */
  dueUntil: optional(instant),
  afterUrgentAt: optional(instant),
  afterQueuedAt: optional(instant),
  afterId: optional(uuid),
  limit: integer,
};
const FILTERED = `
  AND ($serviceId::uuid IS NULL OR w.service_id = $serviceId) AND ($channel::text IS NULL OR w.channel = $channel)
  AND ($dueUntil::timestamptz IS NULL OR (w.promise_due_at >= $now AND w.promise_due_at < $dueUntil))
  AND (w.urgent_at, w.queued_at, w.id) > (COALESCE($afterUrgentAt, '-infinity'::timestamptz),
    COALESCE($afterQueuedAt, '-infinity'::timestamptz), COALESCE($afterId, '00000000-0000-0000-0000-000000000000'::uuid))
  ORDER BY ${IN_ORDER} LIMIT $limit`;

const ofState = (state: WorkItemState, only: string): string => `
  (SELECT w.id, w.urgent_at, w.queued_at FROM work_item w
   WHERE w.organisation_id = $organisationId AND w.state = '${state}' AND ${only} ${FILTERED})`;

/** Of these ids, in the order of the queue. It joins much, so that its plan takes far longer than its answer. */
export const findWorkItems = query({
  planned: 'once',
  parameters: { organisationId: uuid, ids: list(uuid), now: instant },
  columns: COLUMNS,
  sql: shown(`SELECT unnest($ids::uuid[]) AS id`, IN_ORDER),
});

/**
 * With `present` what waits or is offered, with `later` what waits for a time agreed with a customer that has not come,
 * with `assigned` what is in hand: each in its order, then the first of all. Held work whose time has come waits like any
 * other, though nobody who is free has looked for it yet.
 */
export const findIdsOfQueue = query({
  parameters: {
    organisationId: uuid,
    now: instant,
    present: boolean,
    later: boolean,
    assigned: boolean,
    ...FILTERS,
  },
  columns: { id: uuid },
  sql: `
    SELECT w.id FROM (
      ${ofState('waiting', '$present AND NOT w.held')}
      UNION ALL ${ofState('waiting', '$present AND w.held AND w.not_before <= $now')}
      UNION ALL ${ofState('waiting', '$later AND w.held AND w.not_before > $now')}
      UNION ALL ${ofState('offered', '$present')}
      UNION ALL ${ofState('assigned', '$assigned')}) AS w
    ORDER BY ${IN_ORDER} LIMIT $limit`,
});

/** What an agent is offered or has in hand. */
export const findIdsOfAgent = query({
  parameters: { organisationId: uuid, agentId: uuid, now: instant, ...FILTERS },
  columns: { id: uuid },
  sql: `
    SELECT w.id FROM work_item w
    WHERE w.organisation_id = $organisationId AND w.agent_id = $agentId AND w.state IN ('offered', 'assigned') ${FILTERED}`,
});

/** What is open first, the most urgent before. */
export const findWorkOfEnquiry = query({
  parameters: { organisationId: uuid, enquiryId: uuid, now: instant },
  columns: COLUMNS,
  sql: shown(
    `SELECT id FROM work_item WHERE organisation_id = $organisationId AND enquiry_id = $enquiryId
     ORDER BY state = 'done', urgent_at LIMIT 50`,
    `w.state = 'done', w.urgent_at`,
  ),
});

/**
 * The figures of the queue. `missed` are counted up to `mostMissed`; what is at risk is counted among the `mostAtRisk`
 * whose promise came to be at risk last, be it missed since: `looked` says how many that were.
 */
export const countQueue = query({
  planned: 'once',
  parameters: { organisationId: uuid, agentId: uuid, now: instant, mostMissed: integer, mostAtRisk: integer },
  columns: {
    waiting: integer,
    later: integer,
    nextLaterAt: optional(instant),
    offered: integer,
    assigned: integer,
    mine: integer,
    missed: integer,
    atRisk: integer,
    looked: integer,
  },
  sql: `
    SELECT t.waiting - held.later AS waiting, held.later, held.next_later_at, t.offered, t.assigned, m.mine, late.missed, r.at_risk, r.looked
    FROM (SELECT COALESCE(sum(n) FILTER (WHERE value = 'waiting'), 0)::int AS waiting,
                 COALESCE(sum(n) FILTER (WHERE value = 'offered'), 0)::int AS offered,
                 COALESCE(sum(n) FILTER (WHERE value = 'assigned'), 0)::int AS assigned
          FROM tally WHERE organisation_id = $organisationId AND what = 'work') t,
         (SELECT count(*)::int AS later, min(not_before) AS next_later_at FROM work_item
          WHERE organisation_id = $organisationId AND state = 'waiting' AND held AND not_before > $now) held,
         (SELECT count(*)::int AS mine FROM work_item
          WHERE organisation_id = $organisationId AND agent_id = $agentId AND state IN ('offered', 'assigned')) m,
         (SELECT count(*)::int AS missed FROM (
            SELECT FROM work_item
            WHERE organisation_id = $organisationId AND state <> 'done' AND promise_due_at < $now LIMIT $mostMissed) AS first) late,
         (SELECT count(*) FILTER (WHERE promise_due_at >= $now)::int AS at_risk, count(*)::int AS looked FROM (
            SELECT promise_due_at FROM work_item
            WHERE organisation_id = $organisationId AND state <> 'done' AND promise_at_risk_at <= $now
            ORDER BY promise_at_risk_at DESC LIMIT $mostAtRisk) AS last) r`,
});

/** Agents who work with customers, with what they are able to do and what they are busy with. */
export const findAgents = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    name: text,
    team: text,
    presence: word<Presence>(),
    busyWith: optional(json<BusyWith>()),
    capacity: integer,
    load: integer,
    languages: list(text),
    channels: list(word<Channel>()),
    services: list(text),
  },
  sql: `
    SELECT a.id, a.name, t.name AS team, a.presence, a.capacity, a.load, a.languages, a.channels,
           CASE WHEN a.presence = 'busy' AND e.id IS NOT NULL THEN jsonb_build_object(
             'what', COALESCE(p.kind, 'visit'), 'ticket', v.ticket, 'enquiryId', e.id, 'reference', e.reference) END AS busy_with,
           array(SELECT s.name FROM service s WHERE s.id = ANY(a.service_ids) ORDER BY s.name) AS services
    FROM agent a JOIN team t ON t.id = a.team_id
    LEFT JOIN visit v ON v.id = a.busy_with
    LEFT JOIN appointment p ON p.id = a.busy_with
    LEFT JOIN enquiry e ON e.id = COALESCE(v.enquiry_id, p.enquiry_id)
    WHERE a.organisation_id = $organisationId AND a.active AND a.roles && ARRAY['agent', 'supervisor', 'reception']
    ORDER BY a.name`,
});
