import type { OfferReason } from '@frontdoor/kernel';
import { type Available, fitOf, isAble, levelFor } from './eligible.js';
import { byUrgencyAt, type Waiting } from './rank.js';

export interface Offer {
  workItemId: string;
  agentId: string;
  /** Why this agent. */
  reason: OfferReason;
}

/**
 * Who gets what, now. Each work item goes to the owner of its enquiry when free and able, else to whoever able knows
 * its service best, among these to whoever speaks its very language, and among these to whoever's last assignment is
 * longest ago. Nobody gets more than their spare capacity, nor what they declined. Work items come
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
    const reason = owner ? 'owner' : reasonFor(chosen, able, item);
    chosen.spare -= item.weight;
    if (item.isOneAtATime) chosen.channels = chosen.channels.filter((channel) => channel !== item.channel);
    chosen.lastAssignedAt = this.now;
    return { workItemId: item.id, agentId: chosen.id, reason };
  }
}

/** Matches a whole queue at once, in any order. The live service reads it piece by piece and decides the same. */
export function matchWork(items: readonly Waiting[], agents: readonly Available[], now: number): Offer[] {
  const matching = new Matching(agents, now);
  return items.toSorted(byUrgencyAt(now)).flatMap((item) => matching.offer(item) ?? []);
}

const betterFor =
  (item: Waiting) =>
  (best: Available | undefined, agent: Available): Available => {
    if (best === undefined) return agent;
    const more =
      levelFor(agent, item) - levelFor(best, item) ||
      fitOf(agent, item) - fitOf(best, item) ||
      (best.lastAssignedAt ?? 0) - (agent.lastAssignedAt ?? 0);
    return more > 0 ? agent : best;
  };

/** The first thing in which somebody is before all others who could be given it. */
function reasonFor(chosen: Available, able: readonly Available[], item: Waiting): OfferReason {
  if (able.length === 1) return 'only-one';
  const alike = able.filter((agent) => levelFor(agent, item) === levelFor(chosen, item));
  if (alike.length === 1) return 'level';
  return alike.filter((agent) => fitOf(agent, item) === fitOf(chosen, item)).length === 1
    ? 'language'
    : 'longest-idle';
}
