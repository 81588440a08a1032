import type { ExclusionReason } from '@frontdoor/contracts';
import { query } from './query.js';
import { instant, list, optional, text, uuid, word } from './sql-types.js';

/** Enquiries that somebody must not read, with the references that they have. */
export interface Kept {
  ids: readonly string[];
  references: readonly string[];
}

/** Exclusions, as `x`, that keep an enquiry from being read. Whoever decided an earlier stage knows the matter and goes on reading. */
export const KEEPS = `x.why <> 'decided-before'`;

/** Whose rows belong to an enquiry, and those that belong to a contact of one: each has an `id` by which an address may name it. */
export const OF_ENQUIRY = [
  ...[
    'answer_use',
    'appointment',
    'asked_again',
    'commitment',
    'contact',
    'delivery',
    'draft_file',
    'enquiry_event',
  ],
  ...['exclusion', 'handover', 'identifier', 'interpreter', 'outgoing_event', 'partner_handover', 'question'],
  ...['step_prompt', 'timeline_event', 'visit', 'work_item'],
];
export const OF_CONTACT = ['callback', 'quality_note', 'report_update'];

/** The first of some enquiries that one of the ids names: it, or anything that belongs to it. */
export const findNamedAmong = query({
  parameters: { named: list(uuid), enquiryIds: list(uuid) },
  columns: { enquiryId: uuid },
  sql: `
    SELECT k.id AS enquiry_id FROM unnest($enquiryIds::uuid[]) AS k(id)
    WHERE k.id = ANY($named)
      OR EXISTS (SELECT FROM enquiry_join t WHERE t.id = ANY($named) AND k.id IN (t.from_id, t.into_id))
      ${OF_ENQUIRY.map((table) => `OR EXISTS (SELECT FROM ${table} t WHERE t.id = ANY($named) AND t.enquiry_id = k.id)`).join('\n      ')}
      ${OF_CONTACT.map(
        (table) =>
          `OR EXISTS (SELECT FROM ${table} t JOIN contact c ON c.id = t.contact_id WHERE t.id = ANY($named) AND c.enquiry_id = k.id)`,
      ).join('\n      ')}
    LIMIT 1`,
});

/** Who must not deal with an enquiry, in the order in which it was said. */
export const findExclusions = query({
  planned: 'once',
  parameters: { organisationId: uuid, enquiryId: uuid },
  columns: {
    id: uuid,
    agentId: uuid,
    agent: text,
    why: word<ExclusionReason>(),
    note: optional(text),
    by: optional(text),
    at: instant,
  },
  sql: `
    SELECT x.id, x.agent_id, a.name AS agent, x.why, x.note, b.name AS by, x.at
    FROM exclusion x JOIN agent a ON a.id = x.agent_id LEFT JOIN agent b ON b.id = x.by_id
    WHERE x.organisation_id = $organisationId AND x.enquiry_id = $enquiryId AND x.undone_at IS NULL ORDER BY x.at, x.id`,
});

/**
 * Whoever answered an enquiry at an earlier stage must not decide the next; gives those of whom that was not known. Entries
 * of the ledger count that were not taken back.
 */
export const excludeWhoDecided = query({
  parameters: { enquiryId: uuid, now: instant },
  columns: { agentId: uuid, name: text },
  sql: `
    WITH escalated AS (
      SELECT max(at) AS at FROM enquiry_event
      WHERE enquiry_id = $enquiryId AND type = 'escalated' AND taken_back_at IS NULL),
    decided AS (
      SELECT DISTINCT COALESCE(c.author_id, l.by_id) AS agent_id
      FROM enquiry_event l CROSS JOIN escalated LEFT JOIN contact c ON c.id = l.contact_id
      WHERE l.enquiry_id = $enquiryId AND l.type IN ('responded', 'refused') AND l.taken_back_at IS NULL
        AND l.at <= escalated.at),
    kept AS (
      INSERT INTO exclusion (id, organisation_id, enquiry_id, agent_id, why, at)
      SELECT gen_random_uuid(), a.organisation_id, $enquiryId, a.id, 'decided-before', $now
      FROM decided JOIN agent a ON a.id = decided.agent_id
      ON CONFLICT (enquiry_id, agent_id, why) WHERE undone_at IS NULL DO NOTHING
      RETURNING agent_id)
    SELECT a.id AS agent_id, a.name FROM kept JOIN agent a ON a.id = kept.agent_id`,
});

/** Whoever must not deal with one enquiry must not deal with what belongs to it; gives those of whom that was not known. */
export const passExclusionsOn = query({
  parameters: { fromId: uuid, intoId: uuid, now: instant },
  columns: { agentId: uuid },
  sql: `
    INSERT INTO exclusion (id, organisation_id, enquiry_id, agent_id, why, note, by_id, at)
    SELECT gen_random_uuid(), x.organisation_id, $intoId, x.agent_id, x.why, x.note, x.by_id, $now
    FROM exclusion x WHERE x.enquiry_id = $fromId AND x.undone_at IS NULL
    ON CONFLICT (enquiry_id, agent_id, why) WHERE undone_at IS NULL DO NOTHING
    RETURNING agent_id`,
});
