import type { Channel, Scoreboard } from '@frontdoor/contracts';
import { toDate } from '@frontdoor/kernel';
import type { EntityManager } from '@frontdoor/persistence';
import { type Scope, valuesOf, within } from './scope.js';

export type Figures = Scoreboard['totals'];

/** The figures of one clock of one edition of a charter, split up where asked for. */
export interface ClockFigures extends Figures {
  promiseId: string;
  clockId: string;
  packId: string;
  packVersion: string;
  packHash: string;
  unit: string;
  channel: Channel | null;
  service: string | null;
  team: string | null;
}

const SPLIT: Record<Scoreboard['by'], string> = {
  promise: 'NULL::text',
  channel: 'channel',
  service: 'service_id::text',
  team: 'team_id::text',
};

/** What the council promised in the period, clock by clock. */
export async function clockFigures(
  manager: EntityManager,
  scope: Scope,
  by: Scoreboard['by'],
): Promise<ClockFigures[]> {
  const rows = await manager.query<
    (Counted & Definition & { split: string | null; split_name: string | null })[]
  >(
    `SELECT counted.*, ${by === 'service' || by === 'team' ? `named.name` : `counted.split`} AS split_name
     FROM (
       SELECT clock_id, pack_id, pack_version, pack_hash, min(promise_id) AS promise_id, ${SPLIT[by]} AS split, ${FIGURES}
       FROM commitment c WHERE ${COUNCILS} GROUP BY clock_id, pack_id, pack_version, pack_hash, split) counted
     ${by === 'service' || by === 'team' ? `JOIN ${by} named ON named.id = counted.split::uuid` : ''}`,
    parameters(scope),
  );
  return rows.map((row) => ({
    promiseId: row.promise_id,
    clockId: row.clock_id,
    packId: row.pack_id,
    packVersion: row.pack_version,
    packHash: row.pack_hash,
    unit: row.unit,
    channel: by === 'channel' ? (row.split_name as Channel) : null,
    service: by === 'service' ? row.split_name : null,
    team: by === 'team' ? row.split_name : null,
    ...figures(row),
  }));
}

/** The same month by month, and all together. */
export async function monthFigures(
  manager: EntityManager,
  scope: Scope,
  zone: string,
): Promise<{ months: Scoreboard['months']; totals: Figures }> {
  const rows = await manager.query<(Counted & { month: string | null })[]>(
    `SELECT to_char(month, 'YYYY-MM') AS month, ${FIGURES}
     FROM (SELECT c.*, date_trunc('month', started_at AT TIME ZONE $8) AS month FROM commitment c WHERE ${COUNCILS}) c
     GROUP BY ROLLUP (month) ORDER BY month`,
    [...parameters(scope), zone],
  );
  return {
    months: rows.flatMap((row) => (row.month === null ? [] : [{ month: row.month, ...figures(row) }])),
    totals: figures(rows.find(({ month }) => month === null)!),
  };
}

const COUNCILS = `c.whose = 'council' AND ${within('c', 'started_at')}`;

const parameters = (scope: Scope): unknown[] => [...valuesOf(scope), toDate(scope.now)];

/**
 * Shares of time are discrete percentiles: a time that was really taken, within which at least that share was met.
 * Times in different units are not compared. Parameter 7 is now.
 */
const FIGURES = `
  count(*)::int AS opened,
  count(*) FILTER (WHERE state = 'kept')::int AS kept,
  count(*) FILTER (WHERE state = 'missed' OR (state = 'running' AND due_at < $7))::int AS missed,
  count(*) FILTER (WHERE state = 'extended')::int AS extended,
  count(*) FILTER (WHERE state = 'waived')::int AS waived,
  count(*) FILTER (WHERE state = 'withdrawn')::int AS withdrawn,
  count(*) FILTER (WHERE state = 'paused' OR (state = 'running' AND due_at >= $7))::int AS running,
  min(unit) AS unit, min(unit) = max(unit) AS one_unit,
  percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY taken) AS percentiles`;

interface Definition {
  promise_id: string;
  clock_id: string;
  pack_id: string;
  pack_version: string;
  pack_hash: string;
}

interface Counted {
  opened: number;
  kept: number;
  missed: number;
  extended: number;
  waived: number;
  withdrawn: number;
  running: number;
  unit: string;
  one_unit: boolean | null;
  percentiles: [number | null, number | null] | null;
}

function figures(row: Counted): Figures {
  const { opened, kept, missed, extended, waived, withdrawn, running } = row;
  const decided = kept + extended + missed;
  const [median, p90] = (row.one_unit && row.percentiles) || [null, null];
  return {
    opened,
    kept,
    missed,
    extended,
    waived,
    withdrawn,
    running,
    keptShare: decided === 0 ? null : kept / decided,
    median,
    p90,
  };
}
