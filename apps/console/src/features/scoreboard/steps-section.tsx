import type { Scoreboard } from '@frontdoor/contracts';
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
