import { count, percent } from './numbers.js';
import { type OutcomeGroup, outcomesInWords, outcomeWord, stacked, totalOf } from './outcomes.js';

/** One bar from end to end: the shares of what was opened. */
export const OutcomeBar = ({ group: { name, detail, made } }: { group: OutcomeGroup }) => {
  const total = totalOf(made);
  return (
    <li className="outcome">
      <p className="outcome-name">
        <strong>{name}</strong> <span className="quiet small">{detail}</span>
      </p>
      <svg className="outcome-bar" role="img" aria-label={outcomesInWords(made)}>
        {stacked(made).map(({ outcome, amount, before }) => (
          <rect
            key={outcome}
            className={`fill fill-${outcome}`}
            x={`${(before / total) * 100}%`}
            width={`${(amount / total) * 100}%`}
            height="100%"
          >
            <title>{`${outcomeWord[outcome]}: ${count(amount)} (${percent(amount / total)})`}</title>
          </rect>
        ))}
      </svg>
      <span className="outcome-total figures">{count(total)}</span>
    </li>
  );
};
