import { describe, expect, it } from 'vitest';
import { costInWords, tooLongInWords } from './text-cost.js';

it('says of a text that is too long how long it may be', () => {
  expect(tooLongInWords('a'.repeat(918), 918)).toBe('');
  expect(tooLongInWords('a'.repeat(919), 918)).toBe('At most 918 characters leave this way: shorten it. ');
});

describe('what a text costs, in words', () => {
  it('counts characters and messages, and tells what makes them dearer', () => {
    expect(costInWords('Hello', false)).toBe('5 characters, 1 text message.');
    expect(costInWords('a'.repeat(161), true)).toBe('161 characters with the link, 2 text messages.');
    expect(costInWords('’'.repeat(71), false)).toBe(
      '71 characters, 2 text messages. With ’ in it, each holds less than half as much.',
    );
  });
});
