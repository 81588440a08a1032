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

/** The earliest instant at which somebody must hear of a promise. */
export async function earliestAlarm(source: DataSource): Promise<number | undefined> {
  const [row] = await prepared<{ next_alarm_at: Date }>(source, 'earliest-alarm', EARLIEST, []);
  return row?.next_alarm_at.getTime();
}

/** Claims what was due before `now`, oldest first, and moves it on. What somebody is at work on is left for later. */
export async function moveOn(manager: EntityManager, now: number, limit: number): Promise<RaisedAlarm[]> {
  const [rows] = await manager.query<[Row[], number]>(MOVE_ON, [toDate(now), limit]);
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

const EARLIEST = `SELECT next_alarm_at FROM commitment WHERE next_alarm_at IS NOT NULL AND state = 'running'
  ORDER BY next_alarm_at LIMIT 1`;

/**
 * Met at the due instant is in time: nothing happens to a row before that instant has passed. Whoever settles
 * commitments locks the enquiry and then its rows; what is locked is left for the next look, so that neither ever
 * waits for the other. `passed` counts thresholds up to the last one that lies behind.
 */
const MOVE_ON = `
  WITH claimed AS MATERIALIZED (
    SELECT id, enquiry_id, next_alarm_at, due_at < $1 AS late,
           GREATEST(alarms + 1, (SELECT count(*)::int FROM unnest(at_risk_at) AS threshold WHERE threshold < $1)) AS passed
    FROM commitment WHERE next_alarm_at < $1 AND state = 'running'
    ORDER BY next_alarm_at LIMIT $2 FOR UPDATE SKIP LOCKED),
  free AS MATERIALIZED (
    SELECT id, reference, organisation_id, owner_id FROM enquiry WHERE id IN (SELECT enquiry_id FROM claimed)
    FOR KEY SHARE SKIP LOCKED)
  UPDATE commitment c SET
    state = CASE WHEN NOT late THEN c.state WHEN c.whose = 'council' THEN 'missed' ELSE 'lapsed' END,
    settled_at = CASE WHEN late AND c.whose = 'customer' THEN c.due_at ELSE c.settled_at END,
    alarms = CASE WHEN late OR c.whose = 'customer' THEN c.alarms ELSE passed END,
    next_alarm_at = CASE WHEN late THEN NULL WHEN c.whose = 'customer' THEN c.due_at
                         ELSE LEAST(c.at_risk_at[passed + 1], c.due_at) END,
    revision = c.revision + late::int
  FROM claimed JOIN free ON free.id = claimed.enquiry_id JOIN organisation o ON o.id = free.organisation_id
  WHERE c.id = claimed.id
  RETURNING c.organisation_id, c.enquiry_id, c.promise_id, c.title, c.state, c.whose, c.due_at, free.reference, o.zone,
    claimed.next_alarm_at AS alarm_at,
    COALESCE((SELECT w.agent_id FROM work_item w WHERE w.enquiry_id = c.enquiry_id AND w.state IN ('assigned', 'offered')
              ORDER BY w.state, w.accepted_at LIMIT 1), free.owner_id) AS agent_id`;
