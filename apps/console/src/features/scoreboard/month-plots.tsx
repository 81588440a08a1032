import type { Scoreboard } from '@frontdoor/contracts';
import { depthOf, footOf, monthName, stretches } from './chart.js';
import { count, percent } from './numbers.js';
import { outcomesInWords, stacked, totalOf } from './outcomes.js';

interface SharePlotProps {
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
export const SharePlot = ({ months, every }: SharePlotProps) => {
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

interface Props {
  months: Scoreboard['months'];
  /** Every how many months there is room for a label. */
  every: number;
}

/** How many promises began each month, stacked by what became of them. */
export const VolumePlot = ({ months, every }: Props) => {
  const top = Math.max(1, ...months.map(totalOf));
  const height = (amount: number) => (amount / top) * 100;
  const width = 100 / months.length;
  return (
    <svg
      className="plot volume-plot"
      role="img"
      aria-label={`Promises opened by month, ${count(months.reduce((sum, one) => sum + totalOf(one), 0))} in all. The table has every month.`}
    >
      <line className="plot-line" x2="100%" y1="100%" y2="100%" />
      {months.map((figures, index) => (
        <g key={figures.month}>
          <title>{`${monthName(figures.month, true)}: ${outcomesInWords(figures)}`}</title>
          {stacked(figures).map(({ outcome, amount, before }) => (
            <rect
              key={outcome}
              className={`fill fill-${outcome}`}
              x={`${(index + 0.2) * width}%`}
              y={`${100 - height(before + amount)}%`}
              width={`${width * 0.6}%`}
              height={`${height(amount)}%`}
            />
          ))}
          {index % every === 0 && totalOf(figures) > 0 && (
            <text
              className="plot-label"
              x={`${(index + 0.5) * width}%`}
              y={`${100 - height(totalOf(figures))}%`}
              dy="-5"
            >
              {count(totalOf(figures))}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
};
