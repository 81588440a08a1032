import { CONTENT_WORDS, type RequiredContent } from '@frontdoor/charter';
import type { ContentElement } from '@frontdoor/contracts';

export interface Passage {
  element: ContentElement;
  passage: string;
}

/** Passages count only while the message has them, however its lines are broken. */
export function saidIn(text: string, content: readonly Passage[]): Set<ContentElement> {
  const whole = flat(text);
  return new Set(
    content.filter(({ passage }) => whole.includes(flat(passage))).map(({ element }) => element),
  );
}

/** What is wanted and not said. */
export const missingFrom = (
  wanted: readonly RequiredContent[],
  said: ReadonlySet<ContentElement>,
): RequiredContent[] => wanted.filter(({ element }) => !said.has(element));

/** `who deals with it, how to appeal` */
export const nameMissing = (missing: readonly RequiredContent[]): string =>
  [...new Set(missing.map(({ element }) => CONTENT_WORDS[element]))].join(', ');

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').trim().toLowerCase();
