import type { Scoreboard } from '@frontdoor/contracts';
import { Link } from 'react-router';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { count, percent } from './numbers.js';

/** Steps only a person can do: how often they were asked for and confirmed. */
export const StepsSection = ({ steps }: Pick<Scoreboard, 'steps'>) => (
  <Panel title="Steps confirmed by people">
    {steps.length === 0 ? (
      <p className="panel-body quiet">No step was asked for in this period.</p>
    ) : (
      <WideTable label="Steps confirmed by people">
        <thead>
          <tr>
            <th scope="col">Step</th>
            {['Asked', 'Done', 'Not done', 'No answer', 'Share done'].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ promiseId, title, prompted, confirmed, notConfirmed, noAnswer }) => (
            <tr key={promiseId}>
              <th scope="row" className="described">
                <strong>{promiseId}</strong> {title}
              </th>
              <td className="number">{count(prompted)}</td>
              <td className="number">{count(confirmed)}</td>
              <td className="number">{count(notConfirmed)}</td>
              <td className="number">{count(noAnswer)}</td>
              <td className="number">
                <strong>{percent(prompted === 0 ? null : confirmed / prompted)}</strong>
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    )}
  </Panel>
);

/** Checks of premises and people: how much of what was due was checked, and what was found. */
export const AuditsSection = ({ audits }: Pick<Scoreboard, 'audits'>) => (
  <Panel title="Audits of premises and people" aside={<Link to="/audits">All audits</Link>}>
    {audits.length === 0 ? (
      <p className="panel-body quiet">The charter asks for no audit.</p>
    ) : (
      <WideTable label="Audits of premises and people">
        <thead>
          <tr>
            <th scope="col">Promise</th>
            {['Checked', 'Met', 'Partly', 'Not met'].map((head) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {audits.map(({ promiseId, title, items, checked, met, partly, notMet }) => (
            <tr key={promiseId}>
              <th scope="row" className="described">
                <strong>{promiseId}</strong> {title}
              </th>
              <td className="number">
                {count(checked)} of {count(items)}
              </td>
              <td className="number">{count(met)}</td>
              <td className="number">{count(partly)}</td>
              <td className="number">{count(notMet)}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    )}
  </Panel>
);
