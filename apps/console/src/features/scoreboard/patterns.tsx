import { outcomes, type Outcomes, outcomeWord } from './outcomes.js';
import './patterns.css';

/** Fillings of the charts: each outcome has a pattern, so that nobody needs its colour. */
export const Patterns = () => (
  <svg className="patterns" width="0" height="0" aria-hidden="true">
    <defs>
      <pattern id="fill-extended" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="ground-extended" width="6" height="6" />
        <path className="mark-extended" d="M-1 1 1-1M0 6 6 0M5 7 7 5" />
      </pattern>
      <pattern id="fill-missed" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="ground-missed" width="6" height="6" />
        <path className="mark-missed" d="M0 0 6 6M6 0 0 6" />
      </pattern>
      <pattern id="fill-running" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="ground-running" width="6" height="6" />
        <circle className="mark-running" cx="3" cy="3" r="1.1" />
      </pattern>
      <pattern id="fill-waived" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect className="ground-waived" width="6" height="6" />
        <path className="mark-waived" d="M0 3h6" />
      </pattern>
    </defs>
  </svg>
);

/** What the patterns mean; only those that are there. */
export const Legend = ({ made }: { made: readonly Outcomes[] }) => (
  <ul className="legend" aria-label="Patterns">
    {outcomes
      .filter((outcome) => made.some((one) => one[outcome] > 0))
      .map((outcome) => (
        <li key={outcome}>
          <svg width="18" height="14" aria-hidden="true">
            <rect className={`fill fill-${outcome}`} x="0.5" y="0.5" width="17" height="13" />
          </svg>
          {outcomeWord[outcome]}
        </li>
      ))}
  </ul>
);
