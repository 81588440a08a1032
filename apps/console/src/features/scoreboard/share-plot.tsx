import type { Scoreboard } from '@frontdoor/contracts';
import { depthOf, footOf, monthName, stretches } from './chart.js';
import { percent } from './numbers.js';

interface Props {
  months: Scoreboard['months'];
  /** Every how many months there is room for a label. */
  every: number;
}

const inWords = (months: Scoreboard['months']): string => {
  const decided = months.filter(({ keptShare }) => keptShare !== null);
  const [first, last] = [decided[0], decided.at(-1)].map(
    (one) => one && `${percent(one.keptShare)} in ${monthName(one.month, true)}`,
  );
  return first ? `from ${first} to ${last}` : 'nothing is decided yet';
};

/** The kept share as a line up to 100%. It breaks where nothing was decided. */
export const SharePlot = ({ months, every }: Props) => {
  const shares = months.map(({ keptShare }) => keptShare);
  const foot = footOf(shares);
  return (
    <svg
      className="plot share-plot"
      role="img"
      aria-label={`Kept in time by month: ${inWords(months)}. The table has every month.`}
    >
      {[1, (1 + foot) / 2, foot].map((share) => {
        const y = `${depthOf(share, foot)}%`;
        return (
          <g key={share}>
            <line className="plot-line" x2="100%" y1={y} y2={y} />
            <text className="plot-label plot-scale" x="-8" y={y} dy="4">
              {share * 100}%
            </text>
          </g>
        );
      })}
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" width="100%" height="100%" overflow="visible">
        {stretches(shares, foot).map((points) => (
          <polyline key={points} className="share-line" points={points} />
        ))}
      </svg>
      {months.map(({ month, keptShare }, index) => {
        if (keptShare === null) return null;
        const x = `${((index + 0.5) / months.length) * 100}%`;
        const depth = depthOf(keptShare, foot);
        return (
          <g key={month}>
            <circle className="share-point" cx={x} cy={`${depth}%`} r="4">
              <title>{`${monthName(month, true)}: ${percent(keptShare)}`}</title>
            </circle>
            {index % every === 0 && (
              <text className="plot-label" x={x} y={`${depth}%`} dy={depth > 75 ? -9 : 20}>
                {percent(keptShare)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
};
