import type { Channel, CommitmentState, Scoreboard } from '@frontdoor/contracts';
import { query } from './query.js';
import { SCOPE, withinScope } from './parts/scoreboard-scope.js';
import { float, instant, integer, list, optional, text, uuid, word, type SqlType } from './sql-types.js';

const OF_THE_COUNCIL = `whose = 'council' AND ${withinScope('c', 'started_at')}`;

/** Discrete percentiles, the median and nine in ten: times that were really taken, within which at least that share was met. */
const TIMES = `percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY taken) AS times`;
const TIMES_COLUMN = list(float);

/**
 * Commitments by clock, edition, state and month, split up further where asked for. `month` is the place of the month
 * in `monthStarts`, of which the first is left out. Months are found among their first instants, which is a fraction of
 * the price of converting each instant to local time. Pack, version and unit follow from the edition and the clock.
 */
const counting = (column: string, type: SqlType<string | null>) =>
  query({
    parameters: { ...SCOPE, now: instant, monthStarts: list(instant) },
    columns: {
      clockId: text,
      packHash: text,
      split: type,
      state: word<CommitmentState>(),
      month: integer,
      count: integer,
      overdue: integer,
      packId: text,
      packVersion: text,
      unit: text,
    },
    sql: `
      SELECT clock_id, pack_hash, ${column} AS split, state, width_bucket(started_at, $monthStarts::timestamptz[]) AS month,
             count(*)::int AS count, (count(*) FILTER (WHERE state = 'running' AND due_at < $now))::int AS overdue,
             min(pack_id) AS pack_id, min(pack_version) AS pack_version, max(unit) AS unit
      FROM commitment c WHERE ${OF_THE_COUNCIL} GROUP BY 1, 2, 3, 4, 5`,
  });

/** Times taken by clock and edition, split up as in `counting`. */
const timing = (column: string, type: SqlType<string | null>) =>
  query({
    parameters: SCOPE,
    columns: { clockId: text, packHash: text, split: type, times: TIMES_COLUMN },
    sql: `
      SELECT clock_id, pack_hash, ${column} AS split, ${TIMES}
      FROM commitment c WHERE ${OF_THE_COUNCIL} AND taken IS NOT NULL GROUP BY 1, 2, 3`,
  });

/**
 * Counting and timing are two queries: a hash table counts a year in a fraction of the time that it takes to sort it,
 * and only the times have to be sorted.
 */
export const countPromises = {
  promise: counting('NULL::text', optional(text)),
  channel: counting('channel', optional(word<Channel>())),
  service: counting('service_id', optional(uuid)),
  team: counting('team_id', optional(uuid)),
} satisfies Record<Scoreboard['by'], unknown>;

export const timePromises = {
  promise: timing('NULL::text', optional(text)),
  channel: timing('channel', optional(word<Channel>())),
  service: timing('service_id', optional(uuid)),
  team: timing('team_id', optional(uuid)),
} satisfies Record<Scoreboard['by'], unknown>;

/** Times taken in each month, and in all of them together: there `month` is null. */
export const timePromisesMonthly = query({
  parameters: { ...SCOPE, monthStarts: list(instant) },
  columns: { month: optional(integer), times: TIMES_COLUMN },
  sql: `
    SELECT width_bucket(started_at, $monthStarts::timestamptz[]) AS month, ${TIMES}
    FROM commitment c WHERE ${OF_THE_COUNCIL} AND taken IS NOT NULL GROUP BY ROLLUP (1) HAVING count(*) > 0`,
});

/** Years up to one in which the council promised something in a zone, the latest first. */
export const findYearsWithPromises = query({
  parameters: { organisationId: uuid, zone: text, until: integer },
  columns: { year: integer },
  sql: `
    SELECT year FROM generate_series(
      (SELECT date_part('year', min(started_at) AT TIME ZONE $zone)::int FROM commitment
       WHERE organisation_id = $organisationId AND whose = 'council'), $until::int) AS year
    WHERE EXISTS (
      SELECT 1 FROM commitment WHERE organisation_id = $organisationId AND whose = 'council'
        AND started_at >= make_date(year, 1, 1)::timestamp AT TIME ZONE $zone
        AND started_at < make_date(year + 1, 1, 1)::timestamp AT TIME ZONE $zone)
    ORDER BY year DESC`,
});
