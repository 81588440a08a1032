import { type Channel, channel as channels, CHANNELS, type Scoreboard } from '@frontdoor/contracts';
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
  const values = valuesOf(scope);
  const [contacts, [{ answered }], [{ overrides }]] = await Promise.all([
    manager.query<Counted[]>(COUNT, values),
    manager.query<[{ answered: number }]>(ANSWERED, values),
    manager.query<[{ overrides: number }]>(OVERRIDES, values),
  ]);
  const received = (counted: (channel: Channel) => boolean): number =>
    sum(contacts.filter(({ direction, channel }) => direction === 'in' && counted(channel)));
  return {
    callsAnswered: share(
      answered,
      received((channel) => CHANNELS[channel].telephone === 'call'),
      'Of the calls that came in during the period, the share that a person answered.',
    ),
    voicemail: share(
      received((channel) => CHANNELS[channel].telephone === 'recording'),
      received((channel) => CHANNELS[channel].telephone !== undefined),
      'Of the calls, callback requests and voicemails that came in during the period, the share that are voicemails.',
    ),
    overrides: {
      count: overrides,
      replies: sum(contacts.filter(({ direction, automatic }) => direction === 'out' && !automatic)),
    },
  };
}

interface Counted {
  direction: 'in' | 'out';
  channel: Channel;
  automatic: boolean;
  count: number;
}

const sum = (counted: readonly Counted[]): number => counted.reduce((total, { count }) => total + count, 0);

/** Contacts have no service of their own: that of their enquiry counts. */
const OF_SERVICE = `
  ($5::uuid IS NULL OR e.service_id = $5)
  AND ($6::uuid IS NULL OR e.service_id IN (SELECT id FROM service WHERE team_id = $6))`;

const CONTACTS = `
  c.organisation_id = $1 AND c.at >= $2 AND c.at < $3 AND ($4::text IS NULL OR c.channel = $4)
  AND (($5::uuid IS NULL AND $6::uuid IS NULL) OR EXISTS (SELECT 1 FROM enquiry e WHERE e.id = c.enquiry_id AND ${OF_SERVICE}))`;

const COUNT = `
  SELECT direction, channel, automatic, count(*)::int AS count FROM contact c WHERE ${CONTACTS} GROUP BY 1, 2, 3`;

/** Written into the statement, so that the index on calls serves it. */
const CALLS = channels.options
  .flatMap((name) => (CHANNELS[name].telephone === 'call' ? `'${name}'` : []))
  .join(', ');

// An answer comes after its call, so that answers from before the period answer none of its calls.
const ANSWERED = `
  SELECT count(*)::int AS answered FROM contact c
  WHERE c.channel IN (${CALLS}) AND c.direction = 'in' AND ${CONTACTS} AND c.id IN (
    SELECT contact_id FROM enquiry_event
    WHERE organisation_id = $1 AND at >= $2 AND type = 'answered' AND taken_back_at IS NULL)`;

const OVERRIDES = `
  SELECT count(*)::int AS overrides FROM contact c
  WHERE c.override IS NOT NULL AND c.direction = 'out' AND NOT c.automatic AND ${CONTACTS}`;
