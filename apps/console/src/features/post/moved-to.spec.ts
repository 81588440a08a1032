import { expect, it } from 'vitest';
import { movedTo } from './moved-to.js';

it('moves one of a list before or behind others', () => {
  expect(movedTo(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
  expect(movedTo(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
});
