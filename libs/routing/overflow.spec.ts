import { expect, it } from 'vitest';
import { expectedWaitMs } from './overflow.js';

const MINUTE = 60_000;
const every = (minutes: number, many: number): number[] =>
  Array.from({ length: many }, (_, n) => n * minutes * MINUTE);

it.each([
  ['nothing where too little happened', every(1, 3), 0, undefined],
  ['the time to the next answer for who is next', every(2, 4), 0, 2 * MINUTE],
  ['as many answers as there are people before', every(2, 4), 3, 8 * MINUTE],
  [
    'what happened lately, not in the morning',
    [0, 1, 2, ...every(1, 12).map((at) => at + 200 * MINUTE)],
    0,
    MINUTE,
  ],
])('%s', (_, answeredAt, ahead, expected) => {
  expect(expectedWaitMs(answeredAt, ahead)).toBe(expected);
});
