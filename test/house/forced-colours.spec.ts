import { describe, expect, it } from 'vitest';
import { projectFiles } from './tracked-files.js';

/** How a style sheet tells what is chosen: the one segment, tab, day, row or screen among others. */
const CHOSEN = /\[(data-selected|data-current|data-indeterminate|aria-current|aria-selected|aria-pressed)/g;
const FORCED = /@media \(forced-colors: active\) \{/g;

/** The text between the brace at `from` and its own end. */
function block(text: string, from: number): string {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return text.slice(from, at);
  }
  return text.slice(from);
}

/** The states that a style sheet shows by colour, and not where people choose the colours themselves. */
function unseen(text: string): string[] {
  const forced = [...text.matchAll(FORCED)].map((found) => block(text, found.index + found[0].length - 1));
  const shown = new Set([...text.matchAll(CHOSEN)].map((found) => found[1]!));
  return [...shown].filter((state) => !forced.some((rules) => rules.includes(`[${state}`)));
}

describe('what is chosen in the console', () => {
  it('is seen in forced colours as well', () => {
    const sheets = projectFiles().filter(({ file }) => /^apps\/console\/src\/.*\.css$/.test(file));
    expect(sheets.length).toBeGreaterThan(40);
    expect(
      sheets.flatMap(({ file, text }) => unseen(text).map((state) => `${file}: [${state}]`)),
      'colours of ours are taken away there: fill it with Highlight in @media (forced-colors: active)',
    ).toEqual([]);
  });

  it.each([
    ['.tab { &[data-selected] { color: red; } }', ['data-selected']],
    [
      '.tab[data-selected] { color: red; } @media (forced-colors: active) { .row { color: red; } }',
      ['data-selected'],
    ],
    [
      '.tab[data-selected] {} @media (forced-colors: active) { .tab[data-selected] { color: Highlight; } }',
      [],
    ],
  ])('is missed where nothing shows it: %s', (text, states) => expect(unseen(text)).toEqual(states));
});
