import type { Scoreboard } from '@frontdoor/contracts';
import { WideTable } from '../../ui/wide-table.js';
import { ChartPanel } from '../../ui/chart-panel.js';
import { count, percent } from './numbers.js';
import {
  groupsOf,
  type OutcomeGroup,
  outcomes,
  outcomesInWords,
  outcomeWord,
  stacked,
  totalOf,
} from './outcomes.js';
import { Legend } from './patterns.js';
import { splitWord } from './view.js';
import './outcomes-panel.css';

/** One bar from end to end: the shares of what was opened. */
const OutcomeBar = ({ group: { name, detail, made } }: { group: OutcomeGroup }) => {
  const total = totalOf(made);
  return (
    <li className="outcome">
      <p className="outcome-name">
        <strong>{name}</strong> <span className="quiet small">{detail}</span>
      </p>
      <svg className="outcome-bar" role="img" aria-label={outcomesInWords(made)}>
        {stacked(made).map(({ outcome, amount, before }) => (
          <rect
            key={outcome}
            className={`fill fill-${outcome}`}
            x={`${(before / total) * 100}%`}
            width={`${(amount / total) * 100}%`}
            height="100%"
          >
            <title>{`${outcomeWord[outcome]}: ${count(amount)} (${percent(amount / total)})`}</title>
          </rect>
        ))}
      </svg>
      <span className="outcome-total figures">{count(total)}</span>
    </li>
  );
};

const titles = {
  promise: 'What became of each promise',
  channel: 'What became of promises by channel',
  service: 'What became of promises by service',
  team: 'What became of promises by team',
} as const;

/** Outcomes in shares of what was opened, a bar for each promise or each part. */
export const OutcomesPanel = ({ rows, by }: Pick<Scoreboard, 'rows' | 'by'>) => {
  const groups = groupsOf(rows, by);
  const title = titles[by];
  return (
    <ChartPanel
      title={title}
      chart={
        <div className="panel-body outcome-chart">
          <Legend made={groups.map(({ made }) => made)} />
          <ul className="outcome-bars">
            {groups.map((group) => (
              <OutcomeBar key={group.name} group={group} />
            ))}
          </ul>
        </div>
      }
      table={
        <WideTable label={title}>
          <thead>
            <tr>
              <th scope="col">{splitWord[by]}</th>
              <th scope="col" className="number">
                Opened
              </th>
              {outcomes.map((outcome) => (
                <th key={outcome} scope="col" className="number">
                  {outcomeWord[outcome]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ name, made }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{count(totalOf(made))}</td>
                {outcomes.map((outcome) => (
                  <td key={outcome} className="number">
                    {count(made[outcome])}
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
