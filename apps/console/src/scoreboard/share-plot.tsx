import type { Scoreboard } from '@frontdoor/contracts';
import { monthName, stretches } from './chart.js';
import { percent } from './numbers.js';

interface Props {
  months: Scoreboard['months'];
  hasLabels: boolean;
}

/** The kept share as a line from 0 to 100%. It breaks where nothing was decided. */
export const SharePlot = ({ months, hasLabels }: Props) => {
  const decided = months.filter(({ keptShare }) => keptShare !== null);
  const ends = [decided[0], decided.at(-1)].map(
    (one) => one && `${percent(one.keptShare)} in ${monthName(one.month, true)}`,
  );
  return (
    <svg
      className="plot share-plot"
      role="img"
      aria-label={`Kept in time by month, from ${ends[0] ?? 'nothing'} to ${ends[1] ?? 'nothing'}. The table has every month.`}
    >
      {[0, 50, 100].map((at) => (
        <line key={at} className="plot-line" x2="100%" y1={`${at}%`} y2={`${at}%`} />
      ))}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">
        {stretches(months.map(({ keptShare }) => keptShare)).map((points) => (
          <polyline key={points} className="share-line" points={points} />
        ))}
      </svg>
      {months.map(({ month, keptShare }, index) => {
        if (keptShare === null) return null;
        const x = `${((index + 0.5) / months.length) * 100}%`;
        const y = `${100 - keptShare * 100}%`;
        return (
          <g key={month}>
            <circle className="share-point" cx={x} cy={y} r="4">
              <title>{`${monthName(month, true)}: ${percent(keptShare)}`}</title>
            </circle>
            {hasLabels && (
              <text className="plot-label" x={x} y={y} dy={keptShare < 0.25 ? -9 : 20}>
                {percent(keptShare)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
};
