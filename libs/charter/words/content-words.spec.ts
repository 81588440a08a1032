import { expect, it } from 'vitest';
import { CONTENT_ELEMENTS } from '@frontdoor/kernel';
import { CONTENT_WORDS } from './content-words.js';

it('every element of content has words of its own that continue a sentence', () => {
  const words = CONTENT_ELEMENTS.map((element) => CONTENT_WORDS[element]);
  for (const word of words) expect(word).toMatch(/^[a-z][a-z ]+[a-z]$/);
  expect(new Set(words).size).toBe(words.length);
  expect(Object.keys(CONTENT_WORDS)).toHaveLength(words.length);
});
