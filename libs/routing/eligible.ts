import type { Waiting } from './rank.js';
import { speaks } from './speaks.js';

/** How well somebody knows a service for whom nothing is said, of 1 to 5. */
export const USUAL_LEVEL = 3;

/** An agent as the policy sees them. `spare` is capacity not yet taken, in weights. */
export interface Available {
  id: string;
  services: readonly string[];
  languages: readonly string[];
  channels: readonly string[];
  /** How well they know a service, the more the better; `USUAL_LEVEL` for those not named. */
  levels?: Readonly<Record<string, number>>;
  spare: number;
  /** Epoch milliseconds; null when never. */
  lastAssignedAt: number | null;
  /** When their shift ends, epoch milliseconds; null or absent where nobody planned one. */
  endsAt?: number | null;
}

/** Why somebody cannot be given a work item. */
export const HINDRANCES = [
  'excluded',
  'service',
  'level',
  'language',
  'channel',
  'needs',
  'not-yet',
  'no-room',
  'shift-end',
  'declined',
] as const;
export type Hindrance = (typeof HINDRANCES)[number];

/**
 * What keeps an agent from a work item for good or for now; undefined when they can be given it.
 *
 * @param now epoch milliseconds.
 */
export const hindrance = (agent: Available, item: Waiting, now: number): Hindrance | undefined =>
  excluded(agent, item) ??
  lacksSkill(agent, item) ??
  lacksRoom(agent, item, now) ??
  (item.declinedBy.includes(agent.id) ? 'declined' : undefined);

/** Whether an agent has the service, language, channel and room for a work item whose time has come. */
export const canDo = (agent: Available, item: Waiting, now: number): boolean =>
  lacksRoom(agent, item, now) === undefined &&
  excluded(agent, item) === undefined &&
  lacksSkill(agent, item) === undefined;

/** Whether an agent may be offered a work item: can do it and has not declined it. */
export const isAble = (agent: Available, item: Waiting, now: number): boolean =>
  canDo(agent, item, now) && !item.declinedBy.includes(agent.id);

/** The same of somebody who has the skills. */
export const isFreeFor = (agent: Available, item: Waiting, now: number): boolean =>
  lacksRoom(agent, item, now) === undefined &&
  excluded(agent, item) === undefined &&
  !item.declinedBy.includes(agent.id);

/** What somebody cannot do of what a work item asks, whoever else is there and whatever the time. */
export function lacksSkill(
  agent: Pick<Available, 'services' | 'languages' | 'channels' | 'levels'>,
  item: Pick<Waiting, 'service' | 'alsoServices' | 'leastLevel' | 'language' | 'channel' | 'needs'>,
): Hindrance | undefined {
  const { service, alsoServices = NONE, leastLevel = 0, needs = NONE } = item;
  if (agent.services.includes(service)) {
    if (levelOf(agent, service) < leastLevel) return 'level';
  } else if (!alsoServices.some((other) => agent.services.includes(other))) return 'service';
  if (!speaks(agent.languages, item.language)) return 'language';
  if (!agent.channels.includes(item.channel)) return 'channel';
  return needs.every((need) => agent.channels.includes(need)) ? undefined : 'needs';
}

export const levelOf = ({ levels }: Pick<Available, 'levels'>, service: string): number =>
  levels?.[service] ?? USUAL_LEVEL;

/** How well somebody knows what a work item is about: whoever only helps another service out knows it least. */
export const levelFor = (
  agent: Pick<Available, 'services' | 'levels'>,
  { service }: Pick<Waiting, 'service'>,
): number => (agent.services.includes(service) ? levelOf(agent, service) : 0);

/** Whether somebody speaks just what is asked for, and not only something that does: Welsh English beside English. */
export const fitOf = (
  { languages }: Pick<Available, 'languages'>,
  { language }: Pick<Waiting, 'language'>,
): 0 | 1 => (languages.some((tag) => tag.toLowerCase() === language.toLowerCase()) ? 1 : 0);

const excluded = ({ id }: Available, item: Waiting): Hindrance | undefined =>
  item.excluded?.includes(id) ? 'excluded' : undefined;

/** What is spoken is dealt with at one go: nobody begins with it who would have gone by the end of it. */
function lacksRoom(agent: Available, item: Waiting, now: number): Hindrance | undefined {
  if (item.notBefore !== null && item.notBefore > now) return 'not-yet';
  if (agent.spare < item.weight) return 'no-room';
  const endsAt = agent.endsAt ?? null;
  return item.isSpoken && endsAt !== null && now + (item.expectedMs ?? 0) > endsAt ? 'shift-end' : undefined;
}

const NONE: readonly string[] = [];
