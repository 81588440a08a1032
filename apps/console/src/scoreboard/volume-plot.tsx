import type { Scoreboard } from '@frontdoor/contracts';
import { monthName, roundUp } from './chart.js';
import { count } from './numbers.js';
import { outcomes, outcomesInWords, totalOf } from './outcomes.js';

interface Props {
  months: Scoreboard['months'];
  hasLabels: boolean;
}

/** How many promises began each month, stacked by what became of them. */
export const VolumePlot = ({ months, hasLabels }: Props) => {
  const top = roundUp(Math.max(...months.map(totalOf), 0));
  const width = 100 / months.length;
  return (
    <svg
      className="plot volume-plot"
      role="img"
      aria-label={`Promises opened by month, ${count(months.reduce((sum, one) => sum + totalOf(one), 0))} in all. The table has every month.`}
    >
      <line className="plot-line" x2="100%" y1="100%" y2="100%" />
      {months.map((figures, index) => {
        const total = totalOf(figures);
        let below = 0;
        return (
          <g key={figures.month}>
            <title>{`${monthName(figures.month, true)}: ${outcomesInWords(figures)}`}</title>
            {outcomes.map((outcome) => {
              const height = (figures[outcome] / top) * 100;
              below += height;
              return height === 0 ? null : (
                <rect
                  key={outcome}
                  className={`fill fill-${outcome}`}
                  x={`${(index + 0.2) * width}%`}
                  y={`${100 - below}%`}
                  width={`${width * 0.6}%`}
                  height={`${height}%`}
                />
              );
            })}
            {hasLabels && total > 0 && (
              <text className="plot-label" x={`${(index + 0.5) * width}%`} y={`${100 - below}%`} dy="-5">
                {count(total)}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
};
