import type { OfferReason } from '@frontdoor/kernel';
import { type Available, hindrance, type Hindrance, isAble } from './eligible.js';
import { Matching } from './match-work.js';
import type { Waiting } from './rank.js';
import { takeNext } from './take-next.js';

/** A work item as somebody decided on it, and to whom it went; null when nobody could be given it. */
export interface Decision {
  item: Waiting;
  agentId: string | null;
  reason: OfferReason | null;
}

/** Decisions made one after the other from the same people. */
export interface DecidedRound {
  /** `next`: the first of the agents asked for work; otherwise work was offered to whoever was free. */
  kind: 'offers' | 'next';
  /** Epoch milliseconds. */
  at: number;
  agents: readonly Available[];
  decisions: readonly Decision[];
}

/** Beside those who got something, so many people are kept of each round: of the able, and of the others. */
const KEPT = { able: 20, others: 20 };

/**
 * The people of a round that are worth keeping: whoever got something and, in the order given, some of the others. Whoever
 * would have been given something is always among them, so that the same decisions follow from these alone.
 */
export function worthKeeping({ agents, decisions, at, kind }: DecidedRound): Available[] {
  const chosen = new Set(decisions.map(({ agentId }) => agentId));
  const isAbleToAny = (agent: Available): boolean => decisions.some(({ item }) => isAble(agent, item, at));
  const left = { ...KEPT };
  return agents.filter((agent, index) => {
    if (chosen.has(agent.id) || (kind === 'next' && index === 0)) return true;
    const room = isAbleToAny(agent) ? 'able' : 'others';
    return left[room]-- > 0;
  });
}

/** Who gets each work item of a round by the policy as it is, in the order of its decisions; null for nobody. */
export function decideAgain({ kind, at, agents, decisions }: DecidedRound): (string | null)[] {
  if (kind === 'offers') {
    const matching = new Matching(agents, at);
    return decisions.map(({ item }) => matching.offer(item)?.agentId ?? null);
  }
  const [agent, ...others] = agents;
  const items = decisions.map(({ item }) => item);
  const next = agent && takeNext(items, { agent, others, now: at });
  return items.map((item) => (item === next ? agent!.id : null));
}

/** Whether the policy decides a round again as it was decided. */
export const isTheSame = (round: DecidedRound): boolean =>
  decideAgain(round).every((agentId, index) => agentId === round.decisions[index]!.agentId);

/** What kept somebody from a work item; null where they could have been given it. */
export interface Considered {
  agent: Available;
  hindrance: Hindrance | null;
}

/** How everybody of a round stood when it came to one of its decisions: with what earlier ones had given them. */
export function consideredAt(round: DecidedRound, place: number): Considered[] {
  const { agents, decisions, at, kind } = round;
  const now = new Map(agents.map((agent) => [agent.id, { ...agent }]));
  if (kind === 'offers')
    for (const { item, agentId } of decisions.slice(0, place)) {
      const agent = agentId === null ? undefined : now.get(agentId);
      if (!agent) continue;
      agent.spare -= item.weight;
      if (item.isOneAtATime) agent.channels = agent.channels.filter((channel) => channel !== item.channel);
      agent.lastAssignedAt = at;
    }
  return [...now.values()].map((agent) => ({
    agent,
    hindrance: hindrance(agent, decisions[place]!.item, at) ?? null,
  }));
}
