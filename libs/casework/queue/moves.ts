import type { WorkItemState } from '@frontdoor/contracts';

/**
 * `anybody`: any agent; `holder`: the agent it is offered or assigned to; `supervisor`: whoever may assign to others;
 * `hub`: nobody asks for it, it follows from something else.
 */
type Mover = 'anybody' | 'holder' | 'supervisor' | 'hub';

interface Move {
  by: Mover;
  to: WorkItemState;
}

export type MoveName =
  | 'offer'
  | 'accept'
  | 'give'
  | 'decline'
  | 'release'
  | 'return'
  | 'take-back'
  | 'pass-on'
  | 'come-back'
  | 'finish'
  | 'settle';

/** All that can become of a work item, and by whose hand. What is not in here cannot happen. */
export const MOVES: Readonly<Record<WorkItemState, { readonly [name in MoveName]?: Move }>> = {
  waiting: {
    offer: { by: 'hub', to: 'offered' },
    accept: { by: 'anybody', to: 'assigned' },
    give: { by: 'supervisor', to: 'assigned' },
    settle: { by: 'hub', to: 'done' },
  },
  offered: {
    accept: { by: 'holder', to: 'assigned' },
    decline: { by: 'holder', to: 'waiting' },
    give: { by: 'supervisor', to: 'assigned' },
    return: { by: 'supervisor', to: 'waiting' },
    /** Nobody answered it, or whoever has it stopped taking work. */
    'take-back': { by: 'hub', to: 'waiting' },
    /** It went to a service that they do not work for. */
    'pass-on': { by: 'hub', to: 'waiting' },
    settle: { by: 'hub', to: 'done' },
  },
  assigned: {
    /** Asked for twice, it is theirs already. */
    accept: { by: 'holder', to: 'assigned' },
    release: { by: 'holder', to: 'waiting' },
    give: { by: 'supervisor', to: 'assigned' },
    'pass-on': { by: 'hub', to: 'waiting' },
    return: { by: 'supervisor', to: 'waiting' },
    /** Nothing happened to it for as long as its service allows. */
    'come-back': { by: 'hub', to: 'waiting' },
    finish: { by: 'holder', to: 'done' },
    /** The enquiry was answered or closed, or what was asked is known. */
    settle: { by: 'hub', to: 'done' },
  },
  done: {},
};

/** What becomes of a work item by a move that `askedBy` asks for; undefined when it cannot make it. */
export function moveOf(
  { state, agentId }: { state: WorkItemState; agentId: string | null },
  name: MoveName,
  askedBy: string | null,
): Move | undefined {
  const move = MOVES[state][name];
  return move?.by === 'holder' && agentId !== askedBy ? undefined : move;
}
