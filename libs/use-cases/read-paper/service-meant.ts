import type { Service } from '@frontdoor/persistence';

type Named = Pick<Service, 'slug' | 'name' | 'topics'>;

/** Words that say nothing of what a letter is about. */
const SMALL = new Set([
  'and',
  'the',
  'for',
  'with',
  'other',
  'services',
  'service',
  'team',
  'your',
  'our',
  'general',
  'enquiries',
  'council',
]);
const LEAST = 4;

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= LEAST && !SMALL.has(word));

/** One form for `bin`, `bins` and the like. */
const stem = (word: string): string => word.replace(/(?:ies|es|s)$/, '');

/**
 * The service that more words of a letter name than any other: words of its name and of what it deals with. None where two
 * are as likely.
 */
export function serviceMeant<S extends Named>(
  text: string,
  services: readonly S[],
): (S & { words: string }) | undefined {
  const said = new Set(wordsOf(text).map(stem));
  const ranked = services
    .map((service) => {
      const words = [...new Set(wordsOf([service.name, ...service.topics].join(' ')))].filter((word) =>
        said.has(stem(word)),
      );
      return { service, words };
    })
    .filter(({ words }) => words.length > 0)
    .toSorted((a, b) => b.words.length - a.words.length);
  const [first, second] = ranked;
  if (!first || first.words.length === second?.words.length) return undefined;
  return { ...first.service, words: first.words.join(', ') };
}
