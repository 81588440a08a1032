import { query } from './query.js';
import {
  bigint,
  boolean,
  bytes,
  instant,
  integer,
  json,
  list,
  optional,
  text,
  uuid,
  word,
} from './sql-types.js';

const event = {
  tx: text,
  position: bigint,
  id: uuid,
  type: text,
  enquiryId: optional(uuid),
  /** Those with the same line are told in their order: the enquiry, or what it is about where there is none. */
  line: uuid,
  data: json<Record<string, unknown>>(),
  at: instant,
  /** Those that may be told of it, where somebody is held to some. */
  serviceIds: list(uuid),
};

/**
 * Events of an organisation after a place, whose parts are transaction and position, in the order of both, up to the
 * oldest transaction that is still open: it may put others before. Types are a name, or `promise.` for all of a kind;
 * none stand for all.
 */
export const findOutgoingEvents = query({
  parameters: {
    organisationId: uuid,
    tx: text,
    position: bigint,
    types: list(text),
    kinds: list(text),
    /** All where there are none. */
    serviceIds: list(uuid),
    limit: integer,
  },
  columns: event,
  sql: `
    SELECT tx::text, position, id, type, enquiry_id, COALESCE(enquiry_id, subject_id) AS line, data, at, service_ids
    FROM outgoing_event
    WHERE organisation_id = $organisationId AND (tx, position) > ($tx::text::xid8, $position::bigint)
      AND tx < pg_snapshot_xmin(pg_current_snapshot())
      AND (cardinality($types::text[]) + cardinality($kinds::text[]) = 0
           OR type = ANY ($types::text[]) OR split_part(type, '.', 1) = ANY ($kinds::text[]))
      AND (cardinality($serviceIds::uuid[]) = 0 OR service_ids && $serviceIds::uuid[])
    ORDER BY outgoing_event.tx, outgoing_event.position LIMIT $limit`,
});

/** The newest place that can be read up to; a place with no event where there is none. */
export const findNewestPlace = query({
  parameters: { organisationId: uuid },
  columns: { tx: text, position: bigint },
  sql: `
    SELECT tx::text, position FROM outgoing_event
    WHERE organisation_id = $organisationId AND tx < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY outgoing_event.tx DESC, outgoing_event.position DESC LIMIT 1`,
});

/** The oldest event that is kept. */
export const findOldestEvent = query({
  parameters: { organisationId: uuid },
  columns: { tx: text, position: bigint, at: instant },
  sql: `
    SELECT tx::text, position, at FROM outgoing_event WHERE organisation_id = $organisationId
    ORDER BY outgoing_event.tx, outgoing_event.position LIMIT 1`,
});

/** Forgets up to so many of the events from before an instant. */
export const forgetEvents = query({
  parameters: { before: instant, limit: integer },
  columns: { position: bigint },
  sql: `
    WITH gone AS (
      DELETE FROM outgoing_event WHERE position IN (
        SELECT position FROM outgoing_event WHERE at < $before ORDER BY at LIMIT $limit)
      RETURNING position),
    held AS (DELETE FROM held_event USING gone WHERE held_event.position = gone.position)
    SELECT position FROM gone`,
});

