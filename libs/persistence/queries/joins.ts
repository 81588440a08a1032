import type { DraftFields, DraftKind } from '@frontdoor/contracts';
import { query } from './query.js';
import { boolean, instant, integer, json, list, optional, text, uuid, word } from './sql-types.js';

/** Rows of a table that go from one enquiry to another; all of them, or those with these ids. */
const carrying = (table: string, id = 'id') =>
  query({
    parameters: { fromId: uuid, toId: uuid, ids: optional(list(uuid)) },
    columns: { id: uuid },
    sql: `
      UPDATE ${table} SET enquiry_id = $toId
      WHERE enquiry_id = $fromId AND ($ids::uuid[] IS NULL OR ${id} = ANY($ids::uuid[])) RETURNING ${id} AS id`,
  });

/** What an enquiry has, by what is listed of it when it joins another; in the order in which rows are locked. */
export const carry = {
  contacts: carrying('contact'),
  deliveries: carrying('delivery'),
  entries: carrying('enquiry_event'),
  commitments: carrying('commitment'),
  workItems: carrying('work_item'),
  events: carrying('timeline_event'),
  prompts: carrying('step_prompt'),
  visits: carrying('visit'),
  appointments: carrying('appointment'),
  mentions: carrying('mention', 'note_id'),
  identifiers: carrying('identifier'),
  draftFiles: carrying('draft_file'),
  questions: carrying('question'),
  askedAgain: carrying('asked_again'),
  handovers: carrying('handover'),
} as const;

/** Where somebody is asked to take either of two, only one of them can be asked once they are one: the other is withdrawn. */
export const withdrawSecondOffered = query({
  parameters: { fromId: uuid, toId: uuid, now: instant },
  sql: `
    UPDATE handover SET state = 'withdrawn', decided_at = $now, expires_at = NULL
    WHERE enquiry_id = $fromId AND state = 'offered' AND kind <> 'call'
      AND EXISTS (SELECT FROM handover WHERE enquiry_id = $toId AND state = 'offered' AND kind <> 'call')`,
});

/** Addresses named in one enquiry that nobody named in the other yet. */
export const findNamedOnlyIn = query({
  parameters: { fromId: uuid, toId: uuid, customerId: uuid },
  columns: { id: uuid },
  sql: `
    SELECT i.id FROM identifier i WHERE i.enquiry_id = $fromId AND i.customer_id = $customerId AND NOT EXISTS (
      SELECT FROM identifier o WHERE o.enquiry_id = $toId AND (o.kind, o.value) = (i.kind, i.value))`,
});

/**
 * What agents are writing on one enquiry goes to the other. Of somebody who writes on both, the text of the first goes
 * below that of the other, and `fields` is the first as it was.
 */
export const carryDrafts = query({
  parameters: { fromId: uuid, toId: uuid },
  columns: { agentId: uuid, kind: word<DraftKind>(), fields: optional(json<DraftFields>()) },
  sql: `
    WITH gone AS (DELETE FROM draft WHERE enquiry_id = $fromId RETURNING agent_id, kind, fields, version),
    both_of AS (
      UPDATE draft d SET version = GREATEST(d.version, g.version) + interval '1 millisecond',
        fields = d.fields || jsonb_build_object(
          'text', left(concat_ws(E'\\n\\n', d.fields->>'text', g.fields->>'text'), 50000))
      FROM gone g WHERE d.enquiry_id = $toId AND (d.agent_id, d.kind) = (g.agent_id, g.kind)
      RETURNING d.agent_id, d.kind, g.fields),
    moved AS (
      INSERT INTO draft (agent_id, enquiry_id, kind, fields, version)
      SELECT agent_id, $toId, kind, fields, version FROM gone g
      WHERE NOT EXISTS (SELECT FROM draft d WHERE d.enquiry_id = $toId AND (d.agent_id, d.kind) = (g.agent_id, g.kind))
      RETURNING agent_id, kind)
    SELECT agent_id, kind, fields FROM both_of UNION ALL SELECT agent_id, kind, NULL FROM moved`,
});

