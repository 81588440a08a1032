import { expect, it } from 'vitest';
import { weightedLength } from './weighted-length.js';

it.each([
  ['', 0],
  ['Hello', 5],
  ['a'.repeat(280), 280],
  ['Look: https://council.example/a/very/long/address/that/goes/on?and=on', 29],
  ['你好', 4],
  ['e\u{301}', 1],
  ['👍', 2],
  ['👩‍👩‍👧‍👦', 2],
  ['🇬🇧', 2],
  ['1 and #2', 8],
  ['“quoted”', 8],
])('%j counts %i', (text, length) => {
  expect(weightedLength(text)).toBe(length);
});
