import type { CallbackWindow, WorkItem } from '@frontdoor/contracts';
import { toIso } from '@frontdoor/kernel';

export interface WorkItemRow {
  id: string;
  kind: WorkItem['kind'];
  state: WorkItem['state'];
  enquiry_id: string;
  reference: string;
  channel: WorkItem['channel'];
  service: string;
  language: string;
  customer: string | null;
  party: string | null;
  subject: string;
  preview: string;
  queued_at: Date;
  urgent_at: Date;
  promise_id: string | null;
  promise_title: string | null;
  due_at: Date | null;
  at_risk_at: Date[] | null;
  callback: CallbackWindow | null;
  not_before: Date | null;
  rank: number | null;
  agent_id: string | null;
  agent_name: string | null;
  offer_expires_at: Date | null;
}

/** Work items with what a row on a screen needs. Parameter 1 is the organisation. */
export const WORK_ITEMS = `
  SELECT w.id, w.kind, w.state, w.enquiry_id, e.reference, w.channel, s.name AS service, w.language, c.name AS customer,
         x.party_value AS party, e.subject, left(x.text, 200) AS preview, w.queued_at, w.urgent_at,
         p.promise_id, p.title AS promise_title, p.due_at, p.at_risk_at, x.callback, w.not_before,
         CASE WHEN w.state = 'waiting' AND (w.not_before IS NULL OR w.not_before <= now()) THEN 1 + (
           SELECT count(*)::int FROM work_item o WHERE o.organisation_id = $1 AND o.state = 'waiting' AND (o.not_before IS NULL OR o.not_before <= now())
           AND (o.urgent_at, o.queued_at, o.id) < (w.urgent_at, w.queued_at, w.id)) END AS rank,
         a.id AS agent_id, a.name AS agent_name, w.offer_expires_at
  FROM work_item w
  JOIN enquiry e ON e.id = w.enquiry_id
  JOIN service s ON s.id = w.service_id
  JOIN customer c ON c.id = e.customer_id
  JOIN contact x ON x.id = w.contact_id
  LEFT JOIN agent a ON a.id = w.agent_id
  LEFT JOIN LATERAL (
    SELECT promise_id, title, due_at, at_risk_at FROM commitment WHERE enquiry_id = w.enquiry_id AND settled_at IS NULL
    AND whose = 'council' AND state IN ('running', 'missed') ORDER BY due_at LIMIT 1) p ON w.kind <> 'callback'`;

export const toWorkItem = (row: WorkItemRow, now: number): WorkItem => ({
  id: row.id,
  kind: row.kind,
  state: row.state,
  enquiryId: row.enquiry_id,
  reference: row.reference,
  channel: row.channel,
  service: row.service,
  language: row.language,
  customer: row.customer ?? row.party ?? 'Name not given',
  subject: row.subject,
  preview: row.preview,
  queuedAt: iso(row.queued_at),
  promise: row.promise_id
    ? {
        promiseId: row.promise_id,
        title: row.promise_title!,
        dueAt: iso(row.due_at!),
        atRiskAt: row.at_risk_at!.map(iso),
      }
    : null,
  callback: row.callback,
  rank: row.rank,
  rankReason: reasonFor(row, now),
  agent: row.agent_id ? { id: row.agent_id, name: row.agent_name! } : null,
  offerExpiresAt: row.offer_expires_at ? iso(row.offer_expires_at) : null,
});

function reasonFor(row: WorkItemRow, now: number): string {
  if (row.kind === 'delivery-failed') return 'An answer did not arrive; the customer still waits';
  if (row.kind === 'delivery-unknown') return 'It is not known whether an answer left';
  if (row.not_before && row.not_before.getTime() > now) return 'Kept until the time the caller asked for';
  if (row.kind === 'callback') return 'The time the caller asked for ends first';
  if (!row.promise_id) return 'No promise applies; counted as due a day after it came';
  return row.due_at!.getTime() <= now
    ? `${row.promise_id} is missed; the longest overdue comes first`
    : `${row.promise_id} falls due first`;
}

const iso = (date: Date): string => toIso(date.getTime());