/** Forgets up to so many of the attempts from before an instant. */
export const forgetAttempts = query({
  parameters: { before: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    DELETE FROM event_attempt WHERE id IN (SELECT id FROM event_attempt WHERE at < $before ORDER BY at LIMIT $limit)
    RETURNING id`,
});

/** For this transaction: what it writes is told to nobody outside, since it is a made-up past. */
export const tellNoEvents = query({ parameters: {}, sql: `SET LOCAL frontdoor.events = 'off'` });

/**
 * Takes for one process, until an instant, the subscribers for whom something can be done now, longest waiting first.
 * What lies held back and is not due yet is nothing to do.
 */
export const takeSubscribers = query({
  planned: 'once',
  parameters: { holder: uuid, now: instant, until: instant, limit: integer },
  columns: {
    id: uuid,
    organisationId: uuid,
    name: text,
    url: text,
    types: list(text),
    serviceIds: list(uuid),
    shape: word<'thin' | 'full'>(),
    personalData: boolean,
    sealedSecret: bytes,
    sealedFormerSecret: optional(bytes),
    formerUntil: optional(instant),
    tx: text,
    position: bigint,
    failures: integer,
    failingSince: optional(instant),
    alarmedAt: optional(instant),
    /** Whether anything is held back. */
    holds: boolean,
  },
  sql: `
    UPDATE subscriber SET lease_holder = $holder, lease_until = $until
    WHERE id IN (
      SELECT s.id FROM subscriber s
      WHERE s.state = 'active' AND s.next_attempt_at <= $now AND (s.lease_until IS NULL OR s.lease_until <= $now)
        AND (EXISTS (SELECT FROM outgoing_event e WHERE e.organisation_id = s.organisation_id
                       AND (e.tx, e.position) > (s.tx, s.position) AND e.tx < pg_snapshot_xmin(pg_current_snapshot()))
             OR EXISTS (SELECT FROM held_event h WHERE h.subscriber_id = s.id AND h.given_up_at IS NULL
                          AND h.next_attempt_at <= $now))
      ORDER BY s.next_attempt_at LIMIT $limit FOR UPDATE OF s SKIP LOCKED)
    RETURNING id, organisation_id, name, url, types, service_ids, shape, personal_data, sealed_secret, sealed_former_secret,
      former_until, tx::text, position, failures, failing_since, alarmed_at,
      EXISTS (SELECT FROM held_event h WHERE h.subscriber_id = subscriber.id AND h.given_up_at IS NULL) AS holds`,
});

/** Goes on with a subscriber that this process has; no row where it no longer has it, or nothing may be sent. */
export const keepSubscriber = query({
  parameters: { id: uuid, holder: uuid, until: instant },
  columns: {
    tx: text,
    position: bigint,
    failures: integer,
    failingSince: optional(instant),
    holds: boolean,
  },
  sql: `
    UPDATE subscriber SET lease_until = $until WHERE id = $id AND lease_holder = $holder AND state = 'active'
    RETURNING tx::text, position, failures, failing_since,
      EXISTS (SELECT FROM held_event h WHERE h.subscriber_id = subscriber.id AND h.given_up_at IS NULL) AS holds`,
});

export const leaveSubscriber = query({
  parameters: { id: uuid, holder: uuid },
  sql: `UPDATE subscriber SET lease_holder = NULL, lease_until = NULL WHERE id = $id AND lease_holder = $holder`,
});

/** The lines of a subscriber on which something is held back. */
export const findHeldLines = query({
  parameters: { subscriberId: uuid, lines: list(uuid) },
  columns: { line: uuid },
  sql: `
    SELECT DISTINCT line FROM held_event
    WHERE subscriber_id = $subscriberId AND given_up_at IS NULL AND line = ANY ($lines::uuid[])`,
});

/** What is held back and due, in order: of each line only what follows on its first that is due. */
export const findDueHeld = query({
  parameters: { subscriberId: uuid, now: instant, limit: integer },
  columns: { ...event, attempts: integer, firstFailedAt: optional(instant) },
  sql: `
    SELECT h.tx::text, h.position, e.id, e.type, e.enquiry_id, h.line, e.data, e.at, e.service_ids, h.attempts,
      h.first_failed_at
    FROM held_event h JOIN outgoing_event e ON e.position = h.position JOIN subscriber s ON s.id = h.subscriber_id
    WHERE h.subscriber_id = $subscriberId AND h.given_up_at IS NULL AND h.next_attempt_at <= $now
      AND (cardinality(s.service_ids) = 0 OR e.service_ids && s.service_ids)
      AND NOT EXISTS (SELECT FROM held_event b WHERE b.subscriber_id = h.subscriber_id AND b.line = h.line
                        AND b.given_up_at IS NULL AND (b.tx, b.position) < (h.tx, h.position) AND b.next_attempt_at > $now)
    ORDER BY h.tx, h.position LIMIT $limit`,
});

/** Holds events back for a subscriber. One that is held already stays as it is. */
export const holdEvents = query({
  parameters: { subscriberId: uuid, events: json<HeldNow[]>() },
  sql: `
    INSERT INTO held_event (subscriber_id, tx, position, line, attempts, first_failed_at, next_attempt_at)
    SELECT $subscriberId, tx::xid8, position, line, attempts, first_failed_at, next_attempt_at
    FROM jsonb_to_recordset($events::jsonb) AS given (tx text, position bigint, line uuid, attempts integer,
      first_failed_at timestamptz, next_attempt_at timestamptz)
    ON CONFLICT DO NOTHING`,
});

/** As it is held back. Instants are ISO 8601. */
export interface HeldNow {
  tx: string;
  position: string;
  line: string;
  attempts: number;
  first_failed_at: string | null;
  next_attempt_at: string;
}

/** What was delivered is held back no longer. */
export const releaseHeld = query({
  parameters: { subscriberId: uuid, positions: list(bigint) },
  sql: `DELETE FROM held_event WHERE subscriber_id = $subscriberId AND position = ANY ($positions::bigint[])`,
});

/** Another attempt at something held back failed. */
export const holdLonger = query({
  parameters: {
    subscriberId: uuid,
    position: bigint,
    now: instant,
    nextAttemptAt: instant,
    givenUpAt: optional(instant),
  },
  sql: `
    UPDATE held_event SET attempts = attempts + 1, first_failed_at = COALESCE(first_failed_at, $now),
      next_attempt_at = $nextAttemptAt, given_up_at = $givenUpAt
    WHERE subscriber_id = $subscriberId AND position = $position`,
});

/** Something arrived: the place moves on, and whatever failed before is over. `leaves` where there is nothing more for it. */
export const moveSubscriberOn = query({
  parameters: {
    id: uuid,
    holder: uuid,
    tx: text,
    position: bigint,
    now: instant,
    problem: optional(text),
    leaves: boolean,
  },
  columns: { id: uuid },
  sql: `
    UPDATE subscriber SET tx = $tx::text::xid8, position = $position, failures = 0, failing_since = NULL, alarmed_at = NULL,
      delivered_at = $now, problem = $problem, next_attempt_at = $now,
      lease_holder = CASE WHEN $leaves THEN NULL ELSE lease_holder END, lease_until = CASE WHEN $leaves THEN NULL ELSE lease_until END
    WHERE id = $id AND lease_holder = $holder RETURNING id`,
});

/** The place moves on over events that the subscriber does not want. */
export const skipEvents = query({
  parameters: { id: uuid, holder: uuid, tx: text, position: bigint },
  columns: { id: uuid },
  sql: `
    UPDATE subscriber SET tx = $tx::text::xid8, position = $position WHERE id = $id AND lease_holder = $holder RETURNING id`,
});

/** Nothing arrived: it is tried again later from the same place, or not at all where `state` is `off`. */
export const noteFailure = query({
  parameters: {
    id: uuid,
    holder: uuid,
    now: instant,
    nextAttemptAt: instant,
    problem: text,
    state: word<'active' | 'off'>(),
    alarmedAt: optional(instant),
  },
  columns: { id: uuid },
  sql: `
    UPDATE subscriber SET failures = failures + 1, failing_since = COALESCE(failing_since, $now), problem = $problem,
      next_attempt_at = $nextAttemptAt, alarmed_at = $alarmedAt, lease_holder = NULL, lease_until = NULL,
      state_at = CASE WHEN state = $state THEN state_at ELSE $now END, state = $state
    WHERE id = $id AND lease_holder = $holder AND state = 'active' RETURNING id`,
});

/** Goes back to before an event, or before the first from an instant on: all from there on is told again, in order. */
export const goBackTo = query({
  parameters: { id: uuid, organisationId: uuid, tx: text, position: bigint, now: instant },
  columns: { id: uuid },
  sql: `
    WITH back AS (
      UPDATE subscriber SET tx = $tx::text::xid8, position = $position, next_attempt_at = $now, failures = 0,
        lease_holder = NULL, lease_until = NULL
      WHERE id = $id AND organisation_id = $organisationId AND (tx, position) > ($tx::text::xid8, $position) RETURNING id),
    again AS (
      DELETE FROM held_event h USING back
      WHERE h.subscriber_id = back.id AND (h.tx, h.position) > ($tx::text::xid8, $position))
    SELECT id FROM back`,
});

/** The last place before an instant; none where nothing older is kept. */
export const findPlaceBefore = query({
  parameters: { organisationId: uuid, at: instant },
  columns: { tx: text, position: bigint },
  sql: `
    SELECT tx::text, position FROM outgoing_event e WHERE organisation_id = $organisationId
      AND (tx, position) < (SELECT f.tx, f.position FROM outgoing_event f
                            WHERE f.organisation_id = $organisationId AND f.at >= $at ORDER BY f.tx, f.position LIMIT 1)
    ORDER BY e.tx DESC, e.position DESC LIMIT 1`,
});

/** One event is told again, by itself; whether it was held back does not matter. */
export const holdAgain = query({
  parameters: { subscriberId: uuid, organisationId: uuid, eventId: uuid, now: instant },
  columns: { position: bigint },
  sql: `
    INSERT INTO held_event (subscriber_id, tx, position, line, next_attempt_at)
    SELECT $subscriberId, tx, position, COALESCE(enquiry_id, subject_id), $now FROM outgoing_event
    WHERE id = $eventId AND organisation_id = $organisationId
      AND EXISTS (SELECT FROM subscriber s WHERE s.id = $subscriberId
                    AND (cardinality(s.service_ids) = 0 OR outgoing_event.service_ids && s.service_ids))
    ON CONFLICT (subscriber_id, tx, position) DO UPDATE SET next_attempt_at = $now, given_up_at = NULL, first_failed_at = NULL
    RETURNING position`,
});

/** What is held back for a subscriber and is not of the services that it is told of is forgotten. */
export const forgetHeldBeyond = query({
  parameters: { id: uuid },
  sql: `
    DELETE FROM held_event h USING subscriber s, outgoing_event e
    WHERE s.id = $id AND h.subscriber_id = s.id AND e.position = h.position
      AND cardinality(s.service_ids) > 0 AND NOT e.service_ids && s.service_ids`,
});

/** How far the subscribers of an organisation are. */
export const findSubscribers = query({
  parameters: { organisationId: uuid, most: integer },
  columns: {
    id: uuid,
    name: text,
    url: text,
    types: list(text),
    /** Short names of the services that it is told of; all where there are none. */
    services: list(text),
    shape: word<'thin' | 'full'>(),
    personalData: boolean,
    state: word<'active' | 'paused' | 'off'>(),
    stateAt: instant,
    problem: optional(text),
    failures: integer,
    failingSince: optional(instant),
    deliveredAt: optional(instant),
    nextAttemptAt: instant,
    formerUntil: optional(instant),
    createdAt: instant,
    /** Events that it has not been told yet, counted up to `most`. */
    behind: integer,
    /** When the first of them happened. */
    behindSince: optional(instant),
    held: integer,
    givenUp: integer,
  },
  sql: `
    SELECT s.id, s.name, s.url, s.types,
      ARRAY(SELECT slug FROM service WHERE id = ANY (s.service_ids) ORDER BY slug) AS services, s.shape, s.personal_data, s.state, s.state_at, s.problem, s.failures,
      s.failing_since, s.delivered_at, s.next_attempt_at, s.former_until, s.created_at,
      (SELECT count(*)::integer FROM (
         SELECT FROM outgoing_event e WHERE e.organisation_id = s.organisation_id AND (e.tx, e.position) > (s.tx, s.position)
           AND (cardinality(s.types) = 0 OR e.type = ANY (s.types) OR split_part(e.type, '.', 1) || '.*' = ANY (s.types))
           AND (cardinality(s.service_ids) = 0 OR e.service_ids && s.service_ids)
         ORDER BY e.tx, e.position LIMIT $most) AS waiting) AS behind,
      (SELECT e.at FROM outgoing_event e WHERE e.organisation_id = s.organisation_id AND (e.tx, e.position) > (s.tx, s.position)
         AND (cardinality(s.types) = 0 OR e.type = ANY (s.types) OR split_part(e.type, '.', 1) || '.*' = ANY (s.types))
         AND (cardinality(s.service_ids) = 0 OR e.service_ids && s.service_ids)
       ORDER BY e.tx, e.position LIMIT 1) AS behind_since,
      (SELECT count(*)::integer FROM held_event h WHERE h.subscriber_id = s.id AND h.given_up_at IS NULL) AS held,
      (SELECT count(*)::integer FROM held_event h WHERE h.subscriber_id = s.id AND h.given_up_at IS NOT NULL) AS given_up
    FROM subscriber s WHERE s.organisation_id = $organisationId ORDER BY s.name`,
});

/** The newest attempts of a subscriber, before an instant and id. */
export const findEventAttempts = query({
  parameters: {
    subscriberId: uuid,
    organisationId: uuid,
    failed: boolean,
    beforeAt: instant,
    beforeId: uuid,
    limit: integer,
  },
  columns: {
    id: uuid,
    eventId: uuid,
    type: text,
    at: instant,
    ms: integer,
    status: optional(integer),
    ok: boolean,
    problem: optional(text),
    answer: optional(text),
    /** Of the enquiry that it is about. */
    reference: optional(text),
  },
  sql: `
    SELECT a.id, a.event_id, a.type, a.at, a.ms, a.status, a.ok, a.problem, a.answer, q.reference
    FROM event_attempt a JOIN subscriber s ON s.id = a.subscriber_id
      LEFT JOIN outgoing_event e ON e.id = a.event_id LEFT JOIN enquiry q ON q.id = e.enquiry_id
    WHERE a.subscriber_id = $subscriberId AND s.organisation_id = $organisationId
      AND (a.at, a.id) < ($beforeAt, $beforeId) AND NOT ($failed AND a.ok)
    ORDER BY a.at DESC, a.id DESC LIMIT $limit`,
});

/** Has a new subscriber told what is kept of the past as well. */
export const startFromBeginning = query({
  parameters: { id: uuid },
  sql: `UPDATE subscriber SET tx = '0', position = 0 WHERE id = $id`,
});
