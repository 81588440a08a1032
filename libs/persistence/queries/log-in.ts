import type { Channel, Presence, Role } from '@frontdoor/contracts';
import type { Absence } from '../entities/index.js';
import { KEEPS } from './exclusions.js';
import { query } from './query.js';
import {
  boolean,
  bytes,
  float,
  instant,
  integer,
  json,
  list,
  optional,
  text,
  uuid,
  word,
} from './sql-types.js';

/**
 * A session by the hash of its cookie, with the agent it belongs to, unless they have been shut out, and the enquiries that are kept
 * from them: those that are about them or in which they have an interest, with what joined these.
 */
export const findSession = query({
  planned: 'once',
  parameters: { tokenHash: bytes },
  columns: {
    csrfToken: text,
    seenAt: instant,
    expiresAt: instant,
    id: uuid,
    organisationId: uuid,
    teamId: uuid,
    name: text,
    email: text,
    passwordHash: text,
    roles: list(word<Role>()),
    serviceIds: list(uuid),
    languages: list(text),
    channels: list(word<Channel>()),
    capacity: integer,
    load: integer,
    presence: word<Presence>(),
    presenceAt: instant,
    lastAssignedAt: optional(instant),
    levels: json<Record<string, number>>(),
    missedOffers: integer,
    phone: optional(text),
    softphoneAt: optional(instant),
    busyWith: optional(uuid),
    busyUntil: optional(instant),
    active: boolean,
    absence: optional(json<Absence>()),
    keptIds: list(uuid),
    keptReferences: list(text),
  },
  sql: `
    SELECT s.csrf_token, s.seen_at, s.expires_at, a.id, a.organisation_id, a.team_id, a.name, a.email, a.password_hash, a.roles,
           a.service_ids, a.languages, a.channels, a.capacity, a.load, a.presence, a.presence_at, a.last_assigned_at, a.levels, a.missed_offers,
           a.phone, a.softphone_at, a.busy_with, a.busy_until, a.active, a.absence,
           COALESCE(k.ids, '{}') AS kept_ids, COALESCE(k.refs, '{}') AS kept_references
    FROM session s JOIN agent a ON a.id = s.agent_id AND a.active
    CROSS JOIN LATERAL (
      SELECT array_agg(e.id) AS ids, array_agg(e.reference) AS refs FROM (
        SELECT x.enquiry_id AS id FROM exclusion x WHERE x.agent_id = a.id AND x.undone_at IS NULL AND ${KEEPS}
        UNION SELECT j.id FROM exclusion x JOIN enquiry j ON j.joined_id = x.enquiry_id
        WHERE x.agent_id = a.id AND x.undone_at IS NULL AND ${KEEPS}) AS known JOIN enquiry e USING (id)) AS k
    WHERE s.token_hash = $tokenHash`,
});

/** Those of some sessions, by the hashes of their cookies, that are not over and whose agents have not been shut out. */
export const findLastingSessions = query({
  parameters: { tokenHashes: list(bytes), now: instant, usedAfter: instant },
  columns: { tokenHash: bytes },
  sql: `
    SELECT s.token_hash FROM session s JOIN agent a ON a.id = s.agent_id AND a.active
    WHERE s.token_hash = ANY($tokenHashes) AND s.expires_at > $now AND s.seen_at > $usedAfter`,
});

/** What somebody sees of themselves. */
export const findOwnAccount = query({
  planned: 'once',
  parameters: { id: uuid },
  columns: {
    id: uuid,
    organisationId: uuid,
    name: text,
    email: text,
    roles: list(word<Role>()),
    presence: word<Presence>(),
    capacity: integer,
    load: integer,
    absence: optional(json<Absence>()),
    team: text,
  },
  sql: `
    SELECT a.id, a.organisation_id, a.name, a.email, a.roles, a.presence, a.capacity, a.load, a.absence, t.name AS team
    FROM agent a JOIN team t ON t.id = a.team_id WHERE a.id = $id`,
});

const FREE = `CASE split_part(login_throttle.key, ' ', 1) WHEN 'address' THEN $freeForAddress::int
  WHEN 'account' THEN $freeForAccount::int ELSE $freeForOne::int END`;

/**
 * Counts a failed attempt for each key, `address …`, `account …`, or of one caller at one account. After the free ones
 * each failure doubles the wait. Keys that are blocked are left out, and so not given back.
 */
export const countLogInAttempt = query({
  parameters: {
    keys: list(text),
    now: instant,
    /** Failures that ended before are forgotten. */
    forgetBefore: instant,
    freeForAddress: integer,
    freeForAccount: integer,
    freeForOne: integer,
    firstWaitMs: float,
    longestWaitMs: float,
  },
  columns: { key: text },
  sql: `
    INSERT INTO login_throttle (key, failures, blocked_until)
    SELECT key, 1, $now::timestamptz FROM unnest($keys::text[]) AS key ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      failures = CASE WHEN login_throttle.blocked_until < $forgetBefore::timestamptz THEN 1 ELSE login_throttle.failures + 1 END,
      blocked_until = CASE
        WHEN login_throttle.failures + 1 < ${FREE} OR login_throttle.blocked_until < $forgetBefore::timestamptz THEN $now::timestamptz
        ELSE $now::timestamptz + LEAST($firstWaitMs::float8 * 2 ^ LEAST(login_throttle.failures + 1 - (${FREE}), 20),
                                       $longestWaitMs::float8) * interval '1 millisecond' END
    WHERE login_throttle.failures < ${FREE} OR login_throttle.blocked_until <= $now::timestamptz
    RETURNING key`,
});

/** Takes back one counted attempt of an address that turned out to be right, and the wait it may have begun. */
export const giveBackLogInAttempt = query({
  parameters: { key: text, now: instant, freeForAddress: integer },
  sql: `
    UPDATE login_throttle SET failures = failures - 1,
      blocked_until = CASE WHEN failures <= $freeForAddress::int THEN LEAST(blocked_until, $now::timestamptz) ELSE blocked_until END
    WHERE key = $key::text AND failures > 0`,
});
