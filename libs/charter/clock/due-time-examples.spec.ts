import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../calendar/instant.js';
import type { Calendar } from '../calendar/calendar.js';
import { parseDate } from '../calendar/civil.js';
import type { Unit } from '../pack/pack.js';
import { buildClock } from '../spec/arbitraries.js';
import { isCertain } from './certain.js';
import { decidingSpan, dueTime } from './due-time.js';

const HOUR = 3_600_000;
const day = [{ from: 9 * HOUR, to: 17 * HOUR }];

/** Monday to Friday 9 to 17 in London, closed on Wednesday 10 June 2026; bank holidays known for that year. */
const calendar: Calendar = {
  name: 'office',
  title: 'Office',
  divisions: [],
  versions: [{ from: -Infinity, week: [day, day, day, day, day, [], []] }],
  closures: new Map([[parseDate('2026-06-10')!, { title: 'Flood', openings: [] }]]),
  holidays: new Map(),
  holidaysKnown: { from: parseDate('2026-01-01')!, until: parseDate('2026-12-31')! },
};
const clock = (...spans: [number, Unit, moves?: true][]) =>
  buildClock({
    calendar,
    zone: 'Europe/London',
    spans: spans.map(([amount, unit, moves]) => ({ amount, unit, movesToWorkingDay: moves ?? false })),
  });
const at = (text: string): number => parseInstant(`2026-${text}:00Z`)!;
const waits = (...pairs: [string, string][]) => pairs.map(([from, to]) => ({ from: at(from), to: at(to) }));

describe('a due time with waits for the customer', () => {
  const start = at('06-08T09:00');

  it.each<[string, ReturnType<typeof clock>, [string, string][], string]>([
    ['no wait', clock([30, 'minutes']), [], '2026-06-08T09:30:00Z'],
    ['a wait', clock([30, 'minutes']), [['06-08T09:10', '06-08T09:25']], '2026-06-08T09:45:00Z'],
    ['a wait of no length', clock([30, 'minutes']), [['06-08T09:10', '06-08T09:10']], '2026-06-08T09:30:00Z'],
    [
      'a wait that began before the start',
      clock([30, 'minutes']),
      [['06-08T08:00', '06-08T09:05']],
      '2026-06-08T09:35:00Z',
    ],
    [
      'a wait in the time a wait added',
      clock([30, 'minutes']),
      [
        ['06-08T09:10', '06-08T09:25'],
        ['06-08T09:40', '06-08T09:50'],
      ],
      '2026-06-08T09:55:00Z',
    ],
    ['a wait at the end', clock([30, 'minutes']), [['06-08T09:30', '06-08T09:50']], '2026-06-08T09:30:00Z'],
    ['seconds', clock([30, 'seconds']), [['06-08T09:00', '06-08T09:02']], '2026-06-08T09:02:30Z'],
    [
      'hours, waited through the night',
      clock([4, 'working-hours']),
      [['06-08T10:00', '06-09T09:00']],
      '2026-06-09T12:00:00Z',
    ],
    [
      'hours, waited while closed',
      clock([8, 'working-hours']),
      [['06-08T16:00', '06-09T08:00']],
      '2026-06-09T09:00:00Z',
    ],
    [
      'hours, ending at closing time',
      clock([7, 'working-hours']),
      [['06-08T16:00', '06-09T08:00']],
      '2026-06-08T16:00:00Z',
    ],
    ['days', clock([3, 'working-days']), [['06-09T10:00', '06-11T10:00']], '2026-06-15T16:00:00Z'],
    [
      'days, waited within one',
      clock([3, 'working-days']),
      [['06-09T10:00', '06-09T15:00']],
      '2026-06-12T16:00:00Z',
    ],
    [
      'days, waited over closed ones',
      clock([2, 'working-days']),
      [['06-09T10:00', '06-10T15:00']],
      '2026-06-11T16:00:00Z',
    ],
    [
      'days, waited from the last',
      clock([2, 'working-days']),
      [['06-11T10:00', '06-20T15:00']],
      '2026-06-11T16:00:00Z',
    ],
    [
      'days, waited before the start',
      clock([2, 'working-days']),
      [['06-04T10:00', '06-09T15:00']],
      '2026-06-12T16:00:00Z',
    ],
    [
      'statutory days',
      clock([2, 'statutory-working-days']),
      [['06-09T10:00', '06-11T10:00']],
      '2026-06-12T22:59:59Z',
    ],
    ['calendar days', clock([10, 'calendar-days']), [['06-09T10:00', '06-11T10:00']], '2026-06-20T22:59:59Z'],
    [
      'a month that ends on a closed day',
      clock([1, 'calendar-months', true]),
      [['06-09T10:00', '06-12T10:00']],
      '2026-07-13T22:59:59Z',
    ],
    [
      'a month that may',
      clock([1, 'calendar-months']),
      [['06-09T10:00', '06-12T10:00']],
      '2026-07-11T22:59:59Z',
    ],
  ])('%s', (_, counted, pairs, expected) => {
    expect(formatInstant(dueTime(counted, start, waits(...pairs)))).toBe(expected);
  });
});

describe('the earlier of two limits', () => {
  const start = at('06-08T09:00');

  it.each([
    [clock([2, 'working-days'], [5, 'calendar-days']), 'working-days', '2026-06-11T16:00:00Z'],
    [clock([5, 'calendar-days'], [2, 'working-days']), 'working-days', '2026-06-11T16:00:00Z'],
    [clock([2, 'working-days'], [2, 'calendar-days']), 'calendar-days', '2026-06-10T22:59:59Z'],
    [clock([1, 'working-days'], [7, 'working-hours']), 'working-hours', '2026-06-08T16:00:00Z'],
  ] as const)('%# counts, with its own waits', (both, unit, expected) => {
    expect(decidingSpan(both, start, []).unit).toBe(unit);
    expect(formatInstant(dueTime(both, start))).toBe(expected);
  });

  it('can change with a wait', () => {
    const both = clock([2, 'working-days'], [4, 'calendar-days']);
    const wait = waits(['06-11T08:00', '06-11T09:00']);
    expect(decidingSpan(both, start, wait).unit).toBe('working-days');
    const longer = waits(['06-08T10:00', '06-09T10:00']);
    expect(formatInstant(dueTime(both, start, longer))).toBe('2026-06-12T16:00:00Z');
  });
});

describe('a due time is certain', () => {
  it.each([
    ['working-days', '2025-12-31T12:00:00Z', false],
    ['working-days', '2026-01-01T00:00:00Z', true],
    ['working-days', '2026-12-31T23:59:59Z', true],
    ['working-days', '2027-01-01T00:00:00Z', false],
    ['working-hours', '2027-01-01T00:00:00Z', false],
    ['statutory-working-days', '2027-01-01T00:00:00Z', false],
    ['calendar-days', '2027-01-01T00:00:00Z', true],
    ['minutes', '2027-01-01T00:00:00Z', true],
  ] as const)('in %s at %s: %j', (unit, end, certain) => {
    expect(isCertain(clock([1, unit]).spans[0]!, parseInstant(end)!)).toBe(certain);
  });

  it('unless the law can move it to a day not known', () => {
    expect(
      isCertain(clock([1, 'calendar-months', true]).spans[0]!, parseInstant('2027-01-01T00:00:00Z')!),
    ).toBe(false);
  });
});
