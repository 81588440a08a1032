import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { float, instant, integer, optional, text, uuid, word } from './sql-types.js';

/** Counts anew what came from an instant on, which is on the hour, and notes when the last came. */
export const countEntryPointHours = query({
  parameters: { from: instant, to: instant },
  sql: `
    WITH came AS (
      SELECT entry_point_id, date_trunc('hour', received_at, 'UTC') AS hour, count(*)::integer AS count, max(received_at) AS last_at
      FROM receipt WHERE received_at >= $from AND received_at < $to GROUP BY 1, 2),
    counted AS (
      INSERT INTO entry_point_hour (entry_point_id, hour, count) SELECT entry_point_id, hour, count FROM came
      ON CONFLICT (entry_point_id, hour) DO UPDATE SET count = EXCLUDED.count WHERE entry_point_hour.count <> EXCLUDED.count)
    INSERT INTO entry_point_watch (entry_point_id, counted_since, last_at)
    SELECT entry_point_id, min(hour), max(last_at) FROM came GROUP BY entry_point_id
    ON CONFLICT (entry_point_id) DO UPDATE SET last_at = EXCLUDED.last_at
    WHERE entry_point_watch.last_at IS NULL OR entry_point_watch.last_at < EXCLUDED.last_at`,
});

/** Until when hours are counted: the latest that is. */
export const findLatestHour = query({
  parameters: {},
  columns: { hour: optional(instant) },
  sql: `SELECT max(hour) AS hour FROM entry_point_hour`,
});

export const forgetEntryPointHours = query({
  parameters: { before: instant },
  sql: `DELETE FROM entry_point_hour WHERE hour < $before`,
});

/** What came to each entry point in each hour since then. */
export const findEntryPointHours = query({
  parameters: { organisationId: uuid, since: instant },
  columns: { entryPointId: uuid, hour: instant, count: integer },
  sql: `
    SELECT h.entry_point_id, h.hour, h.count FROM entry_point_hour h JOIN entry_point e ON e.id = h.entry_point_id
    WHERE e.organisation_id = $organisationId AND h.hour >= $since`,
});

/** Each entry point and how it is with it. */
export const findWatchedEntryPoints = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    channel: word<Channel>(),
    address: text,
    name: text,
    service: text,
    countedSince: optional(instant),
    lastAt: optional(instant),
    silentSince: optional(instant),
    expected: optional(text),
    pausedAt: optional(instant),
    pausedBy: optional(text),
    pausedWords: optional(text),
  },
  sql: `
    SELECT e.id, e.channel, e.address, e.name, s.name AS service, w.counted_since, w.last_at, w.silent_since,
           w.expected::text AS expected, w.paused_at, a.name AS paused_by, w.paused_words
    FROM entry_point e JOIN service s ON s.id = e.service_id
    LEFT JOIN entry_point_watch w ON w.entry_point_id = e.id LEFT JOIN agent a ON a.id = w.paused_by
    WHERE e.organisation_id = $organisationId ORDER BY e.channel, e.address`,
});

/** Begins or ends a silence; no row where that is known. */
export const noteSilence = query({
  parameters: { entryPointId: uuid, since: optional(instant), expected: optional(float) },
  columns: { entryPointId: uuid },
  sql: `
    UPDATE entry_point_watch SET silent_since = $since, expected = $expected
    WHERE entry_point_id = $entryPointId AND silent_since IS DISTINCT FROM $since RETURNING entry_point_id`,
});

/** Pauses an entry point, or takes it up again. */
export const pauseEntryPoint = query({
  parameters: {
    entryPointId: uuid,
    now: instant,
    at: optional(instant),
    by: optional(uuid),
    words: optional(text),
  },
  sql: `
    INSERT INTO entry_point_watch (entry_point_id, counted_since, paused_at, paused_by, paused_words)
    VALUES ($entryPointId, $now, $at, $by, $words)
    ON CONFLICT (entry_point_id) DO UPDATE
    SET paused_at = EXCLUDED.paused_at, paused_by = EXCLUDED.paused_by, paused_words = EXCLUDED.paused_words`,
});

/** How the listeners are, as they said last. */
export const findSources = query({
  parameters: {},
  columns: {
    source: text,
    state: word<'ok' | 'trouble'>(),
    detail: text,
    seenAt: optional(instant),
  },
  sql: `SELECT source, state, detail, seen_at FROM source_cursor WHERE seen_at IS NOT NULL ORDER BY source`,
});

/** Notes which listeners were last heard before `late`, and not before `gone`; each once for each time that it falls silent. */
export const noteLateSources = query({
  parameters: { now: instant, late: instant, gone: instant },
  columns: { source: text, seenAt: optional(instant) },
  sql: `
    UPDATE source_cursor SET told_late_at = $now
    WHERE seen_at < $late AND seen_at > $gone AND (told_late_at IS NULL OR told_late_at <= seen_at)
    RETURNING source, seen_at`,
});

/** Adapters whose provider is to be asked for its own list now, claimed until an instant. */
export const claimRecount = query({
  parameters: { adapter: text, now: instant, first: instant, until: instant },
  columns: { adapter: text, at: optional(instant) },
  sql: `
    INSERT INTO recount (adapter, next_at) VALUES ($adapter, $first)
    ON CONFLICT (adapter) DO UPDATE SET claimed_until = $until
    WHERE recount.next_at <= $now AND (recount.claimed_until IS NULL OR recount.claimed_until < $now)
    RETURNING CASE WHEN claimed_until = $until THEN adapter ELSE '' END AS adapter, at`,
});
