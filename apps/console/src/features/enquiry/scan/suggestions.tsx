import type { ReadingSuggestion } from '@frontdoor/contracts';
import { suggestionWord } from './reading-words.js';

interface Props {
  suggestions: readonly ReadingSuggestion[];
  /** Shows the page that one stands on. */
  onPage: (page: number) => void;
}

/** What the letter seems to say of who sent it and where it belongs: for a person to judge. */
export const Suggestions = ({ suggestions, onPage }: Props) => {
  const open = suggestions.filter(({ state }) => state === 'open');
  if (open.length === 0) return null;
  return (
    <section className="suggestions" aria-label="Found in the text">
      <h3 className="small">Found in the text: is it right?</h3>
      <ul>
        {open.map(({ kind, label, words, page }) => (
          <li key={kind}>
            <span className="quiet small">{suggestionWord[kind]}</span> <strong>{label}</strong>{' '}
            <button type="button" className="read-turn small" onClick={() => onPage(page)}>
              page {page}: “{words}”
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
