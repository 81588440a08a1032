import type { AppointmentKind, AppointmentState } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, list, optional, text, uuid, word } from './sql-types.js';

const SHOWN = {
  id: uuid,
  enquiryId: uuid,
  agentId: uuid,
  agent: text,
  kind: word<AppointmentKind>(),
  startsAt: instant,
  endsAt: instant,
  place: text,
  purpose: text,
  state: word<AppointmentState>(),
  sequence: integer,
  delayedUntil: optional(instant),
  remindAt: optional(instant),
  remindedAt: optional(instant),
  marks: integer,
};
const SELECT = `
  SELECT p.id, p.enquiry_id, p.agent_id, a.name AS agent, p.kind, p.starts_at, p.ends_at, p.place, p.purpose, p.state,
         p.sequence, p.delayed_until, p.remind_at, p.reminded_at, jsonb_array_length(p.marks) AS marks
  FROM appointment p JOIN agent a ON a.id = p.agent_id`;

/** Of one enquiry, in order of time. */
export const findAppointments = query({
  parameters: { enquiryId: uuid },
  columns: SHOWN,
  sql: `${SELECT} WHERE p.enquiry_id = $enquiryId ORDER BY p.starts_at, p.id LIMIT 100`,
});

/** Of the enquiry with a reference, in order of time. */
export const findTrackedAppointments = query({
  parameters: { reference: text },
  columns: SHOWN,
  sql: `
    ${SELECT} JOIN enquiry e ON e.id = p.enquiry_id WHERE e.reference = $reference
    ORDER BY p.starts_at, p.id LIMIT 100`,
});

/** Those of a stretch of time that take somebody's time, without whom they are with. */
export const findAppointmentsBetween = query({
  parameters: { organisationId: uuid, from: instant, until: instant },
  columns: {
    id: uuid,
    agentId: uuid,
    kind: word<AppointmentKind>(),
    from: instant,
    to: instant,
    enquiryId: uuid,
    reference: text,
  },
  sql: `
    SELECT p.id, p.agent_id, p.kind, p.starts_at AS "from", p.ends_at AS "to", p.enquiry_id, e.reference
    FROM appointment p JOIN enquiry e ON e.id = p.enquiry_id
    WHERE p.organisation_id = $organisationId AND p.starts_at >= $from AND p.starts_at < $until
      AND p.state IN ('agreed', 'on-the-way', 'arrived')
    ORDER BY p.starts_at, p.id`,
});

/** Who is expected at the offices of an organisation within a stretch of time, and has not come, in order of time. */
export const findExpectedVisitors = query({
  parameters: { organisationId: uuid, from: instant, until: instant },
  columns: {
    id: uuid,
    from: instant,
    to: instant,
    delayedUntil: optional(instant),
    place: text,
    purpose: text,
    agent: text,
    enquiryId: uuid,
    reference: text,
    serviceId: uuid,
    name: optional(text),
  },
  sql: `
    SELECT p.id, p.starts_at AS "from", p.ends_at AS "to", p.delayed_until, p.place, p.purpose, a.name AS agent,
      e.id AS enquiry_id, e.reference, e.service_id, COALESCE(u.name, (
        SELECT c.party_name FROM contact c WHERE c.enquiry_id = e.id AND c.direction = 'in' AND c.party_name IS NOT NULL
        ORDER BY c.at DESC LIMIT 1)) AS name
    FROM appointment p JOIN agent a ON a.id = p.agent_id JOIN enquiry e ON e.id = p.enquiry_id
    LEFT JOIN customer u ON u.id = e.customer_id
    WHERE p.organisation_id = $organisationId AND p.kind = 'office' AND p.starts_at >= $from AND p.starts_at < $until
      AND p.state IN ('agreed', 'on-the-way')
    ORDER BY p.starts_at, p.id LIMIT 200`,
});

/** When people have appointments that take their time, besides one. */
export const findTaken = query({
  parameters: { agentIds: list(uuid), from: instant, until: instant, besides: optional(uuid) },
  columns: { agentId: uuid, from: instant, to: instant },
  sql: `
    SELECT p.agent_id, p.starts_at AS "from", p.ends_at AS "to" FROM appointment p
    WHERE p.agent_id = ANY($agentIds) AND p.starts_at > $from::timestamptz - interval '36 hours'
      AND p.starts_at < $until AND p.ends_at > $from
      AND p.state IN ('agreed', 'on-the-way', 'arrived') AND p.id IS DISTINCT FROM $besides
    ORDER BY p.starts_at`,
});

/** One writer of the appointments of a person at a time. */
export const lockAgentTime = query({
  parameters: { agentId: uuid },
  columns: { id: uuid },
  sql: `SELECT id FROM agent WHERE id = $agentId FOR NO KEY UPDATE`,
});

/** Appointments about which the hub has to do something by now. */
export const findNextAppointments = query({
  parameters: { now: instant },
  columns: { id: uuid, enquiryId: uuid, organisationId: uuid },
  sql: `SELECT id, enquiry_id, organisation_id FROM appointment WHERE next_at <= $now ORDER BY next_at LIMIT 100`,
});
