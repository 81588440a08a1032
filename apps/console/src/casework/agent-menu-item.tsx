import type { AgentView, WorkItem } from '@frontdoor/contracts';
import { presenceIcon } from '../session/presence-icon.js';
import { Icon } from '../ui/icon.js';
import { languageWord, presenceWord } from '../ui/words.js';
import './agent-menu-item.css';

/** An agent in the list to choose from: presence, load and what is missing for this work. */
export const AgentMenuItem = ({ agent, item }: { agent: AgentView; item: WorkItem }) => {
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
