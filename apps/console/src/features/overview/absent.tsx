import { useState } from 'react';
import { Link } from 'react-router';
import { HandOverOwned } from '../../casework/hand-over-owned.js';
import { MoveHeld } from '../../casework/move-held.js';
import { useAgents } from '../../casework/use-agents.js';
import { ActionButton } from '../../ui/action-button.js';
import { Icon } from '../../ui/icon.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { presenceIcon, presenceWord } from '../../ui/words.js';
import './absent.css';

/** Who is not there and has work in hand, which nobody else sees to meanwhile. */
export const Absent = () => {
  const agents = useAgents();
  const [whose, setWhose] = useState<string | null>(null);
  return (
    <Panel title="Away or offline, with work in hand">
      <Loaded query={agents} rows={2}>
        {(all) => {
          const absent = all.filter(
            ({ presence, load }) => load > 0 && (presence === 'away' || presence === 'offline'),
          );
          if (absent.length === 0)
            return <p className="panel-body quiet">Nobody who is away or offline has work in hand.</p>;
          return (
            <ul className="absent">
              {absent.map((agent) => (
                <li key={agent.id}>
                  <Icon name={presenceIcon[agent.presence]} />
                  <p>
                    <Link to={`/queue?view=all&agent=${agent.id}`}>{agent.name}</Link>{' '}
                    <span className="quiet figures">
                      {presenceWord[agent.presence].toLowerCase()}, load {agent.load} of {agent.capacity}
                    </span>
                  </p>
                  <MoveHeld agent={agent} />
                  <ActionButton size="small" onPress={() => setWhose(agent.id)}>
                    Hand over what they own
                    <span className="visually-hidden">: {agent.name}</span>
                  </ActionButton>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {whose !== null && <HandOverOwned agentId={whose} onClose={() => setWhose(null)} />}
    </Panel>
  );
};
