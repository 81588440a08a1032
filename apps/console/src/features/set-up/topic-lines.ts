import type { TopicWords } from '@frontdoor/contracts';

/** One phrase a line with its weight behind it. */
export const linesOf = (words: TopicWords): string =>
  Object.entries(words)
    .map(([phrase, weight]) => `${phrase} ${weight}`)
    .join('\n');

/** What the lines say; `fault` names the first that makes no sense. */
export function wordsFrom(lines: string): { words: TopicWords; fault: string | null } {
  const words: TopicWords = {};
  for (const [at, line] of lines.split('\n').entries()) {
    const said = line.trim();
    if (said === '') continue;
    const [, phrase = '', weight = ''] = /^(.*?)\s+([+-]?\d{1,2})$/.exec(said) ?? [];
    const fault = faultOf(phrase, Number(weight), words);
    if (fault !== null) return { words, fault: `Line ${at + 1} ${fault}` };
    words[phrase] = Number(weight);
  }
  return { words, fault: null };
}

function faultOf(phrase: string, weight: number, words: TopicWords): string | null {
  if (phrase === '') return 'needs a word or phrase and its weight, such as “missed bin 5”.';
  if (phrase.length < 2 || phrase.length > 80) return 'needs a word or phrase of 2 to 80 characters.';
  if (weight === 0 || Math.abs(weight) > 10) return 'needs a weight from -10 to 10 that is not 0.';
  return phrase in words ? `has “${phrase}” a second time.` : null;
}
