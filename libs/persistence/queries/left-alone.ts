import type { Channel } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, list, optional, text, uuid, word } from './sql-types.js';

/** Work in somebody's hands, when something last happened to it, and whether they are at it now. */
const IN_HAND = {
  id: uuid,
  organisationId: uuid,
  enquiryId: uuid,
  serviceId: uuid,
  channel: word<Channel>(),
  agentId: uuid,
  ownerId: optional(uuid),
  reference: text,
  /** Taken or written about, or a message came or left. */
  lastAt: instant,
  /**
   * They write about it, are on the telephone or with a visitor, an answer has not left yet, somebody else is asked to take
   * it over, or its time has not come.
   */
  isBusy: boolean,
};

const SELECT = `
  SELECT w.id, w.organisation_id, w.enquiry_id, w.service_id, w.channel, a.id AS agent_id, e.owner_id, e.reference,
         GREATEST(w.accepted_at, w.queued_at, w.not_before,
           (SELECT max(t.at) FROM timeline_event t WHERE t.enquiry_id = e.id),
           (SELECT max(c.at) FROM contact c WHERE c.enquiry_id = e.id),
           (SELECT max(o.at) FROM brief_opening o JOIN handover h ON h.id = o.handover_id
            WHERE h.enquiry_id = e.id AND o.agent_id = w.agent_id)) AS last_at,
         COALESCE(w.not_before > $now, false) OR a.busy_with IS NOT NULL
         OR EXISTS (SELECT FROM draft d WHERE d.agent_id = w.agent_id AND d.enquiry_id = e.id)
         OR EXISTS (SELECT FROM call_leg l JOIN phone_call p ON p.id = l.call_id AND p.state <> 'ended'
                    WHERE l.agent_id = w.agent_id AND l.state <> 'ended')
         OR EXISTS (SELECT FROM phone_call p WHERE p.agent_id = w.agent_id AND p.id = w.contact_id AND p.state <> 'ended')
         OR EXISTS (SELECT FROM contact c JOIN delivery m ON m.contact_id = c.id
                    WHERE c.enquiry_id = e.id AND c.author_id IS NOT NULL AND m.state IN ('queued', 'sending', 'to-post'))
         OR EXISTS (SELECT FROM handover h WHERE h.enquiry_id = e.id AND h.state = 'offered') AS is_busy
  FROM work_item w JOIN enquiry e ON e.id = w.enquiry_id JOIN agent a ON a.id = w.agent_id`;

/** What has to be looked at by an instant, those first of which nothing was reckoned yet. */
export const findWorkLeftAlone = query({
  parameters: { now: instant, limit: integer },
  columns: IN_HAND,
  sql: `
    ${SELECT}
    WHERE w.state = 'assigned' AND (w.left_alone_at IS NULL OR w.left_alone_at <= $now)
    ORDER BY w.left_alone_at NULLS FIRST LIMIT $limit`,
});

/** The same of one that somebody still has; called with its row locked. */
export const findWorkInHand = query({
  parameters: { id: uuid, now: instant },
  columns: IN_HAND,
  sql: `${SELECT} WHERE w.id = $id AND w.state = 'assigned'`,
});

/** The earliest instant at which something has to be looked at that was reckoned already. */
export const findEarliestLeftAlone = query({
  planned: 'once',
  parameters: {},
  columns: { leftAloneAt: optional(instant) },
  sql: `
    SELECT left_alone_at FROM work_item WHERE state = 'assigned' AND left_alone_at IS NOT NULL
    ORDER BY left_alone_at NULLS FIRST LIMIT 1`,
});

/** When each has to be looked at again; rows that somebody holds now are left for the next look. */
export const lookAgainAt = query({
  parameters: { ids: list(uuid), at: list(instant) },
  sql: `
    WITH free AS (SELECT id FROM work_item WHERE id = ANY($ids) ORDER BY id FOR UPDATE SKIP LOCKED)
    UPDATE work_item w SET left_alone_at = given.at
    FROM free JOIN unnest($ids::uuid[], $at::timestamptz[]) AS given (id, at) ON given.id = free.id
    WHERE w.id = free.id AND w.state = 'assigned'`,
});

/** Rules of a service changed: what its people have is reckoned anew. */
export const forgetLeftAlone = query({
  parameters: { serviceId: uuid },
  sql: `UPDATE work_item SET left_alone_at = NULL WHERE service_id = $serviceId AND state = 'assigned'`,
});
