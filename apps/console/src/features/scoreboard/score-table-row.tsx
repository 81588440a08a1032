import type { Scoreboard, ScoreRow } from '@frontdoor/contracts';
import { AmountCell } from './amount-cell.js';
import { count, percent } from './numbers.js';
import { splitNameOf } from './outcomes.js';

/** One row of figures. */
export const ScoreTableRow = ({ row, by }: { row: ScoreRow; by: Scoreboard['by'] }) => {
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
