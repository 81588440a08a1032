import { type AgentView, api, type WorkItem } from '@frontdoor/contracts';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { keys } from '../api/keys.js';
import { useAction } from '../api/use-action.js';
import { notify } from '../state/notices.js';
import { ActionButton } from '../ui/action-button.js';
import { Icon } from '../ui/icon.js';
import { languageWord, presenceIcon, presenceWord } from '../ui/words.js';
import { useAgents } from './use-agents.js';
import './assign-menu.css';

/** An agent in the list to choose from: presence, load and what is missing for this work. */
const AgentMenuItem = ({ agent, item }: { agent: AgentView; item: WorkItem }) => {
  const lacks = [
    ...(agent.services.includes(item.service) ? [] : [item.service]),
    ...(agent.languages.includes(item.language) ? [] : [languageWord(item.language)]),
  ];
  return (
    <span className="agent-item">
      <Icon name={presenceIcon[agent.presence]} />
      <span>
        <strong>{agent.name}</strong>
        <span className="agent-item-detail">
          {presenceWord[agent.presence]}, load {agent.load} of {agent.capacity}
          {lacks.length > 0 && `; not skilled for ${lacks.join(' and ')}`}
        </span>
      </span>
    </span>
  );
};

/** A supervisor gives a work item to an agent. */
export const AssignMenu = ({ item }: { item: WorkItem }) => {
  const agents = useAgents().data ?? [];
  const assign = useAction(api.assignWorkItem, {
    refresh: [keys.queue, keys.agents, keys.enquiries],
    onDone: ({ reference, agent }) =>
      notify({ tone: 'good', title: `${reference} is now with ${agent?.name ?? 'somebody else'}.` }),
  });
  return (
    <MenuTrigger>
      <ActionButton size="small" isPending={assign.isPending} aria-label={`Assign: ${item.subject}`}>
        Assign
      </ActionButton>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={`Assign ${item.reference} to`}
          disabledKeys={item.agent && item.state === 'assigned' ? [item.agent.id] : []}
          onAction={(agentId) =>
            assign.mutate({ params: { id: item.id }, body: { agentId: String(agentId) } })
          }
        >
          {agents.map((agent) => (
            <MenuItem key={agent.id} id={agent.id} className="menu-item" textValue={agent.name}>
              <AgentMenuItem agent={agent} item={item} />
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};
