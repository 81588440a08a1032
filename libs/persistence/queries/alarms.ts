import type { CommitmentState } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, optional, text, uuid, word } from './sql-types.js';

/** The earliest instant, from `since` on, at which somebody must hear of a promise. */
export const findEarliestAlarm = query({
  planned: 'once',
  parameters: { since: instant },
  columns: { nextAlarmAt: optional(instant) },
  sql: `
    SELECT next_alarm_at FROM commitment WHERE next_alarm_at >= $since AND state = 'running' AND NOT stale
    ORDER BY next_alarm_at LIMIT 1`,
});

/**
 * Claims the alarms due from `since` until `now`, oldest first, and moves their commitments on. Met at the due instant
 * is in time: nothing happens to a row before that instant has passed. Whoever settles commitments holds the enquiry or
 * its rows; what is held is left for the next look, so that neither ever waits for the other. What a change of
 * calendars may have moved is left until it is worked out anew. `passed` counts thresholds up to the last one that lies
 * behind.
 */
export const moveAlarmsOn = query({
  parameters: { since: instant, now: instant, limit: integer },
  columns: {
    organisationId: uuid,
    enquiryId: uuid,
    promiseId: text,
    title: text,
    state: word<CommitmentState>(),
    whose: word<'council' | 'customer'>(),
    dueAt: instant,
    reference: text,
    zone: text,
    /** When somebody had to hear of it: a threshold passed, or the due instant. Never null, since it was due. */
    alarmAt: optional(instant),
    /** Who has the open work of the enquiry, else its owner. */
    agentId: optional(uuid),
  },
  sql: `
    WITH claimed AS MATERIALIZED (
      SELECT c.id, c.next_alarm_at, c.due_at < $now AS late, e.reference, e.organisation_id, e.owner_id,
             GREATEST(c.alarms + 1, (SELECT count(*)::int FROM unnest(c.at_risk_at) AS threshold WHERE threshold < $now)) AS passed
      FROM commitment c JOIN enquiry e ON e.id = c.enquiry_id
      WHERE c.next_alarm_at >= $since AND c.next_alarm_at < $now AND c.state = 'running' AND NOT c.stale
      ORDER BY c.next_alarm_at LIMIT $limit FOR UPDATE OF c SKIP LOCKED FOR KEY SHARE OF e SKIP LOCKED)
    UPDATE commitment c SET
      state = CASE WHEN NOT late THEN c.state WHEN c.whose = 'council' THEN 'missed' ELSE 'lapsed' END,
      settled_at = CASE WHEN late AND c.whose = 'customer' THEN c.due_at ELSE c.settled_at END,
      alarms = CASE WHEN late OR c.whose = 'customer' THEN c.alarms ELSE passed END,
      next_alarm_at = CASE WHEN late THEN NULL WHEN c.whose = 'customer' THEN c.due_at
                           ELSE LEAST(c.at_risk_at[passed + 1], c.due_at) END,
      revision = c.revision + late::int
    FROM claimed JOIN organisation o ON o.id = claimed.organisation_id
    WHERE c.id = claimed.id
    RETURNING c.organisation_id, c.enquiry_id, c.promise_id, c.title, c.state, c.whose, c.due_at, claimed.reference, o.zone,
      claimed.next_alarm_at AS alarm_at,
      COALESCE((SELECT w.agent_id FROM work_item w WHERE w.enquiry_id = c.enquiry_id AND w.state IN ('assigned', 'offered')
                ORDER BY w.state, w.accepted_at LIMIT 1), claimed.owner_id) AS agent_id`,
});
