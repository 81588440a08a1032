import { expect, it } from 'vitest';
import { shiftEnd } from './shift-end.js';

const span = (from: number, to: number) => ({ from, to });

it.each([
  ['nobody planned', [], null],
  ['before the first', [span(1200, 1500)], null],
  ['on one', [span(900, 1500)], 1500],
  ['on one with a gap after it', [span(900, 1100), span(1200, 1500)], 1100],
  ['on one that goes on', [span(900, 1100), span(1100, 1500)], 1500],
  ['after the last', [span(500, 800)], 800],
  ['in a gap', [span(500, 800), span(1200, 1500)], 800],
])('%s', (_, shifts, end) => {
  expect(shiftEnd(shifts, 1000)).toBe(end);
});
