import type { Channel, WorkItemKind } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, list, optional, uuid, word } from './sql-types.js';

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

/**
 * Work of enquiries that is not done, as it stands in the queue, with the earliest promise that is still to be kept, and
 * the earliest of those that can be kept in time and of those that were missed.
 */
export const findUrgencyOfWork = query({
  planned: 'once',
  parameters: { enquiryIds: list(uuid) },
  columns: {
    id: uuid,
    kind: word<WorkItemKind>(),
    channel: word<Channel>(),
    goesFirst: boolean,
    queuedAt: instant,
    urgentAt: instant,
    promiseDueAt: optional(instant),
    promiseAtRiskAt: optional(instant),
    dueAt: optional(instant),
    atRiskAt: optional(instant),
    runningDueAt: optional(instant),
    missedDueAt: optional(instant),
  },
  sql: `
    SELECT w.id, w.kind, w.channel, w.goes_first, w.queued_at, w.urgent_at, w.promise_due_at, w.promise_at_risk_at,
           p.due_at, p.at_risk_at, p.running_due_at, p.missed_due_at
    FROM work_item w CROSS JOIN LATERAL (
      SELECT (array_agg(c.due_at ORDER BY c.due_at, c.id))[1] AS due_at,
             (array_agg(c.at_risk_at[1] ORDER BY c.due_at, c.id))[1] AS at_risk_at,
             min(c.due_at) FILTER (WHERE c.state = 'running') AS running_due_at,
             min(c.due_at) FILTER (WHERE c.state = 'missed') AS missed_due_at
      FROM commitment c
      WHERE c.enquiry_id = w.enquiry_id AND c.whose = 'council' AND c.settled_at IS NULL
        AND c.state IN ('running', 'missed')) p
    WHERE w.enquiry_id = ANY($enquiryIds) AND w.state <> 'done'`,
});
