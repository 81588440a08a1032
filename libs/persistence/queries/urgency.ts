import type { Channel, WorkItemKind } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, uuid, word } from './sql-types.js';

/** Promises of the council on an enquiry that are still to be kept, the earliest due first. */
export const findPromisesToKeep = query({
  planned: 'once',
  parameters: { enquiryId: uuid },
  columns: { dueAt: instant, atRiskAt: list(instant), isMissed: boolean },
  sql: `
    SELECT due_at, at_risk_at, state = 'missed' AS is_missed FROM commitment
    WHERE enquiry_id = $enquiryId AND whose = 'council' AND settled_at IS NULL AND state IN ('running', 'missed')
    ORDER BY due_at, id`,
});

/** A promise that can still be kept; its instant is text. */
interface RunningPromise {
  dueAt: string;
  clockId: string;
  packId: string;
  packHash: string;
}

/**
 * Work of enquiries that is not done, as it stands in the queue, with the earliest promise that is still to be kept,
 * those that can be kept in time, and the earliest of those that were missed.
 */
export const findUrgencyOfWork = query({
  planned: 'once',
  parameters: { enquiryIds: list(uuid) },
  columns: {
    id: uuid,
    organisationId: uuid,
    serviceId: uuid,
    kind: word<WorkItemKind>(),
    channel: word<Channel>(),
    goesFirst: boolean,
    queuedAt: instant,
    urgentAt: instant,
    reckonAt: optional(instant),
    promiseDueAt: optional(instant),
    promiseAtRiskAt: optional(instant),
    dueAt: optional(instant),
    atRiskAt: optional(instant),
    running: json<readonly RunningPromise[]>(),
    missedDueAt: optional(instant),
  },
  sql: `
    SELECT w.id, w.organisation_id, w.service_id, w.kind, w.channel, w.goes_first, w.queued_at, w.urgent_at, w.reckon_at, w.promise_due_at, w.promise_at_risk_at,
           p.due_at, p.at_risk_at, p.running, p.missed_due_at
    FROM work_item w CROSS JOIN LATERAL (
      SELECT (array_agg(c.due_at ORDER BY c.due_at, c.id))[1] AS due_at,
             (array_agg(c.at_risk_at[1] ORDER BY c.due_at, c.id))[1] AS at_risk_at,
             COALESCE(jsonb_agg(jsonb_build_object('dueAt', c.due_at, 'clockId', c.clock_id, 'packId', c.pack_id,
               'packHash', c.pack_hash)) FILTER (WHERE c.state = 'running'), '[]') AS running,
             min(c.due_at) FILTER (WHERE c.state = 'missed') AS missed_due_at
      FROM commitment c
      WHERE c.enquiry_id = w.enquiry_id AND c.whose = 'council' AND c.settled_at IS NULL
        AND c.state IN ('running', 'missed')) p
    WHERE w.enquiry_id = ANY($enquiryIds) AND w.state <> 'done'`,
});

/** Enquiries with work whose place has to be reckoned anew, locked; those that somebody else is at are left to the next look. */
export const lockWorkToReckon = query({
  parameters: { now: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    SELECT e.id FROM enquiry e
    WHERE e.id IN (
      SELECT enquiry_id FROM work_item WHERE state <> 'done' AND reckon_at <= $now ORDER BY reckon_at LIMIT $limit::int)
    ORDER BY e.id FOR NO KEY UPDATE SKIP LOCKED`,
});
