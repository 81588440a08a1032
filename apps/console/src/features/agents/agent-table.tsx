import type { AgentView } from '@frontdoor/contracts';
import { presence } from '@frontdoor/contracts';
import { AgentRow } from './agent-row.js';
import './agent-table.css';

const order = ({ presence: now }: AgentView) => presence.options.indexOf(now);

/** Agents, those who take work first. */
export const AgentTable = ({ agents }: { agents: readonly AgentView[] }) => (
  <table className="agent-table">
    <thead>
      <tr>
        <th scope="col">Agent</th>
        <th scope="col">Presence</th>
        <th scope="col">Load</th>
        <th scope="col">Skills</th>
      </tr>
    </thead>
    <tbody>
      {agents
        .toSorted((a, b) => order(a) - order(b) || a.name.localeCompare(b.name))
        .map((agent) => (
          <AgentRow key={agent.id} agent={agent} />
        ))}
    </tbody>
  </table>
);
