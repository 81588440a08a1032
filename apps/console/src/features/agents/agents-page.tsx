import { type AgentView, api } from '@frontdoor/contracts';
import { useAgents } from '../../casework/use-agents.js';
import { mayUse, useMe } from '../../session/me.js';
import { Loaded } from '../../ui/loaded.js';
import { Message } from '../../ui/message.js';
import { Page } from '../../ui/page.js';
import { Panel } from '../../ui/panel.js';
import { AgentTable } from './agent-table.js';

/** How many take work, and how full they are. */
const PresenceCounts = ({ agents }: { agents: readonly AgentView[] }) => {
  const available = agents.filter(({ presence }) => presence === 'available');
  const free = available.reduce((sum, { capacity, load }) => sum + Math.max(0, capacity - load), 0);
  return (
    <p className="quiet figures">
      {available.length} of {agents.length} available, room for {free} more
    </p>
  );
};

export const AgentsPage = () => {
  const agents = useAgents();
  const mayMove = mayUse(useMe(), api.rebalanceWork);
  return (
    <Page title="Agents">
      <Panel title="Who works" aside={agents.data && <PresenceCounts agents={agents.data} />}>
        <Loaded query={agents} rows={8}>
          {(list) =>
            list.length === 0 ? (
              <Message icon="agents" title="There are no agents yet.">
                <p>An administrator adds them.</p>
              </Message>
            ) : (
              <AgentTable agents={list} mayMove={mayMove} />
            )
          }
        </Loaded>
      </Panel>
    </Page>
  );
};
