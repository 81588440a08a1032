import { count, percent } from './numbers.js';
import { type OutcomeGroup, outcomes, outcomesInWords, outcomeWord, totalOf } from './outcomes.js';

/** One bar from end to end: the shares of what was opened. */
export const OutcomeBar = ({ group: { name, detail, made } }: { group: OutcomeGroup }) => {
  const total = totalOf(made);
  let start = 0;
  return (
    <li className="outcome">
      <p className="outcome-name" title={detail}>
        <strong>{name}</strong> <span className="quiet small">{detail}</span>
      </p>
      <svg className="outcome-bar" role="img" aria-label={outcomesInWords(made)}>
        {outcomes.map((outcome) => {
          const share = total === 0 ? 0 : made[outcome] / total;
          const x = start;
          start += share;
          return share === 0 ? null : (
            <rect
              key={outcome}
              className={`fill fill-${outcome}`}
              x={`${x * 100}%`}
              width={`${share * 100}%`}
              height="100%"
            >
              <title>{`${outcomeWord[outcome]}: ${count(made[outcome])} (${percent(share)})`}</title>
            </rect>
          );
        })}
      </svg>
      <span className="outcome-total figures">{count(total)}</span>
    </li>
  );
};
