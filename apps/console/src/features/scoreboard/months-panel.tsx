import type { Scoreboard } from '@frontdoor/contracts';
import { WideTable } from '../../ui/wide-table.js';
import { ChartPanel } from '../../ui/chart-panel.js';
import { monthName } from './chart.js';
import { SharePlot, VolumePlot } from './month-plots.js';
import { count, percent } from './numbers.js';
import { outcomes, outcomeWord } from './outcomes.js';
import { Legend } from './patterns.js';
import './months-panel.css';

const MANY_MONTHS = 13;

/** The kept share and the volume month by month, one under the other on the same months. */
export const MonthsPanel = ({ months }: { months: Scoreboard['months'] }) => {
  const every = Math.ceil(months.length / MANY_MONTHS);
  return (
    <ChartPanel
      title="Month by month"
      chart={
        <div className="panel-body months-chart">
          <h3 className="small">Kept in time</h3>
          <SharePlot months={months} every={every} />
          <h3 className="small">Opened, and what became of them</h3>
          <VolumePlot months={months} every={every} />
          <div className="month-names" aria-hidden="true">
            {months.map(({ month }, index) => (
              <span key={month}>{index % every === 0 && monthName(month, index === 0)}</span>
            ))}
          </div>
          <Legend made={months} />
        </div>
      }
      table={
        <WideTable label="Month by month">
          <thead>
            <tr>
              <th scope="col">Month</th>
              {['Kept in time', 'Opened', ...outcomes.map((outcome) => outcomeWord[outcome])].map((head) => (
                <th key={head} scope="col" className="number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((figures) => (
              <tr key={figures.month}>
                <th scope="row" className="month-name-cell">
                  {monthName(figures.month, true)}
                </th>
                <td className="number">{percent(figures.keptShare)}</td>
                <td className="number">{count(figures.opened)}</td>
                {outcomes.map((outcome) => (
                  <td key={outcome} className="number">
                    {count(figures[outcome])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </WideTable>
      }
    />
  );
};
