import { NEWEST_SEEN } from './heard.js';
import { query } from './query.js';
import { boolean, instant, integer, list, optional, text, uuid, word } from './sql-types.js';

/** Writes a call down as it begins to ring, once however often its provider asks; nothing where it is known. */
export const beginPhoneCall = query({
  parameters: {
    id: uuid,
    organisationId: uuid,
    entryPointId: uuid,
    serviceId: uuid,
    providerId: text,
    number: optional(text),
    reference: text,
    at: instant,
    now: instant,
  },
  columns: { id: uuid },
  sql: `
    INSERT INTO phone_call (id, organisation_id, entry_point_id, service_id, provider_id, number, reference, state, began_at, heard_at)
    VALUES ($id, $organisationId, $entryPointId, $serviceId, $providerId, $number, $reference, 'waiting', $at, $now)
    ON CONFLICT (entry_point_id, provider_id) DO NOTHING RETURNING id`,
});

/**
 * What a caller of a service is told from: how many wait before them, who could answer, when the latest calls since `since` were
 * answered, the newest first (what happened today is all that is promised from), and the newest change of the calendars.
 */
export const findCallLoad = query({
  planned: 'once',
  parameters: {
    organisationId: uuid,
    serviceId: uuid,
    before: instant,
    id: uuid,
    channel: text,
    since: instant,
    limit: integer,
  },
  columns: {
    ahead: integer,
    free: integer,
    on: integer,
    ringing: integer,
    answeredAt: list(instant),
    calendars: optional(text),
  },
  sql: `
    SELECT
      (SELECT count(*)::int FROM phone_call WHERE organisation_id = $organisationId AND service_id = $serviceId
         AND state = 'waiting' AND direction = 'in' AND (began_at, id) < ($before::timestamptz, $id::uuid)) AS ahead,
      count(*) FILTER (WHERE presence = 'available' AND load < capacity)::int AS free,
      count(*) FILTER (WHERE presence IN ('available', 'busy', 'wrap-up'))::int AS on,
      (SELECT count(*)::int FROM call_leg l WHERE l.call_id = $id AND l.state = 'ringing') AS ringing,
      ARRAY(SELECT p.answered_at FROM phone_call p
        WHERE p.organisation_id = $organisationId AND p.service_id = $serviceId AND p.began_at >= $since AND p.answered_at IS NOT NULL
          AND p.direction = 'in'
        ORDER BY p.answered_at DESC LIMIT $limit) AS answered_at,
      (SELECT max(revision)::text FROM calendar_change) AS calendars
    FROM agent
    WHERE organisation_id = $organisationId AND active AND service_ids @> ARRAY[$serviceId::uuid] AND channels @> ARRAY[$channel::text]`,
});

/** Which of these calls wait no more: somebody has them, or they are over. */
export const findCallsPastWaiting = query({
  planned: 'once',
  parameters: { ids: list(uuid) },
  columns: { id: uuid },
  sql: `SELECT id FROM phone_call WHERE id = ANY($ids) AND state <> 'waiting'`,
});

/** Whose telephone it is that was rung: the call, which way that goes, and when it was last heard of. */
export const findCallOfLeg = query({
  planned: 'once',
  parameters: { legId: uuid },
  columns: {
    id: uuid,
    organisationId: uuid,
    direction: word<'in' | 'out'>(),
    heardAt: instant,
    room: optional(text),
  },
  sql: `
    SELECT p.id, p.organisation_id, p.direction, p.heard_at, p.room FROM call_leg l JOIN phone_call p ON p.id = l.call_id WHERE l.id = $legId`,
});

/** Whoever answered has a call that waits, which is locked; nothing where their telephone has ended. */
export const takeWaitingCall = query({
  planned: 'once',
  parameters: { callId: uuid, legId: uuid, agentId: uuid, now: instant },
  columns: { id: uuid },
  sql: `
    WITH joined AS (
      UPDATE call_leg SET state = 'joined', joined_at = $now WHERE id = $legId AND state <> 'ended' RETURNING call_id)
    UPDATE phone_call SET state = 'talking', agent_id = $agentId, answered_at = $now, heard_at = $now
    WHERE id = $callId AND id IN (SELECT call_id FROM joined) RETURNING id`,
});

