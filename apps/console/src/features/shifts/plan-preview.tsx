import type { ShiftPlanPreview } from '@frontdoor/contracts';
import { fullDate } from '../../time/format.js';
import { WideTable } from '../../ui/wide-table.js';

/** What a shift plan would change, before it is taken in. */
export const PlanPreview = ({ name, preview }: { name: string; preview: ShiftPlanPreview }) => {
  const { faults, firstDay, lastDay, added, changed, gone, people, leftAlone } = preview;
  return (
    <div className="plan-preview" role="status">
      {firstDay === null || lastDay === null ? (
        <p className="plan-sum">
          No shift can be read in <bdi>{name}</bdi>.
        </p>
      ) : (
        <>
          <p className="plan-sum">
            {added} added, {changed} changed, {gone} gone
          </p>
          <p>
            {fullDate(firstDay)} to {fullDate(lastDay)}. Nothing is changed yet.
          </p>
        </>
      )}
      {faults.length > 0 && (
        <>
          <p>
            <strong>
              {faults.length === 1 ? 'A line is at fault:' : `${faults.length} lines are at fault:`}
            </strong>
          </p>
          <ul className="plan-faults" tabIndex={0} aria-label="Lines at fault">
            {faults.map(({ line, text }) => (
              <li key={`${line} ${text}`}>
                Line {line}: {text}
              </li>
            ))}
          </ul>
        </>
      )}
      {people.length > 0 && (
        <div className="plan-people">
          <WideTable label="Changes for each person">
            <thead>
              <tr>
                <th scope="col">Name</th>
                {['Added', 'Changed', 'Gone', 'As before'].map((each) => (
                  <th key={each} scope="col" className="number">
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {people.map((each) => (
                <tr key={each.name}>
                  <th scope="row">
                    <bdi>{each.name}</bdi>
                  </th>
                  {[each.added, each.changed, each.gone, each.unchanged].map((count, i) => (
                    <td key={i} className="number">
                      {count}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </WideTable>
        </div>
      )}
      {leftAlone.length > 0 && (
        <p className="quiet">Not named, and left as they are: {leftAlone.join(', ')}.</p>
      )}
    </div>
  );
};
