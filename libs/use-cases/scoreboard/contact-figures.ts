import type { Scoreboard } from '@frontdoor/contracts';
import type { EntityManager } from '@frontdoor/persistence';
import { type Scope, valuesOf } from './scope.js';

type Share = Scoreboard['firstContact'];

const share = (part: number, of: number, definition: string): Share => ({
  share: of === 0 ? null : part / of,
  of,
  definition,
});

/** How many enquiries were settled the first time the customer asked. */
export async function firstContact(manager: EntityManager, scope: Scope): Promise<Share> {
  const [row] = await manager.query<[{ closed: number; first: number }]>(
    `SELECT count(*)::int AS closed, count(*) FILTER (WHERE contacts_in = 1 AND NOT reopened)::int AS first
     FROM enquiry e
     WHERE organisation_id = $1 AND opened_at >= $2 AND opened_at < $3 AND state = 'closed'
       AND ($4::text IS NULL OR $4 = (SELECT channel FROM contact WHERE enquiry_id = e.id AND direction = 'in' ORDER BY at LIMIT 1))
       AND ${OF_SERVICE}`,
    valuesOf(scope),
  );
  return share(
    row.first,
    row.closed,
    'Of the enquiries opened in the period and closed since, the share that took one contact of the customer and was not reopened.',
  );
}

/** Calls, voicemail and what left without all that the charter wants. */
export async function contactFigures(
  manager: EntityManager,
  scope: Scope,
): Promise<Pick<Scoreboard, 'callsAnswered' | 'voicemail' | 'overrides'>> {
  const [[counted], [overridden]] = await Promise.all([
    manager.query<[Counted]>(COUNT, valuesOf(scope)),
    manager.query<[{ overrides: number }]>(OVERRIDES, valuesOf(scope)),
  ]);
  const { calls, answered, voicemails, telephone, replies } = counted;
  return {
    callsAnswered: share(
      answered,
      calls,
      'Of the calls that came in during the period, the share that a person answered.',
    ),
    voicemail: share(
      voicemails,
      telephone,
      'Of the calls, callback requests and voicemails that came in during the period, the share that are voicemails.',
    ),
    overrides: { count: overridden.overrides, replies },
  };
}

interface Counted {
  calls: number;
  answered: number;
  voicemails: number;
  telephone: number;
  replies: number;
}

/** Contacts have no service of their own: that of their enquiry counts. */
const OF_SERVICE = `
  ($5::uuid IS NULL OR e.service_id = $5)
  AND ($6::uuid IS NULL OR e.service_id IN (SELECT id FROM service WHERE team_id = $6))`;

const CONTACTS = `
  c.organisation_id = $1 AND c.at >= $2 AND c.at < $3 AND ($4::text IS NULL OR c.channel = $4)
  AND (($5::uuid IS NULL AND $6::uuid IS NULL) OR EXISTS (SELECT 1 FROM enquiry e WHERE e.id = c.enquiry_id AND ${OF_SERVICE}))`;

// An answer comes after its call, so that answers from before the period answer none of its calls.
const COUNT = `
  WITH answers AS (
    SELECT DISTINCT contact_id FROM enquiry_event
    WHERE organisation_id = $1 AND at >= $2 AND type = 'answered' AND taken_back_at IS NULL)
  SELECT count(*) FILTER (WHERE c.direction = 'in' AND c.channel = 'phone')::int AS calls,
         count(*) FILTER (WHERE c.direction = 'in' AND c.channel = 'phone' AND a.contact_id IS NOT NULL)::int AS answered,
         count(*) FILTER (WHERE c.direction = 'in' AND c.channel = 'voicemail')::int AS voicemails,
         count(*) FILTER (WHERE c.direction = 'in' AND c.channel IN ('phone', 'voicemail', 'callback'))::int AS telephone,
         count(*) FILTER (WHERE c.direction = 'out' AND NOT c.automatic)::int AS replies
  FROM contact c LEFT JOIN answers a ON a.contact_id = c.id WHERE ${CONTACTS}`;

const OVERRIDES = `
  SELECT count(*)::int AS overrides FROM contact c
  WHERE c.override IS NOT NULL AND c.direction = 'out' AND NOT c.automatic AND ${CONTACTS}`;
