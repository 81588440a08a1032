import type { CommitmentState } from '@frontdoor/contracts';
import { toDate } from '@frontdoor/kernel';
import { type DataSource, type EntityManager, prepared } from '@frontdoor/persistence';
import type { Alarm } from './alarm-words.js';

export interface RaisedAlarm extends Alarm {
  organisationId: string;
  enquiryId: string;
  /** Who has the open work of the enquiry, else its owner. */
  agentId: string | null;
  /** When somebody had to hear of it: a threshold passed, or the due instant. */
  alarmAt: number;
}

/** The earliest instant, from `since` on, at which somebody must hear of a promise. */
export async function earliestAlarm(source: DataSource, since: number): Promise<number | undefined> {
  const [row] = await prepared<{ next_alarm_at: Date }>(source, 'earliest-alarm', EARLIEST, [toDate(since)]);
  return row?.next_alarm_at.getTime();
}

/** Claims what was due from `since` until `now`, oldest first, and moves it on. What somebody is at work on is left for later. */
export async function moveOn(
  manager: EntityManager,
  since: number,
  now: number,
  limit: number,
): Promise<RaisedAlarm[]> {
  const [rows] = await manager.query<[Row[], number]>(MOVE_ON, [toDate(since), toDate(now), limit]);
  return rows.map(toRaised);
}

interface Row {
  organisation_id: string;
  enquiry_id: string;
  promise_id: string;
  title: string;
  state: CommitmentState;
  whose: 'council' | 'customer';
  due_at: Date;
  alarm_at: Date;
  reference: string;
  zone: string;
  agent_id: string | null;
}

const toRaised = (row: Row): RaisedAlarm => ({
  organisationId: row.organisation_id,
  enquiryId: row.enquiry_id,
  agentId: row.agent_id,
  promiseId: row.promise_id,
  title: row.title,
  reference: row.reference,
  state: row.state,
  whose: row.whose,
  dueAt: row.due_at.getTime(),
  alarmAt: row.alarm_at.getTime(),
  zone: row.zone,
});

const EARLIEST = `SELECT next_alarm_at FROM commitment WHERE next_alarm_at >= $1 AND state = 'running' AND NOT stale
  ORDER BY next_alarm_at LIMIT 1`;

/**
 * Met at the due instant is in time: nothing happens to a row before that instant has passed. Whoever settles
 * commitments holds the enquiry or its rows; what is held is left for the next look, so that neither ever waits for
 * the other. What a change of calendars may have moved is left until it is worked out anew. `passed` counts thresholds
 * up to the last one that lies behind.
 */
const MOVE_ON = `
  WITH claimed AS MATERIALIZED (
    SELECT c.id, c.next_alarm_at, c.due_at < $2 AS late, e.reference, e.organisation_id, e.owner_id,
           GREATEST(c.alarms + 1, (SELECT count(*)::int FROM unnest(c.at_risk_at) AS threshold WHERE threshold < $2)) AS passed
    FROM commitment c JOIN enquiry e ON e.id = c.enquiry_id
    WHERE c.next_alarm_at >= $1 AND c.next_alarm_at < $2 AND c.state = 'running' AND NOT c.stale
    ORDER BY c.next_alarm_at LIMIT $3 FOR UPDATE OF c SKIP LOCKED FOR KEY SHARE OF e SKIP LOCKED)
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
              ORDER BY w.state, w.accepted_at LIMIT 1), claimed.owner_id) AS agent_id`;
