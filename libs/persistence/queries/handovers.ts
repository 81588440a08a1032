import type {
  Brief,
  CallOutcome,
  Channel,
  DeliveryState,
  HandoverKind,
  HandoverState,
} from '@frontdoor/contracts';
import { SCOPE } from './parts/scoreboard-scope.js';
import { query } from './query.js';
import { boolean, float, instant, integer, json, optional, text, uuid, word } from './sql-types.js';

const SHOWN = {
  id: uuid,
  enquiryId: uuid,
  reference: text,
  subject: text,
  kind: word<HandoverKind>(),
  state: word<HandoverState>(),
  at: instant,
  byId: uuid,
  by: text,
  from: text,
  toServiceId: optional(uuid),
  toAgentId: optional(uuid),
  to: text,
  hop: integer,
  isReturn: boolean,
  expiresAt: optional(instant),
  refusal: optional(text),
  brief: json<Brief>(),
  version: integer,
  openings: json<{ by: string; byId: string; at: string }[]>(),
};

/** What was taken back is not shown. */
const SELECT = `
  SELECT h.id, h.enquiry_id, e.reference, e.subject, h.kind, h.state, h.at, h.by_id, g.name AS by, f.name AS from, h.to_service_id, h.to_agent_id,
         COALESCE(p.name, CASE WHEN h.to_service_id <> h.from_service_id AND r.name IS NOT NULL THEN r.name || ', ' || t.name END,
                  r.name, t.name) AS to,
         h.hop, h.is_return, h.expires_at, h.refusal, b.words AS brief, b.version,
         COALESCE((SELECT jsonb_agg(jsonb_build_object('by', a.name, 'byId', a.id, 'at', first.at) ORDER BY first.at)
                   FROM (SELECT agent_id, min(at) AS at FROM brief_opening WHERE handover_id = h.id GROUP BY agent_id) first
                   JOIN agent a ON a.id = first.agent_id), '[]') AS openings
  FROM handover h
  JOIN enquiry e ON e.id = h.enquiry_id
  JOIN agent g ON g.id = h.by_id
  JOIN service f ON f.id = h.from_service_id
  LEFT JOIN service t ON t.id = h.to_service_id
  LEFT JOIN agent r ON r.id = h.to_agent_id
  LEFT JOIN partner p ON p.id = h.partner_id
  LEFT JOIN enquiry_event l ON l.id = h.entry_id
  JOIN LATERAL (SELECT words, version FROM brief WHERE handover_id = h.id ORDER BY version DESC LIMIT 1) b ON true`;

/** Of an enquiry, the newest first. */
export const findHandoversOf = query({
  planned: 'once',
  parameters: { enquiryId: uuid },
  columns: SHOWN,
  sql: `${SELECT} WHERE h.enquiry_id = $enquiryId AND l.taken_back_at IS NULL ORDER BY h.at DESC, h.id DESC LIMIT 30`,
});

/** What somebody may take or refuse, the first to lapse first. */
export const findOfferedHandovers = query({
  planned: 'once',
  parameters: { organisationId: uuid, agentId: uuid },
  columns: SHOWN,
  sql: `
    ${SELECT} JOIN agent me ON me.id = $agentId
    WHERE h.organisation_id = $organisationId AND h.state = 'offered' AND h.kind <> 'call' AND h.by_id <> me.id
      AND (h.to_agent_id = me.id OR (h.to_agent_id IS NULL AND h.to_service_id = ANY(me.service_ids)))
    ORDER BY h.expires_at, h.id LIMIT 50`,
});

/** Hops of an enquiry that count, first to last. */
export const findHops = query({
  planned: 'once',
  parameters: { enquiryId: uuid },
  columns: {
    id: uuid,
    kind: word<HandoverKind>(),
    at: instant,
    byId: uuid,
    fromServiceId: uuid,
    fromAgentId: optional(uuid),
    toServiceId: optional(uuid),
    toAgentId: optional(uuid),
  },
  sql: `
    SELECT h.id, h.kind, h.at, h.by_id, h.from_service_id, h.from_agent_id, h.to_service_id, h.to_agent_id
    FROM handover h LEFT JOIN enquiry_event l ON l.id = h.entry_id
    WHERE h.enquiry_id = $enquiryId AND h.state = 'moved' AND h.hop > 0 AND l.taken_back_at IS NULL ORDER BY h.at, h.hop, h.id`,
});

