import { type Available, isAble, levelOf } from './eligible.js';
import { byUrgencyAt, type Waiting } from './rank.js';

export interface Offer {
  workItemId: string;
  agentId: string;
  /** Why this agent, in plain words. */
  reason: string;
}

/**
 * Who gets what, now. Each work item goes to the owner of its enquiry when free and able, else to whoever able knows
 * its service best, and among these to whoever's last assignment is longest ago. Nobody gets more than their spare capacity, nor what they declined. Work items come
 * one by one, the most urgent first, so that a queue of any length need only be read until nobody is free.
 */
export class Matching {
  private readonly agents: Available[];

  /** @param now epoch milliseconds. */
  constructor(
    agents: readonly Available[],
    private readonly now: number,
  ) {
    this.agents = agents.map((agent) => ({ ...agent }));
  }

  /** Agents with room left. */
  get free(): readonly Available[] {
    return this.agents.filter(({ spare }) => spare > 0);
  }

  /** Whom to offer a work item to; undefined when nobody who is free is able. */
  offer(item: Waiting): Offer | undefined {
    const able = this.agents.filter((agent) => isAble(agent, item, this.now));
    const owner = able.find(({ id }) => id === item.preferredAgentId);
    const chosen = owner ?? able.reduce<Available | undefined>(betterFor(item), undefined);
    if (!chosen) return undefined;
    chosen.spare -= item.weight;
    if (item.isOneAtATime) chosen.channels = chosen.channels.filter((channel) => channel !== item.channel);
    chosen.lastAssignedAt = this.now;
    const reason = owner ? 'owner of the enquiry' : 'longest since last assignment';
    return { workItemId: item.id, agentId: chosen.id, reason };
  }
}

/** Matches a whole queue at once, in any order. The live service reads it piece by piece and decides the same. */
export function matchWork(items: readonly Waiting[], agents: readonly Available[], now: number): Offer[] {
  const matching = new Matching(agents, now);
  return items.toSorted(byUrgencyAt(now)).flatMap((item) => matching.offer(item) ?? []);
}

/** Whoever knows the service better; among these, whoever's last assignment is longest ago. */
const betterFor =
  ({ service }: Waiting) =>
  (best: Available | undefined, agent: Available): Available => {
    if (best === undefined) return agent;
    const more = levelOf(agent, service) - levelOf(best, service);
    return more > 0 || (more === 0 && (agent.lastAssignedAt ?? 0) < (best.lastAssignedAt ?? 0))
      ? agent
      : best;
  };
