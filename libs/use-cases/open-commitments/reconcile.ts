import { isDeepStrictEqual } from 'node:util';
import type { Commitment as Derived } from '@frontdoor/charter';
import type { CalendarMove, Commitment } from '@frontdoor/persistence';

/** What a stored commitment must become. */
export type Change = Pick<
  Commitment,
  | 'state'
  | 'dueAt'
  | 'atRiskAt'
  | 'settledAt'
  | 'extensions'
  | 'moves'
  | 'taken'
  | 'explanation'
  | 'nextAlarmAt'
  | 'alarms'
  | 'staleFrom'
>;

export interface Circumstances {
  /** Epoch milliseconds. */
  now: number;
  /** Set when the due time is worked out anew because a calendar changed: why it may have moved. */
  because?: readonly string[];
  /** Something was recorded after the due time that had happened before it. */
  lateNews: boolean;
}

/** A stored commitment as the engine now sees it. */
export function reconcile(
  row: Commitment,
  derived: Derived,
  { now, because, lateNews }: Circumstances,
): Change {
  // A promise is missed once and for all: only news from before its due time can show that it was not.
  const stays = row.state === 'missed' && !lateNews;
  const dueAt = stays ? row.dueAt : derived.dueAt;
  const state = stays ? 'missed' : untold(row, derived) ? 'running' : derived.state;
  const moved = because !== undefined && !stays && dueAt !== row.dueAt;
  const moves: CalendarMove[] = moved
    ? [...row.moves, { at: now, from: row.dueAt, to: dueAt, because: [...because] }]
    : row.moves;
  const atRiskAt = stays ? row.atRiskAt : derived.atRiskAt;
  // Raised again only where a later due time put a threshold back into the future.
  const alarms = Math.min(row.alarms, atRiskAt.filter((at) => at <= now).length);
  return {
    state,
    dueAt,
    atRiskAt,
    settledAt: derived.endedAt ?? null,
    extensions: derived.extensions,
    moves,
    taken: derived.taken ?? null,
    explanation: derived.explanation,
    alarms,
    nextAlarmAt: nextAlarm(state, row.whose === 'council' ? atRiskAt : [], alarms, dueAt),
    staleFrom: null,
  };
}

/** Time ran out and nobody has heard of it: the sweep says so, to everybody and once. Its alarm is already past. */
const untold = (row: Commitment, derived: Derived): boolean =>
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

/** Is there anything to write? */
export const differs = (row: Commitment, change: Change): boolean =>
  Object.entries(change).some(([name, value]) => !isDeepStrictEqual(row[name as keyof Change], value));
