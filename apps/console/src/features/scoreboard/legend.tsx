import { outcomes, type Outcomes, outcomeWord } from './outcomes.js';
import './legend.css';

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
