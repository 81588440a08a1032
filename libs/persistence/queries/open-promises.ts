import type { Channel, CommitmentState, EnquiryKind } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, list, optional, text, uuid, word } from './sql-types.js';

export type Standing = 'missed' | 'at-risk' | 'safe' | 'paused';

/**
 * The standing in a row is that of its last change, so what is stored as safe may be at risk or late by now. There are
 * few of these, as the sweep of alarms follows within a moment, and all of them are due for an alarm.
 */
const LATE = 'c.due_at < $now';
const ALARM_DUE = 'c.next_alarm_at <= $now';
const SOON = `${ALARM_DUE} AND c.due_at >= $now AND c.at_risk_at[1] <= $now`;

const STANDING = `
  CASE WHEN c.standing = 'paused' THEN 'paused' WHEN c.standing = 'missed' OR ${LATE} THEN 'missed'
       WHEN c.standing = 'at-risk' OR c.at_risk_at[1] <= $now THEN 'at-risk' ELSE 'safe' END`;

const COLUMNS = {
  id: uuid,
  promiseId: text,
  title: text,
  state: word<CommitmentState>(),
  startedAt: instant,
  dueAt: instant,
  atRiskAt: list(instant),
  clockId: text,
  packId: text,
  packHash: text,
  channel: word<Channel>(),
  standing: word<Standing>(),
  enquiryId: uuid,
  reference: text,
  subject: text,
  kind: word<EnquiryKind>(),
  service: text,
  ownerId: optional(uuid),
  ownerName: optional(text),
  holderId: optional(uuid),
  holderName: optional(text),
};

/** Promises with what a row on a screen needs, of the ids that `page` finds, the earliest due first. */
const shown = (page: string): string => `
  WITH page AS MATERIALIZED (${page})
  SELECT c.id, c.promise_id, c.title, c.state, c.started_at, c.due_at, c.at_risk_at, c.clock_id, c.pack_id, c.pack_hash, c.channel, ${STANDING} AS standing,
         e.id AS enquiry_id, e.reference, e.subject, e.kind, s.name AS service,
         o.id AS owner_id, o.name AS owner_name, h.id AS holder_id, h.name AS holder_name
  FROM page
  JOIN commitment c ON c.id = page.id
  JOIN enquiry e ON e.id = c.enquiry_id
  JOIN service s ON s.id = c.service_id
  LEFT JOIN agent o ON o.id = e.owner_id
  LEFT JOIN LATERAL (
    SELECT a.id, a.name FROM work_item w JOIN agent a ON a.id = w.agent_id
    WHERE w.enquiry_id = e.id AND w.state IN ('offered', 'assigned')
    ORDER BY w.state = 'assigned' DESC, w.urgent_at, w.id LIMIT 1) h ON true
  ORDER BY c.due_at, c.id`;

/** Those that stood so when they were last touched, in their order. A service that is NULL leaves nothing out. */
const stood = (standing: Standing, only = 'true'): string => `
  (SELECT c.id, c.due_at FROM commitment c
   WHERE c.organisation_id = $organisationId AND c.standing = '${standing}'
     AND ($serviceId::uuid IS NULL OR c.service_id = $serviceId) AND ${only}
   ORDER BY c.due_at, c.id LIMIT $limit)`;

/** OFFSET 0 keeps the server from walking through all that is safe in the order of the page. */
const SOON_AT_RISK = `
  (SELECT c.id, c.due_at FROM (
     SELECT id, due_at FROM commitment c
     WHERE c.organisation_id = $organisationId AND c.standing = 'safe' AND ${SOON}
       AND ($serviceId::uuid IS NULL OR c.service_id = $serviceId) OFFSET 0) AS c
   ORDER BY c.due_at, c.id LIMIT $limit)`;

const listOf = (...parts: string[]) =>
  query({
    parameters: { organisationId: uuid, serviceId: optional(uuid), now: instant, limit: integer },
    columns: COLUMNS,
    sql: shown(`SELECT c.id FROM (${parts.join(' UNION ALL ')}) AS c ORDER BY c.due_at, c.id LIMIT $limit`),
  });

