import { wordsOf } from './words-of.js';

/** A word or several in a row that count for a service, or against it where its weight is below zero. */
export interface TopicWord {
  serviceId: string;
  phrase: string;
  weight: number;
}

export interface RuleScore {
  serviceId: string;
  score: number;
  /** Phrases that were found, those that count for it. */
  why: string[];
}

/** What the words of the organisation say a text is about, the likeliest service first. Each phrase counts once. */
export function byRules(text: string, rules: readonly TopicWord[]): RuleScore[] {
  const said = ` ${wordsOf(text).join(' ')} `;
  const scores = new Map<string, RuleScore>();
  for (const { serviceId, phrase, weight } of rules) {
    const words = wordsOf(phrase).join(' ');
    if (words === '' || !said.includes(` ${words} `)) continue;
    const score = scores.get(serviceId) ?? { serviceId, score: 0, why: [] };
    score.score += weight;
    if (weight > 0) score.why.push(phrase);
    scores.set(serviceId, score);
  }
  return [...scores.values()].toSorted(
    (one, other) => other.score - one.score || one.serviceId.localeCompare(other.serviceId),
  );
}

/** A rule says something once it has so much more for a service than for any other. */
const LEAST = 3;
const LEAD = 2;

/** The service that the rules are sure of. */
export function sureByRules(scores: readonly RuleScore[]): RuleScore | null {
  const [best, next] = scores;
  return best && best.score >= LEAST && best.score - (next?.score ?? 0) >= LEAD ? best : null;
}
