import type { AgentView, WorkItem } from '@frontdoor/contracts';

type Wanted = Pick<WorkItem, 'service' | 'language' | 'channel'>;

/** What somebody lacks for a piece of work, as the routing sees it; nothing when they have the skills. */
export const lacksFor = (
  agent: AgentView,
  item: Wanted,
): { service: boolean; language: boolean; channel: boolean } => {
  const base = (tag: string) => tag.toLowerCase().split('-')[0];
  return {
    service: !agent.services.includes(item.service),
    language: !agent.languages.some((spoken) => base(spoken) === base(item.language)),
    channel: !agent.channels.includes(item.channel),
  };
};

export interface Ranked {
  /** Skilled for all of it and available, the least loaded first. */
  ready: AgentView[];
  /** Skilled, but not taking work now. */
  skilled: AgentView[];
  unskilled: AgentView[];
}

const fullness = ({ load, capacity }: AgentView) => (capacity === 0 ? 1 : load / capacity);
const byLoad = (a: AgentView, b: AgentView) => fullness(a) - fullness(b) || a.name.localeCompare(b.name);

/** Whom work could be given to, the best first. */
export const rankAgents = (agents: readonly AgentView[], items: readonly Wanted[]): Ranked => {
  const isSkilled = (agent: AgentView) =>
    items.every((item) => !Object.values(lacksFor(agent, item)).includes(true));
  const skilled = agents.filter(isSkilled).toSorted(byLoad);
  return {
    ready: skilled.filter(({ presence }) => presence === 'available'),
    skilled: skilled.filter(({ presence }) => presence !== 'available'),
    unskilled: agents
      .filter((agent) => !isSkilled(agent))
      .toSorted(
        (a, b) => Number(b.presence === 'available') - Number(a.presence === 'available') || byLoad(a, b),
      ),
  };
};
