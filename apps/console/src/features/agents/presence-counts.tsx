import type { AgentView } from '@frontdoor/contracts';

/** How many take work, and how full they are. */
export const PresenceCounts = ({ agents }: { agents: readonly AgentView[] }) => {
  const available = agents.filter(({ presence }) => presence === 'available');
  const free = available.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0);
  return (
    <p className="quiet figures">
      {available.length} of {agents.length} available, room for {free} more
    </p>
  );
};
