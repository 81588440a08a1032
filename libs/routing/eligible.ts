import type { Waiting } from './rank.js';
import { speaks } from './speaks.js';

/** An agent as the policy sees them. `spare` is capacity not yet taken, in weights. */
export interface Available {
  id: string;
  services: readonly string[];
  languages: readonly string[];
  channels: readonly string[];
  /** How well they know a service, the more the better; 0 for those not named. */
  levels?: Readonly<Record<string, number>>;
  spare: number;
  /** Epoch milliseconds; null when never. */
  lastAssignedAt: number | null;
}

/** Whether an agent has the service, language, channel and room for a work item whose time has come. */
export const canDo = (agent: Available, item: Waiting, now: number): boolean =>
  (item.notBefore === null || item.notBefore <= now) &&
  agent.spare >= item.weight &&
  agent.services.includes(item.service) &&
  speaks(agent.languages, item.language) &&
  agent.channels.includes(item.channel);

/** Whether an agent may be offered a work item: can do it and has not declined it. */
export const isAble = (agent: Available, item: Waiting, now: number): boolean =>
  canDo(agent, item, now) && !item.declinedBy.includes(agent.id);

export const levelOf = ({ levels }: Available, service: string): number => levels?.[service] ?? 0;
