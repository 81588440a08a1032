import { query } from './query.js';
import { instant, integer, list, optional, text, uuid, word } from './sql-types.js';

const moment = {
  leg: word<'agent' | 'customer'>(),
  what: word<'ringing' | 'answered' | 'ended'>(),
  at: instant,
  /** -1 where the provider does not count. */
  sequence: integer,
  talkedMs: optional(integer),
  problem: optional(text),
  answeredBy: optional(word<'person' | 'machine'>()),
};

/**
 * Writes down moments of calls, each once however often it comes. `calls` names them: the provider's id of a call we
 * made, or `ENTRY-POINT KEY` of one that came in, with its entry point in the same place of `entryPointIds`.
 */
export const keepCallEvents = query({
  parameters: {
    calls: list(text),
    entryPointIds: list(optional(uuid)),
    legs: list(text),
    whats: list(text),
    at: list(instant),
    sequences: list(integer),
    talkedMs: list(optional(integer)),
    problems: list(optional(text)),
    answeredBys: list(optional(text)),
    now: instant,
  },
  sql: `
    INSERT INTO call_event (call, entry_point_id, leg, what, at, sequence, talked_ms, problem, answered_by, received_at)
    SELECT *, $now::timestamptz FROM unnest($calls::text[], $entryPointIds::uuid[], $legs::text[], $whats::text[], $at::timestamptz[],
      $sequences::integer[], $talkedMs::integer[], $problems::text[], $answeredBys::text[])
    ON CONFLICT (call, leg, what, sequence, at) DO NOTHING`,
});

/** All that is known of a call, in the order in which it happened. */
export const findCallEvents = query({
  parameters: { call: text },
  columns: moment,
  sql: `SELECT leg, what, at, sequence, talked_ms, problem, answered_by FROM call_event WHERE call = $call ORDER BY at, leg, sequence, id`,
});

export const markCallApplied = query({
  parameters: { call: text, now: instant },
  sql: `UPDATE call_event SET applied_at = $now WHERE call = $call AND applied_at IS NULL`,
});

/** Calls that came in and have become contacts, with moments that nobody has dealt with. */
export const findCallsToApply = query({
  parameters: { limit: integer },
  columns: { call: text, contactId: uuid, enquiryId: uuid, organisationId: uuid },
  sql: `
    SELECT DISTINCT v.call, c.id AS contact_id, c.enquiry_id, c.organisation_id
    FROM call_event v
    JOIN receipt r ON r.entry_point_id = v.entry_point_id AND r.idempotency_key = substr(v.call, 38) AND r.state = 'routed'
    JOIN contact c ON c.id = r.id
    WHERE v.applied_at IS NULL LIMIT $limit`,
});

/** Calls of ours that were answered before `before`, whose agents have not said how they went and whom nobody asked yet. */
export const findCallsToAskAbout = query({
  parameters: { before: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    SELECT d.id FROM delivery d JOIN contact c ON c.id = d.contact_id JOIN enquiry e ON e.id = d.enquiry_id
    WHERE d.state = 'delivered' AND d.message->>'form' = 'call' AND d.sent_at < $before
      AND c.call_outcome IS NULL AND e.state = 'open'
      AND NOT EXISTS (SELECT FROM work_item w WHERE w.contact_id = c.id AND w.kind = 'call-outcome')
    ORDER BY d.sent_at LIMIT $limit`,
});

/** Moments of calls that are long over. */
export const forgetCallEvents = query({
  parameters: { before: instant },
  sql: `DELETE FROM call_event WHERE received_at < $before`,
});
