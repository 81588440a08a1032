import { type AgentView, type Channel, channel as all, presence } from '@frontdoor/contracts';
import { Label } from 'react-aria-components/Label';
import { Meter } from 'react-aria-components/Meter';
import { Link } from 'react-router';
import { MoveHeld } from '../../casework/move-held.js';
import { ChannelMark } from '../../ui/channel-mark.js';
import { Icon } from '../../ui/icon.js';
import { busyWithWords, languageWord, presenceIcon, presenceWord } from '../../ui/words.js';
import './agent-table.css';

interface Props {
  load: number;
  capacity: number;
  name: string;
}

/** How much of what somebody can carry is taken. */
const LoadBar = ({ load, capacity, name }: Props) => (
  <Meter
    className="load-bar"
    value={Math.min(load, capacity)}
    maxValue={Math.max(capacity, 1)}
    valueLabel={`${load} of ${capacity}`}
  >
    {({ percentage }) => (
      <>
        <Label>
          <span className="visually-hidden">Load of {name}: </span>
          <span className="figures">
            {load} of {capacity}
          </span>
        </Label>
        <svg className={load >= capacity ? 'load load-full' : 'load'} aria-hidden="true">
          <rect className="load-room" width="100%" height="100%" rx="4" />
          <rect className="load-taken" width={`${percentage}%`} height="100%" rx="4" />
        </svg>
      </>
    )}
  </Meter>
);

/** The channels somebody works on; all of them in two words. */
const AgentChannels = ({ channels }: { channels: readonly Channel[] }) => (
  <p className="agent-channels">
    {all.options.every((channel) => channels.includes(channel))
      ? 'All channels'
      : channels.map((channel) => <ChannelMark key={channel} channel={channel} />)}
  </p>
);

const AgentRow = ({ agent, mayMove }: { agent: AgentView; mayMove: boolean }) => (
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
      {agent.busyWith && (
        <p className="small">
          <Link to={`/enquiries/${agent.busyWith.enquiryId}`}>{busyWithWords(agent.busyWith)}</Link>
        </p>
      )}
    </td>
    <td>
      <LoadBar load={agent.load} capacity={agent.capacity} name={agent.name} />
      {mayMove && agent.load > 0 && (
        <div className="agent-work">
          <Link to={`/queue?view=all&agent=${agent.id}`} aria-label={`See the work of ${agent.name}`}>
            See it
          </Link>
          <MoveHeld agent={agent} />
        </div>
      )}
    </td>
    <td>
      <p>{agent.services.join(', ')}</p>
      <p className="quiet small">{agent.languages.map(languageWord).join(', ')}</p>
      <AgentChannels channels={agent.channels} />
    </td>
  </tr>
);

const order = ({ presence: now }: AgentView) => presence.options.indexOf(now);

interface TableProps {
  agents: readonly AgentView[];
  /** What they have in hand can be given to somebody else. */
  mayMove: boolean;
}

/** Agents, those who take work first. */
export const AgentTable = ({ agents, mayMove }: TableProps) => (
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
          <AgentRow key={agent.id} agent={agent} mayMove={mayMove} />
        ))}
    </tbody>
  </table>
);
