import type { Scoreboard, ScoreRow } from '@frontdoor/contracts';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Icon } from '../../ui/icon.js';
import { Panel } from '../../ui/panel.js';
import { WideTable } from '../../ui/wide-table.js';
import { amount, count, percent } from './numbers.js';
import { splitNameOf } from './outcomes.js';
import { type Column, columns, type Sort, sortAfter, sorted } from './sort.js';
import './score-table.css';

/** A length of time in its own unit; a dash when nothing was met. */
const AmountCell = ({ value, unit }: { value: number | null; unit: string }) => {
  if (value === null) return <td className="number">–</td>;
  const said = amount(value, unit);
  return (
    <td className="number">
      {said.figure} <span className="score-unit quiet small">{said.unit}</span>
    </td>
  );
};

/** One row of figures. */
const ScoreTableRow = ({ row, by }: { row: ScoreRow; by: Scoreboard['by'] }) => {
  // A promise with one clock gives it no name of its own.
  const clockName = row.clockId.split('/')[1]?.replaceAll('-', ' ');
  return (
    <tr>
      <th scope="row" className="score-promise">
        <strong>{row.promiseId}</strong>
        {by !== 'promise' && <strong> · {splitNameOf(row, by)}</strong>}
        <span className="score-title">{row.title}</span>
        <span className="quiet small">
          {clockName && `${clockName}, `}within {row.within}
          {by === 'promise' && ` · ${row.source}`}
          {!row.published && ' · not published'}
        </span>
      </th>
      <td className="number">{count(row.opened)}</td>
      <td className="number">{count(row.kept)}</td>
      <td className={row.missed > 0 ? 'number score-missed' : 'number'}>{count(row.missed)}</td>
      <td className="number">{count(row.extended)}</td>
      <td className="number">{count(row.waived)}</td>
      <td className="number">{count(row.withdrawn)}</td>
      <td className="number">{count(row.running)}</td>
      <td className="number">
        <strong>{percent(row.keptShare)}</strong>
      </td>
      <AmountCell value={row.median} unit={row.unit} />
      <AmountCell value={row.p90} unit={row.unit} />
      <td className="figures" title={`${row.charter.id} ${row.charter.version}, ${row.charter.hash}`}>
        {row.charter.version}
        <span className="score-unit quiet small fixed">{row.charter.hash.slice(0, 7)}</span>
      </td>
    </tr>
  );
};

interface SortHeadProps {
  column: Column;
  sort: Sort;
  onSort: (sort: Sort) => void;
  children: ReactNode;
}

/** A column head that sorts. */
const SortHead = ({ column, sort, onSort, children }: SortHeadProps) => {
  const isSorted = sort.column === column;
  const order = sort.descending ? 'descending' : 'ascending';
  return (
    <th
      scope="col"
      className={column === 'promise' ? undefined : 'number'}
      aria-sort={isSorted ? order : 'none'}
    >
      <Button className="sort-button" onPress={() => onSort(sortAfter(sort, column))}>
        {children}
        {isSorted && <Icon name={sort.descending ? 'down' : 'up'} size={14} />}
      </Button>
    </th>
  );
};

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
