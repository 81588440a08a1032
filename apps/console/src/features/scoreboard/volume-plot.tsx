import type { Scoreboard } from '@frontdoor/contracts';
import { monthName } from './chart.js';
import { count } from './numbers.js';
import { outcomesInWords, stacked, totalOf } from './outcomes.js';

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
