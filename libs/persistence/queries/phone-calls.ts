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

/** What a caller of a service is told from: how many wait before them, and who could answer. */
export const findCallLoad = query({
  parameters: { organisationId: uuid, serviceId: uuid, before: instant, id: uuid, channel: text },
  columns: { ahead: integer, free: integer, on: integer, ringing: integer },
  sql: `
    SELECT
      (SELECT count(*)::int FROM phone_call WHERE organisation_id = $organisationId AND service_id = $serviceId
         AND state = 'waiting' AND direction = 'in' AND (began_at, id) < ($before::timestamptz, $id::uuid)) AS ahead,
      count(*) FILTER (WHERE presence = 'available' AND load < capacity)::int AS free,
      count(*) FILTER (WHERE presence IN ('available', 'busy', 'wrap-up'))::int AS on,
      (SELECT count(*)::int FROM call_leg l WHERE l.call_id = $id AND l.state = 'ringing') AS ringing
    FROM agent
    WHERE organisation_id = $organisationId AND active AND service_ids @> ARRAY[$serviceId::uuid] AND channels @> ARRAY[$channel::text]`,
});

/** When the latest calls of a service were answered, the newest first: what happened today is all that is promised from. */
export const findLatestAnswers = query({
  parameters: { organisationId: uuid, serviceId: uuid, since: instant, limit: integer },
  columns: { answeredAt: optional(instant) },
  sql: `
    SELECT answered_at FROM phone_call
    WHERE organisation_id = $organisationId AND service_id = $serviceId AND began_at >= $since AND answered_at IS NOT NULL
      AND direction = 'in'
    ORDER BY answered_at DESC LIMIT $limit`,
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
      AND ((p.state = 'ended' AND p.ended_at < $before) OR (l.state = 'asked' AND l.provider_id IS NULL AND (p.direction = 'in' OR l.kind = 'customer'))
           OR (p.direction = 'in' AND p.state = 'talking' AND l.state <> 'joined')
           OR (p.direction = 'in' AND p.state = 'waiting' AND NOT EXISTS (
             SELECT FROM work_item w WHERE w.contact_id = p.id AND w.state IN ('offered', 'assigned'))))
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
      AND (d.state = 'failed' OR EXISTS (SELECT FROM call_leg l WHERE l.call_id = p.id AND l.kind = 'agent' AND l.state = 'joined')
             AND NOT EXISTS (SELECT FROM call_leg l WHERE l.call_id = p.id AND l.kind = 'customer'))
    LIMIT $limit`,
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
