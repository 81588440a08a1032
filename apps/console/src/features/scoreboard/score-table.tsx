import type { Scoreboard } from '@frontdoor/contracts';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { ScoreTableRow } from './score-table-row.js';
import { SortHead } from './sort-head.js';
import { type Column, columns, type Sort, sorted } from './sort.js';
import './score-table.css';

const columnWord: Record<Column, string> = {
  promise: 'Promise',
  opened: 'Opened',
  kept: 'Kept',
  missed: 'Missed',
  extended: 'Extended',
  waived: 'Waived',
  withdrawn: 'Withdrawn',
  running: 'Running',
  keptShare: 'Kept in time',
  median: 'Half within',
  p90: '9 of 10 within',
};

interface Props {
  rows: Scoreboard['rows'];
  by: Scoreboard['by'];
  sort: Sort;
  onSort: (sort: Sort) => void;
}

/** Every figure, a row for each promise, or for each promise and part. */
export const ScoreTable = ({ rows, by, sort, onSort }: Props) => (
  <Panel title="All figures" aside={<span className="quiet small">Press a heading to sort</span>}>
    <WideTable label="All figures">
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHead key={column} column={column} sort={sort} onSort={onSort}>
              {columnWord[column]}
            </SortHead>
          ))}
          <th scope="col">Charter</th>
        </tr>
      </thead>
      <tbody>
        {sorted(rows, sort).map((row) => (
          <ScoreTableRow
            key={[row.clockId, row.charter.hash, row.channel, row.service, row.team].join(' ')}
            row={row}
            by={by}
          />
        ))}
      </tbody>
    </WideTable>
  </Panel>
);