/** Calls that are over and of which nobody has written down what follows, once their contacts are routed. */
export const findCallsToSettle = query({
  parameters: { limit: integer },
  columns: { id: uuid, organisationId: uuid },
  sql: `
    SELECT p.id, p.organisation_id FROM phone_call p JOIN contact c ON c.id = p.id
    WHERE p.state = 'ended' AND p.settled_at IS NULL ORDER BY p.ended_at LIMIT $limit`,
});

/** Telephones of calls that last, of which nothing was heard since `before`. */
export const findCallsUnheardOf = query({
  parameters: { before: instant, limit: integer },
  columns: { id: uuid },
  sql: `SELECT id FROM phone_call WHERE state <> 'ended' AND heard_at < $before ORDER BY heard_at LIMIT $limit`,
});

/** Calls with telephones that do what they should not, or whose work is not where it should be: the safety net below the events. */
export const findCallsToMind = query({
  parameters: { before: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    SELECT p.id FROM phone_call p JOIN call_leg l ON l.call_id = p.id
    WHERE l.state <> 'ended' AND l.kind IN ('agent', 'customer') AND l.asked_at < $before
      AND ((p.state = 'ended' AND p.ended_at < $before) OR (l.state = 'asked' AND l.provider_id IS NULL AND (p.direction = 'in' OR l.id <> p.id))
           OR (p.direction = 'in' AND p.state = 'talking' AND l.state <> 'joined')
           OR (p.direction = 'in' AND p.state = 'waiting' AND NOT EXISTS (
             SELECT FROM work_item w WHERE w.contact_id = p.id AND w.state IN ('offered', 'assigned'))))
    UNION
    SELECT l.call_id FROM call_leg l
    WHERE l.state = 'ended' AND l.ended_at IS NULL AND l.provider_id IS NOT NULL AND l.asked_at < $before
    UNION
    SELECT p.id FROM phone_call p
    WHERE p.direction = 'in' AND p.state = 'ended' AND p.ended_as = 'answered' AND p.caller_left_at IS NULL AND p.closed_at IS NULL
      AND p.ended_at < $before
    UNION
    SELECT p.id FROM phone_call p JOIN work_item w ON w.contact_id = p.id AND w.kind = 'answer' AND w.state IN ('offered', 'assigned')
    WHERE p.state = 'waiting' AND p.began_at < $before
      AND NOT EXISTS (SELECT FROM call_leg l WHERE l.call_id = p.id AND l.state <> 'ended')
    UNION
    SELECT p.id FROM phone_call p WHERE p.answered_at < $before AND p.given_at IS NULL
    UNION
    SELECT p.id FROM phone_call p JOIN delivery d ON d.contact_id = p.id
    WHERE p.direction = 'out' AND p.state = 'waiting' AND p.began_at < $before
      AND (d.state IN ('failed', 'taken-back') OR EXISTS (SELECT FROM call_leg l WHERE l.call_id = p.id AND l.kind = 'agent' AND l.state = 'joined')
             AND NOT EXISTS (SELECT FROM call_leg l WHERE l.call_id = p.id AND l.kind = 'customer'))
    LIMIT $limit`,
});

/**
 * The provider's id of a telephone that it was asked to ring, with how that and its call stand. One that was given up meanwhile has
 * not ended there. No row where the id was known before.
 */
export const nameTelephone = query({
  parameters: { id: uuid, providerId: text },
  columns: {
    state: word<'asked' | 'ringing' | 'answered' | 'joined' | 'ended'>(),
    call: word<'waiting' | 'talking' | 'ended'>(),
  },
  sql: `
    UPDATE call_leg l SET provider_id = $providerId, ended_at = NULL FROM phone_call p
    WHERE l.id = $id AND p.id = l.call_id AND l.provider_id IS NULL RETURNING l.state, p.state AS call`,
});

/** How often each agent could not be rung for a call. */
export const findFailedRings = query({
  parameters: { callId: uuid },
  columns: { agentId: optional(uuid), times: integer },
  sql: `
    SELECT agent_id, count(*)::int AS times FROM call_leg
    WHERE call_id = $callId AND agent_id IS NOT NULL AND rang_at IS NULL AND state = 'ended' GROUP BY agent_id`,
});

/** The telephones in which agents are, in calls that last. */
export const findBusyTelephones = query({
  parameters: { agentIds: list(uuid) },
  columns: { agentId: optional(uuid) },
  sql: `
    SELECT DISTINCT l.agent_id FROM call_leg l JOIN phone_call p ON p.id = l.call_id
    WHERE l.agent_id = ANY($agentIds) AND l.state <> 'ended' AND p.state <> 'ended'`,
});

/** What rings or lasts at an agent's, and what they have not said the end of; the newest first. */
export const findCallsOfAgent = query({
  parameters: { agentId: uuid },
  columns: { id: uuid, is: word<'ringing' | 'mine' | 'asked-in'>() },
  sql: `
    SELECT c.id, c.is FROM (
      SELECT p.id, 'mine' AS is, p.began_at FROM phone_call p WHERE p.agent_id = $agentId AND p.closed_at IS NULL
      UNION ALL
      SELECT p.id, CASE l.kind WHEN 'agent' THEN 'ringing' ELSE 'asked-in' END, p.began_at
      FROM call_leg l JOIN phone_call p ON p.id = l.call_id
      WHERE l.agent_id = $agentId AND l.state <> 'ended' AND p.state <> 'ended'
        AND (l.kind <> 'agent' OR (p.state = 'waiting' AND p.direction = 'in'))) c
    ORDER BY c.began_at DESC LIMIT 10`,
});

/**
 * Calls that an agent made since an instant and of which their own telephone, or browser, took nothing, so that nobody was rung; the
 * newest first, and of each enquiry only where they rang no later. Without those of `except`, which they ended themselves.
 */
export const findCallsNotRung = query({
  parameters: { agentId: uuid, since: instant, except: list(text), limit: integer },
  columns: {
    id: uuid,
    enquiryId: uuid,
    reference: text,
    number: text,
    name: optional(text),
    problem: text,
    at: instant,
    seenUpTo: optional(uuid),
  },
  sql: `
    SELECT p.id, e.id AS enquiry_id, e.reference, COALESCE(p.number, '') AS number, COALESCE(u.name, c.party_name) AS name,
      COALESCE(d.problem, '') AS problem, COALESCE(p.ended_at, p.began_at) AS at,
      ${NEWEST_SEEN} AS seen_up_to
    FROM phone_call p JOIN contact c ON c.id = p.id JOIN delivery d ON d.contact_id = p.id
    JOIN enquiry e ON e.id = c.enquiry_id AND e.state = 'open'
    LEFT JOIN customer u ON u.id = e.customer_id
    WHERE p.agent_id = $agentId AND p.direction = 'out' AND p.ended_as = 'not-reached' AND p.ended_at > $since
      AND d.state = 'taken-back' AND d.problem <> ALL($except)
      AND NOT EXISTS (
        SELECT FROM contact l JOIN phone_call o ON o.id = l.id AND o.direction = 'out'
        WHERE l.enquiry_id = e.id AND o.began_at > p.began_at)
    ORDER BY p.ended_at DESC LIMIT $limit`,
});

/** Calls about an enquiry that were answered and whose end nobody has told yet. */
export const findUnsaidCalls = query({
  parameters: { enquiryId: uuid },
  columns: { id: uuid },
  sql: `
    SELECT p.id FROM phone_call p JOIN contact c ON c.id = p.id
    WHERE c.enquiry_id = $enquiryId AND p.direction = 'in' AND p.answered_at IS NOT NULL AND p.closed_at IS NULL`,
});

/** Calls of an organisation that last, the longest first. */
export const findLastingCalls = query({
  parameters: { organisationId: uuid, limit: integer },
  columns: { id: uuid },
  sql: `SELECT id FROM phone_call WHERE organisation_id = $organisationId AND state <> 'ended' ORDER BY began_at LIMIT $limit`,
});

/** Recordings of callers, each once however often they are told of; nothing where there was no such call. */
export const keepRecordings = query({
  parameters: {
    ids: list(text),
    providerIds: list(text),
    recordedAt: list(instant),
    seconds: list(integer),
    now: instant,
  },
  sql: `
    INSERT INTO call_recording (id, call_id, recorded_at, seconds, state, next_at)
    SELECT r.id, p.id, r.recorded_at, r.seconds, 'wanted', $now::timestamptz
    FROM unnest($ids::text[], $providerIds::text[], $recordedAt::timestamptz[], $seconds::integer[])
      AS r (id, provider_id, recorded_at, seconds)
    JOIN phone_call p ON p.provider_id = r.provider_id
    ON CONFLICT (id) DO NOTHING`,
});

/** Whether anything was recorded in a call. */
export const findRecordingOf = query({
  parameters: { callId: uuid },
  columns: { id: text },
  sql: `SELECT id FROM call_recording WHERE call_id = $callId LIMIT 1`,
});

/** Recordings to fetch, or to delete where they came from, each for one process until `until`. */
export const claimRecordings = query({
  parameters: { now: instant, until: instant, limit: integer },
  columns: {
    id: text,
    callId: uuid,
    recordedAt: instant,
    seconds: integer,
    state: word<'wanted' | 'kept'>(),
    attempts: integer,
    isHeard: boolean,
  },
  sql: `
    UPDATE call_recording SET next_at = $until, attempts = attempts + 1 WHERE id IN (
      SELECT id FROM call_recording WHERE state <> 'done' AND next_at <= $now
      ORDER BY next_at LIMIT $limit FOR UPDATE SKIP LOCKED)
    RETURNING id, call_id, recorded_at, seconds, state, attempts, heard_text IS NOT NULL AS is_heard`,
});

export const settleRecording = query({
  parameters: {
    id: text,
    state: word<'wanted' | 'kept' | 'done'>(),
    nextAt: instant,
    contactId: optional(uuid),
  },
  sql: `
    UPDATE call_recording SET state = $state, next_at = $nextAt, attempts = CASE WHEN state = $state THEN attempts ELSE 0 END,
      contact_id = COALESCE($contactId::uuid, contact_id) WHERE id = $id`,
});

/** Calls of ours in which a message was spoken to its end, and of which nobody said how they went. */
export const findSpokenMessages = query({
  parameters: { since: instant, limit: integer },
  columns: { callId: uuid, agentId: uuid },
  sql: `
    SELECT p.id AS call_id, a.id AS agent_id
    FROM call_leg l JOIN phone_call p ON p.id = l.call_id JOIN contact c ON c.id = p.id JOIN agent a ON a.id = p.agent_id
    WHERE l.words_said_at >= $since AND c.call_outcome IS NULL LIMIT $limit`,
});

/**
 * A call with the matter that it belongs to, as those see it who answer; nulls before it is in the queue. Of most calls there is
 * nothing more to show: what there may be is said with it.
 */
export const findCallView = query({
  planned: 'once',
  parameters: { id: uuid },
  columns: {
    reference: text,
    direction: word<'in' | 'out'>(),
    state: word<'waiting' | 'talking' | 'ended'>(),
    endedAs: optional(text),
    number: optional(text),
    agentId: optional(uuid),
    agent: optional(text),
    serviceId: uuid,
    entryPointId: uuid,
    beganAt: instant,
    answeredAt: optional(instant),
    heldAt: optional(instant),
    endedAt: optional(instant),
    closedAt: optional(instant),
    enquiryId: optional(uuid),
    enquiryServiceId: optional(uuid),
    customerId: optional(uuid),
    name: optional(text),
    hasUnreached: boolean,
    hasHandovers: boolean,
    hasOtherMatters: boolean,
    hasNotes: boolean,
  },
  sql: `
    SELECT p.reference, p.direction, p.state, p.ended_as, p.number, p.agent_id, a.name AS agent, p.service_id, p.entry_point_id,
      p.began_at, p.answered_at, p.held_at, p.ended_at, p.closed_at,
      e.id AS enquiry_id, e.service_id AS enquiry_service_id, e.customer_id, COALESCE(u.name, c.party_name) AS name,
      EXISTS (SELECT FROM call_leg l WHERE l.call_id = p.id AND l.state = 'ended' AND l.problem IS NOT NULL) AS has_unreached,
      EXISTS (SELECT FROM handover h WHERE h.enquiry_id = e.id) AS has_handovers,
      EXISTS (SELECT FROM enquiry o WHERE o.customer_id = e.customer_id AND o.id <> e.id AND o.state = 'open') AS has_other_matters,
      EXISTS (SELECT FROM enquiry o JOIN timeline_event t ON t.enquiry_id = o.id AND t.type = 'note'
              WHERE o.customer_id = e.customer_id) AS has_notes
    FROM phone_call p
    LEFT JOIN contact c ON c.id = p.id
    LEFT JOIN enquiry e ON e.id = c.enquiry_id
    LEFT JOIN customer u ON u.id = e.customer_id
    LEFT JOIN agent a ON a.id = p.agent_id
    WHERE p.id = $id`,
});

/** The telephones of a call that have not ended, beside the caller's. */
export const findTelephonesOfCall = query({
  planned: 'once',
  parameters: { callId: uuid },
  columns: {
    id: uuid,
    kind: word<'agent' | 'colleague' | 'guest' | 'listener' | 'helper' | 'customer'>(),
    agentId: optional(uuid),
    number: optional(text),
    state: word<'asked' | 'ringing' | 'answered' | 'joined'>(),
    answeredBy: optional(text),
    name: optional(text),
  },
  sql: `
    SELECT l.id, l.kind, l.agent_id, l.number, l.state, l.answered_by, a.name
    FROM call_leg l LEFT JOIN agent a ON a.id = l.agent_id
    WHERE l.call_id = $callId AND l.state <> 'ended' ORDER BY l.asked_at, l.id`,
});

/** Telephones of a call that ended without coming in, for another reason than `except`, the newest first; of those to whom one that came in was offered, none. */
export const findUnreachedInCall = query({
  planned: 'once',
  parameters: { callId: uuid, except: list(text), limit: integer },
  columns: {
    agentId: optional(uuid),
    number: optional(text),
    problem: optional(text),
    name: optional(text),
  },
  sql: `
    SELECT l.agent_id, l.number, l.problem, a.name
    FROM call_leg l JOIN phone_call p ON p.id = l.call_id LEFT JOIN agent a ON a.id = l.agent_id
    WHERE l.call_id = $callId AND l.state = 'ended' AND l.joined_at IS NULL AND l.problem <> ALL($except) AND l.kind <> 'customer'
      AND (l.kind <> 'agent' OR p.direction = 'out')
    ORDER BY l.asked_at DESC LIMIT $limit`,
});

/** The other open matters of a customer, the latest first. */
export const findOtherMatters = query({
  planned: 'once',
  parameters: { customerId: uuid, exceptId: uuid, limit: integer },
  columns: { id: uuid, reference: text, subject: text, serviceId: uuid, owner: optional(text) },
  sql: `
    SELECT e.id, e.reference, e.subject, e.service_id, a.name AS owner
    FROM enquiry e LEFT JOIN agent a ON a.id = e.owner_id
    WHERE e.customer_id = $customerId AND e.state = 'open' AND e.id <> $exceptId
    ORDER BY e.last_contact_at DESC LIMIT $limit`,
});

/** What was noted last in the latest matters of a customer, the newest first. */
export const findLastNotes = query({
  planned: 'once',
  parameters: { customerId: uuid, matters: integer, limit: integer },
  columns: { at: instant, text },
  sql: `
    SELECT t.at, t.text FROM timeline_event t
    WHERE t.type = 'note' AND t.enquiry_id IN (
      SELECT e.id FROM enquiry e WHERE e.customer_id = $customerId ORDER BY e.last_contact_at DESC LIMIT $matters)
    ORDER BY t.at DESC LIMIT $limit`,
});

/** The language of the customer whom a call is about; nothing before it is in the queue. */
export const findLanguageOfCaller = query({
  planned: 'once',
  parameters: { callId: uuid },
  columns: { language: text },
  sql: `
    SELECT u.language FROM contact c JOIN enquiry e ON e.id = c.enquiry_id JOIN customer u ON u.id = e.customer_id
    WHERE c.id = $callId`,
});
