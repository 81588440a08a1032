import { type Channel, channel as channels, CHANNELS } from '@frontdoor/contracts';
import { query } from './query.js';
import { SCOPE, withinScope } from './parts/scoreboard-scope.js';
import { boolean, day, integer, list, optional, text, word } from './sql-types.js';

/** Contacts have no service of their own: that of their enquiry counts. */
const OF_SERVICE = `
  ($serviceId::uuid IS NULL OR e.service_id = $serviceId)
  AND ($teamId::uuid IS NULL OR e.service_id IN (SELECT id FROM service WHERE team_id = $teamId))`;

const CONTACTS = `
  c.organisation_id = $organisationId AND c.at >= $since AND c.at < $until AND ($channel::text IS NULL OR c.channel = $channel)
  AND (($serviceId::uuid IS NULL AND $teamId::uuid IS NULL)
       OR EXISTS (SELECT 1 FROM enquiry e WHERE e.id = c.enquiry_id AND ${OF_SERVICE}))`;

/**
 * Enquiries opened in the period and closed since, and of them those that took one contact and were not reopened. What joined
 * another is that one.
 */
export const countFirstContact = query({
  parameters: SCOPE,
  columns: { closed: integer, first: integer },
  sql: `
    SELECT count(*)::int AS closed, count(*) FILTER (WHERE contacts_in = 1 AND NOT reopened)::int AS first
    FROM enquiry e
    WHERE organisation_id = $organisationId AND opened_at >= $since AND opened_at < $until AND state = 'closed'
      AND joined_id IS NULL
      AND ($channel::text IS NULL
           OR $channel = (SELECT channel FROM contact WHERE enquiry_id = e.id AND direction = 'in' ORDER BY at LIMIT 1))
      AND ${OF_SERVICE}`,
});

export const countContacts = query({
  parameters: SCOPE,
  columns: { direction: word<'in' | 'out'>(), channel: word<Channel>(), automatic: boolean, count: integer },
  sql: `
    SELECT direction, channel, automatic, count(*)::int AS count FROM contact c WHERE ${CONTACTS} GROUP BY 1, 2, 3`,
});

/** Written into the statement, so that the index on calls serves it. */
const CALLS = channels.options
  .flatMap((name) => (CHANNELS[name].telephone === 'call' ? `'${name}'` : []))
  .join(', ');

/** Calls that a person answered. An answer comes after its call, so that answers from before the period answer none of its calls. */
export const countAnsweredCalls = query({
  parameters: SCOPE,
  columns: { answered: integer },
  sql: `
    SELECT count(*)::int AS answered FROM contact c
    WHERE c.channel IN (${CALLS}) AND c.direction = 'in' AND ${CONTACTS} AND c.id IN (
      SELECT contact_id FROM enquiry_event
      WHERE organisation_id = $organisationId AND at >= $since AND type = 'answered' AND taken_back_at IS NULL)`,
});

/** Of the calls that came in: whose caller hung up before anybody answered, those at once apart. */
export const countUnansweredCalls = query({
  parameters: SCOPE,
  columns: { abandoned: integer, short: integer },
  sql: `
    SELECT count(*) FILTER (WHERE p.ended_as = 'abandoned' AND NOT p.short)::int AS abandoned,
           count(*) FILTER (WHERE p.ended_as = 'abandoned' AND p.short)::int AS short
    FROM phone_call p JOIN contact c ON c.id = p.id
    WHERE p.organisation_id = $organisationId AND p.began_at >= $since AND p.began_at < $until AND ${CONTACTS}`,
});

/** Messages after the tone of which the call that they were said in is counted as well. */
export const countMessagesOfCalls = query({
  parameters: SCOPE,
  columns: { count: integer },
  sql: `
    SELECT count(*)::int AS count
    FROM contact c JOIN call_recording r ON r.contact_id = c.id JOIN contact k ON k.id = r.call_id
    WHERE c.direction = 'in' AND ${CONTACTS} AND $channel::text IS NULL AND k.at >= $since AND k.at < $until`,
});

/** Visitors who came, and of them those who left before anybody saw them. */
export const countVisits = query({
  parameters: SCOPE,
  columns: { came: integer, left: integer },
  sql: `
    SELECT count(*)::int AS came, count(*) FILTER (WHERE EXISTS (
      SELECT FROM enquiry_event x WHERE x.enquiry_id = v.enquiry_id AND x.type = 'visitor-left' AND x.taken_back_at IS NULL
        AND x.at >= v.arrived_at AND COALESCE(x.data->>'visit', v.id::text) = v.id::text))::int AS left
    FROM visit v JOIN entry_point p ON p.id = v.entry_point_id LEFT JOIN enquiry e ON e.id = v.enquiry_id
    WHERE v.organisation_id = $organisationId AND v.arrived_at >= $since AND v.arrived_at < $until
      AND ($channel::text IS NULL OR p.channel = $channel)
      AND ($serviceId::uuid IS NULL OR COALESCE(e.service_id, v.service_id) = $serviceId)
      AND ($teamId::uuid IS NULL
           OR COALESCE(e.service_id, v.service_id) IN (SELECT id FROM service WHERE team_id = $teamId))`,
});

/** Replies that left without all that the charter wants. */
export const countOverrides = query({
  parameters: SCOPE,
  columns: { overrides: integer },
  sql: `
    SELECT count(*)::int AS overrides FROM contact c
    WHERE c.override IS NOT NULL AND c.direction = 'out' AND NOT c.automatic AND ${CONTACTS}`,
});

/** What agents said of the steps that only a person can do; null where nobody answered. */
export const countStepAnswers = query({
  parameters: SCOPE,
  columns: { promiseId: text, answer: optional(word<'confirmed' | 'not-confirmed'>()), count: integer },
  sql: `
    SELECT promise_id, answer, count(*)::int AS count FROM step_prompt p
    WHERE ${withinScope('p', 'at')} GROUP BY 1, 2`,
});

/**
 * What customers sent, by weekday (Monday 1) and quarter of an hour, in local time; calls that no person answered apart. The
 * weekday of days on which other hours hold is 0.
 */
export const countDemand = query({
  parameters: { ...SCOPE, zone: text, otherDays: list(day) },
  columns: { weekday: integer, quarter: integer, came: integer, unanswered: integer },
  sql: `
    SELECT CASE WHEN local.at::date = ANY($otherDays::date[]) THEN 0 ELSE extract(isodow FROM local.at)::int END AS weekday,
           floor(extract(epoch FROM local.at::time) / 900)::int AS quarter, count(*)::int AS came,
           (count(*) FILTER (WHERE c.channel IN (${CALLS}) AND NOT EXISTS (
             SELECT FROM enquiry_event v WHERE v.organisation_id = $organisationId AND v.contact_id = c.id
               AND v.type = 'answered' AND v.taken_back_at IS NULL)))::int AS unanswered
    FROM contact c CROSS JOIN LATERAL (SELECT c.at AT TIME ZONE $zone AS at) local
    WHERE c.direction = 'in' AND ${CONTACTS} GROUP BY 1, 2`,
});
