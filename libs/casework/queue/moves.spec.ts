import { workItemState, type WorkItemState } from '@frontdoor/contracts';
import { describe, expect, it } from 'vitest';
import { moveOf, MOVES } from './moves.js';

const STATES = workItemState.options;

function reachable(from: WorkItemState): Set<WorkItemState> {
  const seen = new Set<WorkItemState>([from]);
  for (const state of seen) for (const { to } of Object.values(MOVES[state])) seen.add(to);
  return seen;
}

describe('the moves of a work item', () => {
  it('lead from the queue to every state, and from every state to the end', () => {
    expect([...reachable('waiting')].toSorted()).toEqual(STATES.toSorted());
    for (const state of STATES) expect(reachable(state)).toContain('done');
  });

  it('end with done', () => expect(MOVES.done).toEqual({}));

  it('of one name lead to one state, wherever they begin', () => {
    const ends = new Map<string, Set<string>>();
    for (const moves of Object.values(MOVES))
      for (const [name, { to }] of Object.entries(moves))
        ends.set(name, new Set([...(ends.get(name) ?? []), to]));
    for (const [name, states] of ends) expect([name, states.size]).toEqual([name, 1]);
  });

  it('let only the agent who has it accept, decline, release and finish what is in hand', () => {
    const offered = { state: 'offered' as const, agentId: 'ash' };
    const assigned = { state: 'assigned' as const, agentId: 'ash' };
    for (const [item, move] of [
      [offered, 'accept'],
      [offered, 'decline'],
      [assigned, 'release'],
      [assigned, 'finish'],
    ] as const) {
      expect(moveOf(item, move, 'ash')).toBeDefined();
      expect(moveOf(item, move, 'birch')).toBeUndefined();
    }
  });

  it('let anybody accept what waits, and nobody finish it', () => {
    const waiting = { state: 'waiting' as const, agentId: null };
    expect(moveOf(waiting, 'accept', 'birch')).toBeDefined();
    expect(moveOf(waiting, 'finish', 'birch')).toBeUndefined();
    expect(moveOf(waiting, 'decline', null)).toBeUndefined();
  });
});
