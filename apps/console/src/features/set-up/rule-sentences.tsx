import './rule-sentences.css';

/** A rule in sentences. */
export const RuleSentences = ({ sentences, none }: { sentences: readonly string[]; none: string }) =>
  sentences.length === 0 ? (
    <p className="quiet">{none}</p>
  ) : (
    <ul className="rule-sentences">
      {sentences.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
