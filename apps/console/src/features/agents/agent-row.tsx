import type { AgentView } from '@frontdoor/contracts';
import { presenceIcon } from '../../session/presence-icon.js';
import { Icon } from '../../ui/icon.js';
import { languageWord, presenceWord } from '../../ui/words.js';
import { AgentChannels } from './agent-channels.js';
import { LoadBar } from './load-bar.js';

export const AgentRow = ({ agent }: { agent: AgentView }) => (
  <tr>
    <th scope="row">
      <span className="agent-name">{agent.name}</span>
      <span className="quiet small">{agent.team}</span>
    </th>
    <td>
      <span className={`agent-presence agent-${agent.presence}`}>
        <Icon name={presenceIcon[agent.presence]} />
        {presenceWord[agent.presence]}
      </span>
    </td>
    <td>
      <LoadBar load={agent.load} capacity={agent.capacity} name={agent.name} />
    </td>
    <td>
      <p>{agent.services.join(', ')}</p>
      <p className="quiet small">{agent.languages.map(languageWord).join(', ')}</p>
      <AgentChannels channels={agent.channels} />
    </td>
  </tr>
);