/** The newest hop of an enquiry whose brief an agent has to open before they answer; none where there is none. */
export const findUnopenedBrief = query({
  planned: 'once',
  parameters: { enquiryId: uuid, agentId: uuid },
  columns: { id: uuid, by: text },
  sql: `
    SELECT h.id, g.name AS by
    FROM (SELECT h.* FROM handover h LEFT JOIN enquiry_event l ON l.id = h.entry_id
          WHERE h.enquiry_id = $enquiryId AND h.state = 'moved' AND h.hop > 0 AND l.taken_back_at IS NULL
          ORDER BY h.decided_at DESC, h.hop DESC LIMIT 1) h
    JOIN agent g ON g.id = h.by_id
    WHERE h.by_id <> $agentId
      AND NOT EXISTS (SELECT FROM brief_opening o WHERE o.handover_id = h.id AND o.agent_id = $agentId)
      AND NOT EXISTS (SELECT FROM contact c JOIN brief_opening o ON o.handover_id = h.id AND o.agent_id = c.author_id
                      WHERE c.enquiry_id = h.enquiry_id AND c.direction = 'out' AND NOT c.automatic AND c.at >= h.decided_at)`,
});

/** Handovers that nobody took in time. */
export const findLapsedHandovers = query({
  parameters: { now: instant, limit: integer },
  columns: { id: uuid, organisationId: uuid, enquiryId: uuid },
  sql: `
    SELECT id, organisation_id, enquiry_id FROM handover
    WHERE state = 'offered' AND expires_at <= $now ORDER BY expires_at LIMIT $limit`,
});

/** What goes into the brief of an enquiry beside what the customer wrote. Each thing in the order of time. */
export const findRecordForBrief = query({
  parameters: { enquiryId: uuid },
  columns: {
    /** What has to be known; the answer is empty where it is not. */
    asked: json<{ question: string; answer: string }[]>(),
    /** What we answered and whom we rang, but for what was taken back; and what was noted. */
    sent: json<
      {
        at: string;
        by: string | null;
        channel: Channel;
        text: string;
        state: DeliveryState | null;
        outcome: CallOutcome | null;
      }[]
    >(),
    notes: json<{ at: string; by: string | null; text: string }[]>(),
    promised: json<{ what: string; by: string }[]>(),
    appointments: json<{ at: string; place: string; purpose: string }[]>(),
    callbacks: json<{ from: string; to: string; number: string | null }[]>(),
  },
  sql: `
    SELECT
      COALESCE((SELECT jsonb_agg(jsonb_build_object('question', question, 'answer', COALESCE(answer, '')) ORDER BY noted_at, id)
                FROM question WHERE enquiry_id = $enquiryId), '[]') AS asked,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('at', c.at, 'by', a.name, 'channel', c.channel, 'text', left(c.text, 300),
                                                   'state', d.state, 'outcome', c.call_outcome) ORDER BY c.at)
                FROM contact c LEFT JOIN agent a ON a.id = c.author_id LEFT JOIN delivery d ON d.contact_id = c.id
                WHERE c.enquiry_id = $enquiryId AND c.direction = 'out' AND NOT c.automatic
                  AND d.state IS DISTINCT FROM 'taken-back'), '[]') AS sent,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('at', t.at, 'by', a.name, 'text', left(t.text, 300)) ORDER BY t.position)
                FROM timeline_event t LEFT JOIN agent a ON a.id = t.by_id
                WHERE t.enquiry_id = $enquiryId AND t.type = 'note'), '[]') AS notes,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('what', title, 'by', due_at) ORDER BY due_at)
                FROM commitment WHERE enquiry_id = $enquiryId AND whose = 'council' AND settled_at IS NULL
                  AND state IN ('running', 'paused', 'missed', 'extended')), '[]') AS promised,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('at', starts_at, 'place', place, 'purpose', purpose) ORDER BY starts_at)
                FROM appointment WHERE enquiry_id = $enquiryId AND next_at IS NOT NULL), '[]') AS appointments,
      COALESCE((SELECT jsonb_agg(jsonb_build_object('from', b.from_at, 'to', b.to_at, 'number', b.number) ORDER BY b.from_at)
                FROM callback b JOIN contact c ON c.id = b.contact_id
                WHERE c.enquiry_id = $enquiryId AND b.ended_as IS NULL), '[]') AS callbacks`,
});

