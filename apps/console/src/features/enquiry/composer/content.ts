import type { ContentElement, RequiredElement } from '@frontdoor/contracts';
import { hasPassage } from './passages.js';

/** What a passage of a message says. */
export interface Mark {
  element: ContentElement;
  passage: string;
}

/** Something a message must say, for one promise or several. */
export type Wanted = Omit<RequiredElement, 'promiseId'>;

/** Each element once, whoever wants it. */
export const wantedOf = (requires: readonly RequiredElement[]): Wanted[] => {
  const wanted = new Map<ContentElement, Wanted>();
  for (const { element, words, suggestion } of requires) {
    const same = wanted.get(element);
    if (same) same.suggestion ??= suggestion;
    else wanted.set(element, { element, words, suggestion });
  }
  return [...wanted.values()];
};

/** The passages that are still in the text. */
export const saidIn = (text: string, marks: readonly Mark[]): Mark[] =>
  marks.filter(({ passage }) => hasPassage(text, passage));

export const missingIn = (text: string, marks: readonly Mark[], wanted: readonly Wanted[]): Wanted[] => {
  const said = new Set(saidIn(text, marks).map(({ element }) => element));
  return wanted.filter(({ element }) => !said.has(element));
};

/** One passage for each element: a new one takes the place of the old. */
export const withMark = (marks: readonly Mark[], mark: Mark): Mark[] => [
  ...marks.filter(({ element }) => element !== mark.element),
  mark,
];
