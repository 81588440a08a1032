import type { RebalanceMove, RebalanceOutcome } from '@frontdoor/contracts';

/** The most that one request takes. */
const MOST_MOVES = 200;

type Item = { id: string; agent: { id: string } | null };

/** Moves of several work items to one person, or back to the queue, as they stand on screen. */
export const movesOf = (items: readonly Item[], to: string | null): RebalanceMove[] =>
  items.slice(0, MOST_MOVES).map(({ id, agent }) => ({ id, to, from: agent?.id ?? null }));

/** What takes back what was done: each goes where it was, as long as nobody has done anything with it since. */
export const undoing = (outcomes: readonly RebalanceOutcome[], to: string | null): RebalanceMove[] =>
  outcomes
    .filter(({ problem, was }) => problem === null && was !== to)
    .map(({ id, was, tookOwnership }) => ({ id, to: was, from: to, undo: { tookOwnership } }));
