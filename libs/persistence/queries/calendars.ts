import { query } from './query.js';
import { day, instant, integer, json, optional, text, uuid, word } from './sql-types.js';

/** Writers of commitments hold it shared, whoever changes a calendar alone: nothing is counted by a stale calendar. */
const CALENDAR_LOCK = 4_172_003;

/** Keeps the calendars as they are until the transaction ends. */
export const lockCalendarsShared = query({
  planned: 'once',
  parameters: {},
  sql: `SELECT FROM pg_advisory_xact_lock_shared(${CALENDAR_LOCK})`,
});

/** Keeps every writer of commitments out until the transaction ends. */
export const lockCalendarsAlone = query({
  parameters: {},
  sql: `SELECT FROM pg_advisory_xact_lock(${CALENDAR_LOCK})`,
});

/** Keeps the texts of an edition of a charter, once. */
export const keepCharterEdition = query({
  parameters: { hash: text, packId: text, version: text, charter: text, calendar: text, seenAt: instant },
  sql: `
    INSERT INTO charter_edition (hash, pack_id, version, charter, calendar, seen_at)
    VALUES ($hash, $packId, $version, $charter, $calendar, $seenAt) ON CONFLICT DO NOTHING`,
});

/** Number of the newest change of any calendar; null before there is one. */
export const findLatestCalendarRevision = query({
  planned: 'once',
  parameters: {},
  columns: { latest: optional(text) },
  sql: `SELECT max(revision)::text AS latest FROM calendar_change`,
});

/** The changes of an organisation, newest first; what was undone is among them, undoing is not. */
export const findCalendarChanges = query({
  parameters: { organisationId: uuid },
  columns: {
    id: uuid,
    kind: word<'closure' | 'hours' | 'holidays' | 'undo'>(),
    data: json<object>(),
    at: instant,
    by: optional(text),
    undoneAt: optional(instant),
    undoneBy: optional(text),
  },
  sql: `
    SELECT c.id, c.kind, c.data, c.at, a.name AS by, c.undone_at, u.name AS undone_by
    FROM calendar_change c LEFT JOIN agent a ON a.id = c.by_id LEFT JOIN agent u ON u.id = c.undone_by
    WHERE c.organisation_id = $organisationId AND c.kind <> 'undo' ORDER BY c.revision DESC LIMIT 200`,
});

/** Commitments `c` whose time can hold the days `from` to `to` (null: for ever) in a zone. */
const IN_WINDOW = `
  c.due_at >= ($from::date)::timestamp AT TIME ZONE $zone
  AND ($to::date IS NULL OR c.started_at < ($to::date + 1)::timestamp AT TIME ZONE $zone)`;

/** Open commitments that a change of the calendars can move, soonest first. A date agreed with the customer stays. */
export const findMovablePromises = query({
  parameters: {
    organisationId: uuid,
    packId: text,
    zone: text,
    from: day,
    to: optional(day),
    limit: integer,
  },
  columns: { reference: text, promiseId: text, clockId: text, startedAt: instant, dueAt: instant },
  sql: `
    SELECT e.reference, c.promise_id, c.clock_id, c.started_at, c.due_at
    FROM commitment c JOIN enquiry e ON e.id = c.enquiry_id
    WHERE c.organisation_id = $organisationId AND c.state = 'running' AND c.settled_at IS NULL AND c.extensions = '[]'
      AND c.pack_id = $packId AND ${IN_WINDOW} ORDER BY c.due_at LIMIT $limit`,
});

/**
 * Marks the open commitments that a change of the calendars can move. Rows are locked in the order of their ids, as
 * every writer of commitments does.
 */
export const markPromisesStale = query({
  parameters: { organisationId: uuid, zone: text, from: day, to: optional(day) },
  sql: `
    UPDATE commitment SET stale = true WHERE id IN (
      SELECT c.id FROM commitment c WHERE c.organisation_id = $organisationId AND c.settled_at IS NULL
      AND (c.state = 'paused' OR c.state = 'running' AND ${IN_WINDOW}) ORDER BY c.id FOR UPDATE)`,
});

/** How many commitments wait to be worked out anew. */
export const countStalePromises = query({
  parameters: { organisationId: uuid },
  columns: { count: integer },
  sql: `SELECT count(*)::int AS count FROM commitment WHERE organisation_id = $organisationId AND stale`,
});

/** Enquiries of any organisation whose commitments wait to be worked out anew. */
export const findStaleEnquiries = query({
  parameters: { limit: integer },
  columns: { enquiryId: uuid },
  sql: `SELECT DISTINCT enquiry_id FROM commitment WHERE stale LIMIT $limit`,
});
