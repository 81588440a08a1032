import { isDeepStrictEqual } from 'node:util';
import type { Commitment as Derived } from '@frontdoor/charter';
import type { CalendarMove, Commitment } from '@frontdoor/persistence';

/** What a stored commitment must become. */
export type Change = Pick<
  Commitment,
  | 'state'
  | 'startedAt'
  | 'firstDueAt'
  | 'dueAt'
  | 'atRiskAt'
  | 'settledAt'
  | 'extensions'
  | 'moves'
  | 'taken'
  | 'unit'
  | 'explanation'
  | 'nextAlarmAt'
  | 'alarms'
  | 'countedBy'
  | 'stale'
>;

export interface Circumstances {
  /** Epoch milliseconds. */
  now: number;
  /** The calendar revision that `derived` was counted by. */
  countedBy: string;
  /** Why a change of calendars moved the due time; empty when none did. */
  because?: readonly string[];
}

/** A stored commitment as the engine now sees it. */
export function reconcile(
  row: Commitment,
  derived: Derived,
  { now, countedBy, because = [] }: Circumstances,
): Change {
  const { dueAt, atRiskAt, extensions, explanation, unit } = derived;
  const state = ranOutUnannounced(row, derived) ? 'running' : derived.state;
  const moves: CalendarMove[] =
    because.length > 0 && dueAt !== row.dueAt
      ? [...row.moves, { at: now, from: row.dueAt, to: dueAt, because: [...because] }]
      : row.moves;
  // Raised again only where a later due time put a threshold back into the future.
  const alarms = Math.min(row.alarms, atRiskAt.filter((at) => at <= now).length);
  // Where what opened it was received on another day than was written down, it began then.
  const firstDueAt = derived.startedAt === row.startedAt ? row.firstDueAt : derived.firstDueAt;
  return {
    ...{ state, startedAt: derived.startedAt, firstDueAt, dueAt, atRiskAt, extensions },
    ...{ moves, unit, explanation, alarms, countedBy },
    settledAt: derived.endedAt ?? null,
    taken: derived.taken ?? null,
    nextAlarmAt: nextAlarm(state, row.whose === 'council' ? atRiskAt : [], alarms, dueAt),
    stale: false,
  };
}

/** Whether it is decided how it ended. From then on no change of calendars touches it; only its ledger does. */
export const isDecided = ({ state }: Pick<Commitment, 'state'>): boolean =>
  state !== 'running' && state !== 'paused';

/** Time ran out and no alarm was raised yet: the row stays running, so that the sweep of alarms announces it once. */
const ranOutUnannounced = (row: Commitment, derived: Derived): boolean =>
  row.state !== derived.state &&
  derived.endedAt === undefined &&
  (derived.state === 'missed' || derived.state === 'lapsed');

/** The next instant at which somebody must hear of it. */
export const nextAlarm = (
  state: Commitment['state'],
  atRiskAt: readonly number[],
  alarms: number,
  dueAt: number,
): number | null => (state === 'running' ? (atRiskAt[alarms] ?? dueAt) : null);

/** Whether there is anything to write. */
export const differs = (row: Commitment, change: Change): boolean =>
  Object.entries(change).some(([name, value]) => !isDeepStrictEqual(row[name as keyof Change], value));