/** Open promises of the council by their standing now. */
export const findOpenPromises = {
  all: listOf(stood('missed'), stood('at-risk'), stood('safe'), stood('paused')),
  missed: listOf(stood('missed'), stood('at-risk', LATE), stood('safe', LATE)),
  'at-risk': listOf(stood('at-risk', `NOT ${LATE}`), SOON_AT_RISK),
  safe: listOf(stood('safe', `NOT ${LATE} AND (c.at_risk_at[1] > $now OR c.at_risk_at[1] IS NULL)`)),
  paused: listOf(stood('paused')),
};

const COUNTS = { missed: integer, atRisk: integer, safe: integer, paused: integer };

/** How many there are of each standing, exactly: a tally of how they stood, and the few that time has moved since. */
export const countOpenPromises = query({
  parameters: { organisationId: uuid, serviceId: optional(uuid), now: instant },
  columns: COUNTS,
  sql: `
    SELECT (t.missed + late.at_risk + late.safe)::int AS missed, (t.at_risk - late.at_risk + soon.n)::int AS at_risk,
           (t.safe - late.safe - soon.n)::int AS safe, t.paused::int AS paused
    FROM (SELECT COALESCE(sum(n) FILTER (WHERE value = 'missed'), 0) AS missed,
                 COALESCE(sum(n) FILTER (WHERE value = 'at-risk'), 0) AS at_risk,
                 COALESCE(sum(n) FILTER (WHERE value = 'safe'), 0) AS safe,
                 COALESCE(sum(n) FILTER (WHERE value = 'paused'), 0) AS paused
          FROM tally WHERE organisation_id = $organisationId AND what = 'promise'
            AND ($serviceId::uuid IS NULL OR service_id = $serviceId)) t,
         (SELECT count(*) FILTER (WHERE c.standing = 'at-risk') AS at_risk, count(*) FILTER (WHERE c.standing = 'safe') AS safe
          FROM commitment c WHERE c.organisation_id = $organisationId AND c.standing IN ('at-risk', 'safe') AND ${ALARM_DUE} AND ${LATE}
            AND ($serviceId::uuid IS NULL OR c.service_id = $serviceId)) late,
         (SELECT count(*) AS n FROM commitment c
          WHERE c.organisation_id = $organisationId AND c.standing = 'safe' AND ${SOON}
            AND ($serviceId::uuid IS NULL OR c.service_id = $serviceId)) soon`,
});

/** The few on enquiries that an agent owns or works on are gathered first and then looked through. */
const OF_AGENT = `
  SELECT c.*, ${STANDING} AS now_standing FROM commitment c
  WHERE c.organisation_id = $organisationId AND c.standing IS NOT NULL
    AND ($serviceId::uuid IS NULL OR c.service_id = $serviceId)
    AND c.enquiry_id = ANY(ARRAY(
      SELECT id FROM enquiry WHERE owner_id = $agentId AND state = 'open'
      UNION SELECT enquiry_id FROM work_item WHERE agent_id = $agentId AND state IN ('offered', 'assigned')))`;

/** A standing that is NULL leaves nothing out. */
export const findOpenPromisesOfAgent = query({
  parameters: {
    organisationId: uuid,
    serviceId: optional(uuid),
    agentId: uuid,
    standing: optional(word<Standing>()),
    now: instant,
    limit: integer,
  },
  columns: COLUMNS,
  sql: shown(`
    SELECT c.id FROM (${OF_AGENT}) AS c WHERE $standing::text IS NULL OR c.now_standing = $standing
    ORDER BY c.due_at, c.id LIMIT $limit`),
});

export const countOpenPromisesOfAgent = query({
  parameters: { organisationId: uuid, serviceId: optional(uuid), agentId: uuid, now: instant },
  columns: COUNTS,
  sql: `
    SELECT count(*) FILTER (WHERE c.now_standing = 'missed')::int AS missed,
           count(*) FILTER (WHERE c.now_standing = 'at-risk')::int AS at_risk,
           count(*) FILTER (WHERE c.now_standing = 'safe')::int AS safe,
           count(*) FILTER (WHERE c.now_standing = 'paused')::int AS paused
    FROM (${OF_AGENT}) AS c`,
});
