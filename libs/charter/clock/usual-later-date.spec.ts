import { expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import { loadPack } from '../spec/read-charters.js';
import { usualLaterDate } from './usual-later-date.js';

const at = (text: string): number => parseInstant(text)!;
const clock = loadPack('cambridge-city').clocks.get('CITY-E1')!;

it.each([
  [
    'five days after it is due, at the same time of day when the clocks change',
    '2026-10-23T13:30:00Z',
    '2026-10-28T14:30:00Z',
  ],
  ['the Monday when that is a weekend', '2026-07-06T12:00:00Z', '2026-07-13T12:00:00Z'],
  ['the day after the bank holidays of Christmas', '2026-12-20T12:00:00Z', '2026-12-29T12:00:00Z'],
  ['the closing time where it is due later in the day', '2026-07-01T22:00:00Z', '2026-07-06T16:00:00Z'],
])('the usual later date is %s', (_title, dueAt, until) =>
  expect(formatInstant(usualLaterDate(clock, 0, at(dueAt)))).toBe(until),
);

it('the usual later date is five days from now when the promise is overdue', () =>
  expect(formatInstant(usualLaterDate(clock, at('2026-07-02T09:00:00Z'), at('2026-07-01T12:00:00Z')))).toBe(
    '2026-07-07T09:00:00Z',
  ));
