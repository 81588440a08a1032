import { ChannelError, type Remedy } from '@frontdoor/channels/core';
import { expect, it } from 'vitest';
import { restAfter } from './rest-between.js';

it.each<[Remedy, number | undefined, number, number]>([
  ['retry', undefined, 1, 5000],
  ['retry', undefined, 4, 40_000],
  ['retry', undefined, 30, 1_800_000],
  ['slow-down', 60_000, 1, 60_000],
  ['slow-down', 10 ** 12, 1, 1_800_000],
  ['slow-down', Infinity, 1, 1_800_000],
  ['slow-down', -5000, 1, 1000],
  ['slow-down', NaN, 1, 5000],
  ['reauthorise', 10 ** 12, 1, 300_000],
])('%s with a wish for %s ms, attempt %s: rests for %s ms', (remedy, retryAfterMs, attempts, rest) => {
  expect(restAfter(new ChannelError(remedy, 'Not now.', { retryAfterMs }), attempts)).toBe(rest);
});
