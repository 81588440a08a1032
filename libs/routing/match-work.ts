import { byUrgency, type Waiting } from './rank.js';

/** An agent who may be offered work now. `spare` is capacity not yet taken, in weights. */
export interface Available {
  id: string;
  services: readonly string[];
  languages: readonly string[];
  channels: readonly string[];
  spare: number;
  /** Epoch milliseconds; null when never. */
  lastAssignedAt: number | null;
}

export interface Offer {
  workItemId: string;
  agentId: string;
  /** Why this agent, in plain words. */
  reason: string;
}

/**
 * Who gets what, now. Takes the most urgent first; each goes to the owner of its enquiry when free and able, else
 * to the able agent whose last assignment is longest ago. Nobody gets more than their spare capacity, nor what
 * they declined. The same function runs live and in simulation.
 *
 * Pure. Cost: sorting, then a look at the able agents per work item.
 */
export function matchWork(items: readonly Waiting[], agents: readonly Available[], now: number): Offer[] {
  const free = agents.map((agent) => ({ ...agent })).filter((agent) => agent.spare > 0);
  const offers: Offer[] = [];
  for (const item of [...items].sort(byUrgency)) {
    if (item.notBefore !== null && item.notBefore > now) continue;
    const able = free.filter((agent) => isAble(agent, item));
    const owner = able.find((agent) => agent.id === item.preferredAgentId);
    const chosen = owner ?? able.reduce<Available | undefined>(longestSince, undefined);
    if (!chosen) continue;
    chosen.spare -= item.weight;
    chosen.lastAssignedAt = now;
    offers.push({
      workItemId: item.id,
      agentId: chosen.id,
      reason: owner ? 'owner of the enquiry' : 'longest since last assignment',
    });
  }
  return offers;
}

/** Whether an agent has the service, language, channel and room for a work item, and has not declined it. */
export const isAble = (agent: Available, item: Waiting): boolean =>
  agent.spare >= item.weight &&
  agent.services.includes(item.service) &&
  agent.languages.includes(item.language) &&
  agent.channels.includes(item.channel) &&
  !item.declinedBy.includes(agent.id);

const longestSince = (best: Available | undefined, agent: Available): Available =>
  best === undefined || (agent.lastAssignedAt ?? 0) < (best.lastAssignedAt ?? 0) ? agent : best;