/** One of them goes back: as it is now, or, where it had been put below another, as it was. */
export const carryDraftBack = query({
  parameters: {
    fromId: uuid,
    toId: uuid,
    agentId: uuid,
    kind: word<DraftKind>(),
    fields: optional(json<DraftFields>()),
    now: instant,
  },
  sql: `
    WITH gone AS (
      DELETE FROM draft WHERE enquiry_id = $fromId AND agent_id = $agentId AND kind = $kind AND $fields::jsonb IS NULL
      RETURNING fields)
    INSERT INTO draft (agent_id, enquiry_id, kind, fields, version)
    SELECT $agentId, $toId, $kind, fields, $now
    FROM (SELECT fields FROM gone UNION ALL SELECT $fields::jsonb WHERE $fields::jsonb IS NOT NULL) AS of_join
    ON CONFLICT (agent_id, enquiry_id, kind) DO NOTHING`,
});

/** Brings what an enquiry counts up to date: `n` more contacts of its customer, or fewer. */
export const countContactsAnew = query({
  parameters: { id: uuid, n: integer },
  sql: `
    UPDATE enquiry e SET contacts_in = e.contacts_in + $n, last_contact_at = COALESCE(
      (SELECT max(c.at) FROM contact c WHERE c.enquiry_id = e.id AND c.direction = 'in' AND NOT c.automatic),
      e.last_contact_at)
    WHERE e.id = $id`,
});

/** The running promises of some commitments are kept by another service from now on. */
export const passPromisesOn = query({
  parameters: { ids: list(uuid), serviceId: uuid, teamId: uuid },
  sql: `
    UPDATE commitment SET service_id = $serviceId, team_id = $teamId
    WHERE id = ANY($ids) AND state IN ('running', 'paused')`,
});

/**
 * Whether nobody but this enquiry knows its customer: nothing proves an address of theirs, nothing else is theirs, nothing
 * was sent on it. A row where it is so.
 */
export const findUnknownCustomer = query({
  parameters: { enquiryId: uuid, customerId: uuid },
  columns: { id: uuid },
  sql: `
    SELECT c.id FROM customer c WHERE c.id = $customerId
      AND NOT EXISTS (SELECT FROM identifier i WHERE i.customer_id = c.id AND i.enquiry_id IS NULL)
      AND NOT EXISTS (SELECT FROM enquiry e WHERE e.customer_id = c.id AND e.id <> $enquiryId)
      AND NOT EXISTS (SELECT FROM contact k WHERE k.enquiry_id = $enquiryId AND k.direction = 'out')`,
});

/** What was joined with an enquiry or a part of it and is still, and what it joined itself, the newest first. */
export const findJoins = query({
  parameters: { enquiryId: uuid },
  columns: {
    id: uuid,
    otherId: uuid,
    reference: text,
    subject: text,
    by: text,
    at: instant,
    contacts: integer,
    direction: word<'came' | 'went'>(),
    /** The enquiry itself joined the other, not only a contact of it. */
    isWhole: boolean,
    split: boolean,
  },
  sql: `
    SELECT j.id, o.id AS other_id, o.reference, o.subject, a.name AS by, j.at, jsonb_array_length(j.came->'contacts') AS contacts,
           CASE WHEN j.from_id = $enquiryId THEN 'went' ELSE 'came' END AS direction,
           j.came ? 'from' AS is_whole, j.split
    FROM enquiry_join j JOIN agent a ON a.id = j.by_id
    JOIN enquiry o ON o.id = CASE WHEN j.from_id = $enquiryId THEN j.into_id ELSE j.from_id END
    WHERE j.undone_at IS NULL AND (j.from_id = $enquiryId OR j.into_id = $enquiryId) ORDER BY j.at DESC, j.id`,
});
