import { expect, it } from 'vitest';
import { sayWhen } from './say-when.js';

it.each([
  ['2026-11-26T13:00:00Z', 'Europe/London', 'Thursday 26 November, 1pm'],
  ['2026-07-07T08:05:00Z', 'Europe/London', 'Tuesday 7 July, 9:05am'],
  ['2026-07-07T11:00:00Z', 'Europe/London', 'Tuesday 7 July, midday'],
  ['2026-07-07T23:00:00Z', 'Europe/London', 'Wednesday 8 July, midnight'],
  ['2026-07-07T23:10:00Z', 'Europe/London', 'Wednesday 8 July, 12:10am'],
  ['2026-11-26T12:30:00Z', 'Europe/Paris', 'Thursday 26 November, 1:30pm'],
])('%s in %s is %s', (instant, zone, words) => {
  expect(sayWhen(Date.parse(instant), zone)).toBe(words);
});
