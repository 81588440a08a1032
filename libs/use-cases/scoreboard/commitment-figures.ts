import type { Channel, Scoreboard } from '@frontdoor/contracts';
import {
  countPromises,
  type EntityManager,
  type RowOf,
  sortInMemory,
  timePromises,
  timePromisesMonthly,
  transaction,
} from '@frontdoor/persistence';
import { type Figures, figuresOf, NO_TIMES, type Times } from './figures.js';
import { groupBy } from './group-by.js';
import { monthsOf } from './period.js';
import { parametersOf, type Scope } from './scope.js';

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

type Row = RowOf<(typeof countPromises)['promise']>;

/** What the council promised in the period: clock by clock, month by month, and all together. */
export async function commitmentFigures(
  manager: EntityManager,
  scope: Scope,
  by: Scoreboard['by'],
  names: ReadonlyMap<string, string>,
): Promise<CommitmentFigures> {
  const months = monthsOf(scope.zone, scope.period);
  const parameters = parametersOf(scope);
  const monthStarts = months.slice(1).map(({ since }) => since);
  const [counted, timed] = await Promise.all([
    inMemory(manager, (own) => countPromises[by](own, { ...parameters, now: scope.now, monthStarts })),
    inMemory(manager, (own) => timePromises[by](own, parameters)),
  ]);
  const timesOf = new Map(timed.map((row) => [groupKey(row), toTimes(row.times)]));
  // Times in different units are not compared.
  const oneUnit = new Set(counted.map(({ unit }) => unit)).size === 1;
  const monthly = oneUnit
    ? monthlyTimes(await inMemory(manager, (own) => timePromisesMonthly(own, { ...parameters, monthStarts })))
    : new Map<number | null, Times>();
  return {
    rows: [...groupBy(counted, groupKey)].map(([key, rows]) => ({
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

const monthlyTimes = (rows: RowOf<typeof timePromisesMonthly>[]): Map<number | null, Times> =>
  new Map(rows.map(({ month, times }) => [month, toTimes(times)]));

/** Asks with memory for a year of rows. */
const inMemory = <T>(manager: EntityManager, ask: (own: EntityManager) => Promise<T>): Promise<T> =>
  transaction(manager.connection, async (own) => {
    await sortInMemory(own, {});
    return ask(own);
  });

const groupKey = ({ clockId, packHash, split }: Pick<Row, 'clockId' | 'packHash' | 'split'>): string =>
  [clockId, packHash, split].join(' ');

const toTimes = ([median, p90]: readonly number[]): Times => ({ median: median!, p90: p90! });

const definitionOf = ({
  clockId,
  packId,
  packVersion,
  packHash,
  unit,
}: Row): Pick<ClockFigures, 'clockId' | 'packId' | 'packVersion' | 'packHash' | 'unit'> => ({
  clockId,
  packId,
  packVersion,
  packHash,
  unit,
});
