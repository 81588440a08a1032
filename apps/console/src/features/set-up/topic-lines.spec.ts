import { describe, expect, it } from 'vitest';
import { linesOf, wordsFrom } from './topic-lines.js';

describe('words of a service as lines', () => {
  it('are read as they are written', () => {
    const words = { 'missed bin': 5, skip: -3, 'route 66': 2 };
    expect(wordsFrom(linesOf(words))).toEqual({ words, fault: null });
    expect(wordsFrom('\n  tree   +4 \n')).toEqual({ words: { tree: 4 }, fault: null });
  });

  it.each([
    ['bin', 'Line 1 needs a word or phrase and its weight'],
    ['bin 5\nx 2', 'Line 2 needs a word or phrase of 2 to 80'],
    ['bin 0', 'Line 1 needs a weight'],
    ['bin 11', 'Line 1 needs a weight'],
    ['bin 5\nbin 4', 'Line 2 has “bin” a second time'],
  ])('name the line that makes no sense: %j', (lines, fault) =>
    expect(wordsFrom(lines).fault).toContain(fault),
  );
});