/** Enquiries opened in the period, by the service that has them now and the channel on which they began. */
export const countHandovers = query({
  parameters: SCOPE,
  columns: {
    service: text,
    channel: word<Channel>(),
    enquiries: integer,
    closed: integer,
    first: integer,
    repeated: integer,
    handedOn: integer,
    hops: integer,
    returns: integer,
    opened: integer,
    /** Milliseconds. */
    waited: float,
    replies: integer,
    again: integer,
  },
  sql: `
    WITH opened AS (
      SELECT e.id, e.service_id, e.state, e.contacts_in, e.reopened FROM enquiry e
      WHERE e.organisation_id = $organisationId AND e.opened_at >= $since AND e.opened_at < $until AND e.joined_id IS NULL
        AND ($serviceId::uuid IS NULL OR e.service_id = $serviceId)
        AND ($teamId::uuid IS NULL OR e.service_id IN (SELECT id FROM service WHERE team_id = $teamId))),
    began AS (
      SELECT DISTINCT ON (c.enquiry_id) c.enquiry_id, c.channel FROM contact c JOIN opened o ON o.id = c.enquiry_id
      WHERE c.direction = 'in' ORDER BY c.enquiry_id, c.at),
    answered AS (
      SELECT c.enquiry_id, count(*)::int AS replies,
             (count(*) FILTER (WHERE EXISTS (SELECT FROM asked_again g WHERE g.contact_id = c.id)))::int AS again
      FROM contact c JOIN opened o ON o.id = c.enquiry_id
      WHERE c.direction = 'out' AND NOT c.automatic GROUP BY 1),
    gone AS (
      SELECT h.enquiry_id, count(*)::int AS hops, (count(*) FILTER (WHERE h.is_return))::int AS returns,
             count(b.at)::int AS opened, COALESCE(sum(extract(epoch FROM b.at - h.at) * 1000), 0)::float8 AS waited
      FROM handover h JOIN opened o ON o.id = h.enquiry_id
      LEFT JOIN enquiry_event l ON l.id = h.entry_id
      LEFT JOIN LATERAL (SELECT min(at) AS at FROM brief_opening WHERE handover_id = h.id AND agent_id <> h.by_id) b ON true
      WHERE h.state = 'moved' AND h.hop > 0 AND l.taken_back_at IS NULL GROUP BY 1)
    SELECT s.name AS service, began.channel, count(*)::int AS enquiries,
           (count(*) FILTER (WHERE o.state = 'closed'))::int AS closed,
           (count(*) FILTER (WHERE o.state = 'closed' AND o.contacts_in = 1 AND NOT o.reopened))::int AS first,
           (count(*) FILTER (WHERE o.contacts_in > 1))::int AS repeated,
           count(gone.hops)::int AS handed_on, COALESCE(sum(gone.hops), 0)::int AS hops, COALESCE(sum(gone.returns), 0)::int AS returns,
           COALESCE(sum(gone.opened), 0)::int AS opened, COALESCE(sum(gone.waited), 0)::float8 AS waited,
           COALESCE(sum(answered.replies), 0)::int AS replies, COALESCE(sum(answered.again), 0)::int AS again
    FROM opened o JOIN service s ON s.id = o.service_id JOIN began ON began.enquiry_id = o.id
    LEFT JOIN answered ON answered.enquiry_id = o.id LEFT JOIN gone ON gone.enquiry_id = o.id
    WHERE $channel::text IS NULL OR began.channel = $channel
    GROUP BY 1, 2 ORDER BY 1, 2`,
});
