import type { AttemptResult, CallbackEnding } from '@frontdoor/contracts';
import { SCOPE } from './parts/scoreboard-scope.js';
import { query } from './query.js';
import { float, instant, integer, json, optional, text, uuid, word } from './sql-types.js';

/** What was tried, in order of time. */
interface ShownAttempt {
  /** ISO 8601. */
  at: string;
  by: string | null;
  result: AttemptResult;
  /** A message was sent because nobody answered. */
  isWrittenTo: boolean;
}

const SHOWN = {
  id: uuid,
  contactId: uuid,
  owner: optional(text),
  number: optional(text),
  reason: optional(text),
  fromAt: instant,
  toAt: instant,
  agreedAt: instant,
  nextAt: optional(instant),
  endedAt: optional(instant),
  endedAs: optional(word<CallbackEnding>()),
  attempts: json<ShownAttempt[]>(),
};
const SELECT = `
  SELECT b.id, b.contact_id, coalesce(a.name, o.name) AS owner,
         coalesce(b.number, CASE WHEN c.party_kind = 'phone' THEN c.party_value END) AS number, b.reason, b.from_at, b.to_at,
         b.agreed_at, b.next_at, b.ended_at, b.ended_as,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('at', t.at, 'by', g.name, 'result', t.result,
                                                       'isWrittenTo', t.message_id IS NOT NULL) ORDER BY t.at, t.call_id)
                   FROM callback_attempt t JOIN contact k ON k.id = t.call_id LEFT JOIN agent g ON g.id = k.author_id
                   WHERE t.callback_id = b.id), '[]') AS attempts
  FROM callback b JOIN contact c ON c.id = b.contact_id JOIN enquiry e ON e.id = c.enquiry_id
  LEFT JOIN agent a ON a.id = b.owner_id LEFT JOIN agent o ON o.id = e.owner_id`;

/** Of one enquiry, in the order in which they were agreed. */
export const findCallbacks = query({
  parameters: { enquiryId: uuid },
  columns: SHOWN,
  sql: `${SELECT} WHERE c.enquiry_id = $enquiryId ORDER BY b.agreed_at, b.ended_at NULLS LAST, b.id LIMIT 100`,
});

/** Of the enquiry with a reference, in the order in which they were agreed. */
export const findTrackedCallbacks = query({
  parameters: { reference: text },
  columns: SHOWN,
  sql: `${SELECT} WHERE e.reference = $reference ORDER BY b.agreed_at, b.ended_at NULLS LAST, b.id LIMIT 100`,
});

/** Those of an enquiry that have not ended, locked. */
export const lockOpenCallbacks = query({
  parameters: { enquiryId: uuid },
  columns: { id: uuid },
  sql: `
    SELECT b.id FROM callback b JOIN contact c ON c.id = b.contact_id
    WHERE c.enquiry_id = $enquiryId AND b.ended_as IS NULL ORDER BY b.id FOR NO KEY UPDATE OF b`,
});

/** Calls made for callbacks that did not get through to the customer, and are not in their ledger yet. */
export const findFailedAttempts = query({
  parameters: { limit: integer },
  columns: { callId: uuid, enquiryId: uuid, organisationId: uuid },
  sql: `
    SELECT DISTINCT k.id AS call_id, k.enquiry_id, k.organisation_id
    FROM callback b JOIN contact c ON c.id = b.contact_id
    JOIN contact k ON k.enquiry_id = c.enquiry_id AND k.direction = 'out' AND k.at >= b.agreed_at
    JOIN delivery d ON d.contact_id = k.id AND d.message->>'form' = 'call' AND d.state = 'failed'
    WHERE b.ended_as IS NULL
      AND NOT EXISTS (SELECT FROM callback_attempt t WHERE t.callback_id = b.id AND t.call_id = k.id)
      AND EXISTS (SELECT FROM call_event v WHERE v.call = d.provider_id AND v.leg = 'customer' AND v.problem IS NOT NULL)
    LIMIT $limit`,
});

/** Those that have not ended though nothing of them is to be done any more, with what became of the work. */
export const findCallbacksWithoutWork = query({
  parameters: { limit: integer },
  columns: { id: uuid, enquiryId: uuid, organisationId: uuid },
  sql: `
    SELECT b.id, c.enquiry_id, b.organisation_id FROM callback b JOIN contact c ON c.id = b.contact_id
    WHERE b.ended_as IS NULL AND NOT EXISTS (
      SELECT FROM work_item w WHERE w.contact_id = b.contact_id AND w.kind = 'callback' AND w.state <> 'done')
    LIMIT $limit`,
});

/**
 * Callbacks whose agreed time ended in the period, but for those that the customer cancelled or that were not needed: what was
 * reached by its end counts as kept. `attempts` are those of all of them; lateness in milliseconds of those reached late.
 */
export const countCallbacks = query({
  parameters: { ...SCOPE, now: instant },
  columns: {
    due: integer,
    kept: integer,
    late: integer,
    notReached: integer,
    attempts: integer,
    lateMs: optional(float),
  },
  sql: `
    SELECT count(*)::int AS due, count(*) FILTER (WHERE b.ended_as = 'kept')::int AS kept,
           count(*) FILTER (WHERE b.ended_as = 'late')::int AS late,
           count(*) FILTER (WHERE b.ended_as = 'not-reached')::int AS not_reached,
           coalesce(sum((SELECT count(*) FROM callback_attempt t WHERE t.callback_id = b.id)), 0)::int AS attempts,
           (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM b.ended_at - b.to_at) * 1000)
             FILTER (WHERE b.ended_as = 'late'))::float8 AS late_ms
    FROM callback b JOIN contact c ON c.id = b.contact_id JOIN enquiry e ON e.id = c.enquiry_id
    WHERE b.organisation_id = $organisationId AND b.to_at >= $since AND b.to_at < least($until::timestamptz, $now::timestamptz)
      AND ($channel::text IS NULL OR c.channel = $channel)
      AND ($serviceId::uuid IS NULL OR e.service_id = $serviceId)
      AND ($teamId::uuid IS NULL OR e.service_id IN (SELECT id FROM service WHERE team_id = $teamId))
      AND (b.ended_as IS NULL OR b.ended_as IN ('kept', 'late', 'not-reached'))`,
});
