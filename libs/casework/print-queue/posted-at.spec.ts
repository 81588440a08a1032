import { expect, it } from 'vitest';
import { postedAt } from './posted-at.js';

const at = Date.parse;

it.each([
  ['today: now', '2026-07-08', '2026-07-08T09:00:00Z', '2026-07-08T10:30:00Z'],
  [
    'a day before: when its post left, in summer time',
    '2026-07-07',
    '2026-07-07T09:00:00Z',
    '2026-07-07T16:00:00Z',
  ],
  ['a winter day', '2026-01-07', '2026-01-07T09:00:00Z', '2026-01-07T17:00:00Z'],
  [
    'written in the evening of that day: not before',
    '2026-07-07',
    '2026-07-07T18:00:00Z',
    '2026-07-07T18:00:00Z',
  ],
])('posted on %s', (_, day, queued, expected) => {
  const known = { zone: 'Europe/London', queuedAt: at(queued), now: at('2026-07-08T10:30:00Z') };
  expect(new Date(postedAt(day, known)).toISOString()).toBe(new Date(at(expected)).toISOString());
});
