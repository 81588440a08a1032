import { expect, it } from 'vitest';
import { speaks } from './speaks.js';

it.each([
  ['en', 'en'],
  ['en', 'en-GB'],
  ['EN', 'en-gb'],
  ['en-GB', 'en'],
  ['en-GB', 'en-gb'],
  ['zh', 'zh-Hant-HK'],
  ['zh-Hant', 'zh-Hant-HK'],
  ['zh-Hant-CN', 'zh-Hant-CN-x-private1-private2'],
  ['zh', 'zh-x-private'],
])('whoever speaks %s can do work in %s', (spoken, wanted) => {
  expect(speaks(['pl', spoken], wanted)).toBe(true);
});

it.each([
  ['en', 'pl'],
  ['en', 'enm'],
  ['enm', 'en'],
  ['zh-Hans', 'zh-Hant-HK'],
  ['pt-PT', 'pt-BR'],
  ['gb', 'en-GB'],
])('whoever speaks %s cannot do work in %s', (spoken, wanted) => {
  expect(speaks([spoken], wanted)).toBe(false);
  expect(speaks([], wanted)).toBe(false);
});

it('does not matter where an interpreter is arranged', () => {
  expect(speaks(['en'], '*')).toBe(true);
});
