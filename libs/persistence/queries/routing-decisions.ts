import type { Presence } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** A decision in the order of its round; `item` is the work item as the policy saw it. */
interface WrittenDecision {
  place: number;
  workItemId: string;
  agentId: string | null;
  reason: string | null;
  item: unknown;
}

/** Who was at work with the skill for it and could take nothing more just then. */
export interface NotFree {
  id: string;
  presence: Presence;
  load: number;
  capacity: number;
}

/** So many of those who were not free are kept of each round. */
const MOST_OTHERS = 20;

/**
 * Writes a round down, with who was at work for one of its services and not free. That nobody could be given a work item is
 * written once, until somebody is given it.
 */
export const writeRound = query({
  planned: 'once',
  parameters: {
    id: uuid,
    organisationId: uuid,
    at: instant,
    kind: word<'offers' | 'next'>(),
    people: json<unknown>(),
    free: list(uuid),
    serviceIds: list(uuid),
    decisions: json<readonly WrittenDecision[]>(),
  },
  sql: `
    WITH given AS (
      SELECT * FROM jsonb_to_recordset($decisions) AS d (
        place integer, "workItemId" uuid, "agentId" uuid, reason text, item jsonb)
      WHERE d."agentId" IS NOT NULL OR COALESCE((
        SELECT former.agent_id IS NOT NULL FROM routing_decision former
        WHERE former.work_item_id = d."workItemId" ORDER BY former.at DESC LIMIT 1), true)),
    round AS (
      INSERT INTO routing_round (id, organisation_id, at, kind, people, others)
      SELECT $id, $organisationId, $at, $kind, $people, COALESCE((
        SELECT jsonb_agg(o) FROM (
          SELECT a.id, a.presence, a.load, a.capacity FROM agent a
          WHERE a.organisation_id = $organisationId AND a.active AND a.presence <> 'offline' AND NOT a.id = ANY($free)
            AND a.service_ids && $serviceIds
          ORDER BY a.id LIMIT ${MOST_OTHERS}) AS o), '[]')
      WHERE EXISTS (SELECT FROM given))
    INSERT INTO routing_decision (round_id, place, work_item_id, at, agent_id, reason, item)
    SELECT $id, place, "workItemId", $at, "agentId", reason, item FROM given`,
});

const ROUND = {
  id: uuid,
  at: instant,
  kind: word<'offers' | 'next'>(),
  people: json<unknown>(),
  others: json<readonly NotFree[]>(),
  decisions: json<readonly WrittenDecision[]>(),
};

const ROUND_WITH_DECISIONS = `
  SELECT r.id, r.at, r.kind, r.people, r.others, (
    SELECT COALESCE(jsonb_agg(jsonb_build_object('place', d.place, 'workItemId', d.work_item_id, 'agentId', d.agent_id,
      'reason', d.reason, 'item', d.item) ORDER BY d.place), '[]') FROM routing_decision d WHERE d.round_id = r.id) AS decisions
  FROM routing_round r`;

/** The newest rounds in which something was decided about a work item, in order of time. */
export const findRoundsOfWork = query({
  parameters: { organisationId: uuid, workItemId: uuid, limit: integer },
  columns: ROUND,
  sql: `
    SELECT newest.* FROM (
      ${ROUND_WITH_DECISIONS}
      WHERE r.organisation_id = $organisationId
        AND r.id IN (SELECT round_id FROM routing_decision WHERE work_item_id = $workItemId ORDER BY at DESC LIMIT $limit::int)
    ) AS newest JOIN routing_round r ON r.id = newest.id ORDER BY newest.at, r.position`,
});

/** Rounds from one instant until before another, in order, after one that was read. */
export const findRounds = query({
  parameters: {
    organisationId: uuid,
    from: instant,
    until: instant,
    afterAt: instant,
    afterId: uuid,
    limit: integer,
  },
  columns: ROUND,
  sql: `
    ${ROUND_WITH_DECISIONS}
    WHERE r.organisation_id = $organisationId AND r.at >= $from AND r.at < $until AND (r.at, r.id) > ($afterAt, $afterId)
    ORDER BY r.at, r.id LIMIT $limit::int`,
});

/** Deletes rounds of before an instant; gives what was deleted. */
export const forgetRounds = query({
  parameters: { before: instant, limit: integer },
  columns: { id: uuid },
  sql: `
    DELETE FROM routing_round WHERE id IN (SELECT id FROM routing_round WHERE at < $before LIMIT $limit::int) RETURNING id`,
});

/** Work of an enquiry, or the one work item, as a sentence needs it; what is open first, the newest before. */
export const findWorkToExplain = query({
  parameters: { organisationId: uuid, wanted: text },
  columns: {
    id: uuid,
    reference: text,
    subject: text,
    service: text,
    state: text,
    agentId: optional(uuid),
    urgentAt: instant,
    queuedAt: instant,
  },
  sql: `
    SELECT w.id, e.reference, e.subject, s.name AS service, w.state, w.agent_id, w.urgent_at, w.queued_at
    FROM enquiry e JOIN work_item w ON w.enquiry_id = e.id JOIN service s ON s.id = w.service_id
    WHERE e.organisation_id = $organisationId AND (e.reference = upper($wanted) OR w.id::text = lower($wanted))
    ORDER BY w.state = 'done', w.queued_at DESC, w.id LIMIT 20`,
});

export const findNamesOfRouting = query({
  parameters: { organisationId: uuid },
  columns: { id: uuid, name: text },
  sql: `
    SELECT id, name FROM agent WHERE organisation_id = $organisationId
    UNION ALL SELECT id, name FROM service WHERE organisation_id = $organisationId`,
});
