import type { Channel, Scoreboard } from '@frontdoor/contracts';
import { toDate } from '@frontdoor/kernel';
import type { EntityManager } from '@frontdoor/persistence';
import { type Counted, type Figures, figuresOf, NO_TIMES, type Times } from './figures.js';
import { groupBy } from './group-by.js';
import { monthsOf } from './period.js';
import { type Scope, valuesOf, within } from './scope.js';

/** The figures of one clock of one edition of a charter, split up where asked for. */
export interface ClockFigures extends Figures {
  clockId: string;
  packId: string;
  packVersion: string;
  packHash: string;
  unit: string;
  channel: Channel | null;
  service: string | null;
  team: string | null;
}

interface CommitmentFigures {
  rows: ClockFigures[];
  months: Scoreboard['months'];
  totals: Figures;
}

/** A column to split by besides clock and edition, and how its value is read. */
const SPLIT: Record<Scoreboard['by'], string> = {
  promise: 'NULL::text',
  channel: 'channel',
  service: 'service_id',
  team: 'team_id',
};

interface Row extends Counted {
  clock_id: string;
  pack_hash: string;
  pack_id: string;
  pack_version: string;
  unit: string;
  split: string | null;
  /** Which month of the period, from 0. */
  month: number;
}

interface Timed {
  clock_id: string;
  pack_hash: string;
  split: string | null;
  times: [number, number];
}

/** What the council promised in the period: clock by clock, month by month, and all together. */
export async function commitmentFigures(
  manager: EntityManager,
  scope: Scope,
  by: Scoreboard['by'],
  names: ReadonlyMap<string, string>,
): Promise<CommitmentFigures> {
  const months = monthsOf(scope.zone, scope.period);
  const values = valuesOf(scope);
  const monthStarts = months.slice(1).map(({ since }) => toDate(since));
  const [counted, timed] = await Promise.all([
    roomy<Row>(manager, countSql(SPLIT[by]), [...values, toDate(scope.now), monthStarts]),
    roomy<Timed>(manager, timeSql(SPLIT[by]), values),
  ]);
  const timesOf = new Map(timed.map((row) => [keyOf(row), toTimes(row.times)]));
  // Times in different units are not compared.
  const oneUnit = new Set(counted.map(({ unit }) => unit)).size === 1;
  const monthly = oneUnit
    ? await monthlyTimes(manager, values, monthStarts)
    : new Map<number | null, Times>();
  return {
    rows: [...groupBy(counted, keyOf)].map(([key, rows]) => ({
      ...definitionOf(rows[0]!),
      channel: by === 'channel' ? (rows[0]!.split as Channel) : null,
      service: by === 'service' ? (names.get(rows[0]!.split!) ?? null) : null,
      team: by === 'team' ? (names.get(rows[0]!.split!) ?? null) : null,
      ...figuresOf(rows, timesOf.get(key) ?? NO_TIMES),
    })),
    months: months.map(({ month }, i) => ({
      month,
      ...figuresOf(
        counted.filter((row) => row.month === i),
        monthly.get(i) ?? NO_TIMES,
      ),
    })),
    totals: figuresOf(counted, monthly.get(null) ?? NO_TIMES),
  };
}

async function monthlyTimes(
  manager: EntityManager,
  values: unknown[],
  monthStarts: Date[],
): Promise<Map<number | null, Times>> {
  const rows = await roomy<{ month: number | null; times: [number, number] }>(manager, MONTHLY_TIMES, [
    ...values,
    monthStarts,
  ]);
  return new Map(rows.map(({ month, times }) => [month, toTimes(times)]));
}

/** Runs a statement with memory for a year of rows: with the server's usual share it would sort them on disk. */
const roomy = <Row>(manager: EntityManager, sql: string, values: unknown[]): Promise<Row[]> =>
  manager.transaction(async (own) => {
    await own.query(`SET LOCAL work_mem = '32MB'`);
    return own.query<Row[]>(sql, values);
  });

const keyOf = ({ clock_id, pack_hash, split }: Omit<Timed, 'times'>): string =>
  [clock_id, pack_hash, split].join(' ');

const toTimes = ([median, p90]: [number, number]): Times => ({ median, p90 });

const definitionOf = (
  row: Row,
): Pick<ClockFigures, 'clockId' | 'packId' | 'packVersion' | 'packHash' | 'unit'> => ({
  clockId: row.clock_id,
  packId: row.pack_id,
  packVersion: row.pack_version,
  packHash: row.pack_hash,
  unit: row.unit,
});

const COUNCILS = `whose = 'council' AND ${within('c', 'started_at')}`;

/**
 * Counting and timing are two statements: a hash table counts a year in a fraction of the time that it takes to sort it,
 * and only the times have to be sorted. Months are found among their first instants, which is a fraction of the price
 * of converting each instant to local time. Pack, version and unit follow from the edition and the clock.
 */
const countSql = (split: string): string => `
  SELECT clock_id, pack_hash, ${split} AS split, state, width_bucket(started_at, $8::timestamptz[]) AS month,
         count(*)::int AS count, (count(*) FILTER (WHERE state = 'running' AND due_at < $7))::int AS overdue,
         min(pack_id) AS pack_id, min(pack_version) AS pack_version, max(unit) AS unit
  FROM commitment c WHERE ${COUNCILS} GROUP BY 1, 2, 3, 4, 5`;

/** Discrete percentiles: times that were really taken, within which at least that share was met. */
const TIMES = `percentile_disc(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY taken) AS times`;

const timeSql = (split: string): string => `
  SELECT clock_id, pack_hash, ${split} AS split, ${TIMES}
  FROM commitment c WHERE ${COUNCILS} AND taken IS NOT NULL GROUP BY 1, 2, 3`;

const MONTHLY_TIMES = `
  SELECT width_bucket(started_at, $7::timestamptz[]) AS month, ${TIMES}
  FROM commitment c WHERE ${COUNCILS} AND taken IS NOT NULL GROUP BY ROLLUP (1) HAVING count(*) > 0`;
