import { api, CHANNELS, type LiveBoard as Board } from '@frontdoor/contracts';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { span } from '../../time/span.js';
import { useNow } from '../../time/use-now.js';
import { Loaded } from '../../ui/loaded.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import './live-board.css';

const Ahead = ({ board: { services, aheadHours } }: { board: Board }) => {
  const pressing = services
    .filter(({ missedAhead }) => missedAhead > 0)
    .toSorted((a, b) => b.missedAhead - a.missedAhead);
  return (
    <Panel
      title={`The next ${aheadHours} hours`}
      aside={<Link to="/balance">Simulate it, or change who does what</Link>}
    >
      <div className="panel-body">
        {pressing.length === 0 ? (
          <p>At the pace of the last hour, nothing that falls due in these hours is missed.</p>
        ) : (
          <ul className="ahead-list">
            {pressing.map(({ slug, name, missedAhead, doneLastHour }) => (
              <li key={slug}>
                <Link to={`/queue?view=all&service=${slug}`}>
                  {missedAhead} more missed for {name}
                </Link>{' '}
                <span className="quiet">({doneLastHour} done in the last hour)</span>
              </li>
            ))}
          </ul>
        )}
        <p className="quiet small">
          A quick estimate: what is there now, one after the other, and nothing new. A simulation knows more.
        </p>
      </div>
    </Panel>
  );
};

const Figures = ({ board }: { board: Board }) => {
  const now = useNow();
  const { channels, promises, ages, agents, calls } = board;
  return (
    <div className="board-columns">
      <Panel title="By channel">
        <WideTable label="By channel">
          <thead>
            <tr>
              <th scope="col">Channel</th>
              <th scope="col" className="number">
                Waiting
              </th>
              <th scope="col" className="number">
                Longest
              </th>
              <th scope="col" className="number">
                In hand
              </th>
            </tr>
          </thead>
          <tbody>
            {channels.map(({ channel, waiting, inHand, oldestAt }) => (
              <tr key={channel}>
                <th scope="row">
                  <Link to={`/queue?view=all&channel=${channel}`}>{CHANNELS[channel].label}</Link>
                </th>
                <td className="number">{waiting}</td>
                <td className="number">
                  {oldestAt === null ? '–' : span(Math.max(now - Date.parse(oldestAt), 0))}
                </td>
                <td className="number">{inHand}</td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </Panel>
      <Panel title="By promise">
        <WideTable label="By promise">
          <thead>
            <tr>
              <th scope="col">Promise</th>
              <th scope="col" className="number">
                On track
              </th>
              <th scope="col" className="number">
                At risk
              </th>
              <th scope="col" className="number">
                Missed
              </th>
            </tr>
          </thead>
          <tbody>
            {promises.map(({ id, title, running, atRisk, missed }) => (
              <tr key={id}>
                <th scope="row">{title}</th>
                <td className="number">{running}</td>
                <td className="number">
                  {atRisk === 0 ? '0' : <Link to="/promises?standing=at-risk">{atRisk}</Link>}
                </td>
                <td className="number">
                  {missed === 0 ? '0' : <Link to="/promises?standing=missed">{missed}</Link>}
                </td>
              </tr>
            ))}
          </tbody>
        </WideTable>
      </Panel>
      <Panel title="How long it has waited">
        <dl className="board-figures panel-body">
          {ages.map(({ label, waiting }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd className="figures">{waiting}</dd>
            </div>
          ))}
        </dl>
      </Panel>
      <Panel title="People and calls" aside={<Link to="/agents">Agents</Link>}>
        <dl className="board-figures panel-body">
          <div>
            <dt>Available</dt>
            <dd className="figures">{agents.available}</dd>
          </div>
          <div>
            <dt>Busy or finishing off</dt>
            <dd className="figures">{agents.busy + agents.wrapUp}</dd>
          </div>
          <div>
            <dt>Away or offline</dt>
            <dd className="figures">{agents.away}</dd>
          </div>
          <div>
            <dt>Load of those there</dt>
            <dd className="figures">
              {agents.load} of {agents.capacity}
            </dd>
          </div>
          <div>
            <dt>Calls waiting</dt>
            <dd className="figures">
              {calls.waiting}
              {calls.longestSince && `, ${span(Math.max(now - Date.parse(calls.longestSince), 0))}`}
            </dd>
          </div>
          <div>
            <dt>Calls spoken in</dt>
            <dd className="figures">{calls.talking}</dd>
          </div>
        </dl>
      </Panel>
    </div>
  );
};

const useLiveBoard = () =>
  useQuery({
    queryKey: keys.liveBoard,
    queryFn: ({ signal }) => call(api.readLiveBoard, {}, { signal }),
    refetchInterval: 10_000,
  });

/** What will be missed in the next hours. */
export const NextHours = () => (
  <Loaded query={useLiveBoard()} rows={2}>
    {(board) => <Ahead board={board} />}
  </Loaded>
);

/** How the centre stands by channel, promise, age and people. */
export const LiveBoard = () => (
  <Loaded query={useLiveBoard()} rows={4}>
    {(board) => <Figures board={board} />}
  </Loaded>
);
