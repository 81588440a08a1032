import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCalendar, anyInstant, anyZone, tries } from '../spec/arbitraries.js';
import { SlowCalendar } from '../spec/slow-calendar.js';
import { CalendarIndex, OutsideCalendar } from './calendar-index.js';
import type { Calendar } from './calendar.js';
import { DAY_MS, dayNumber, formatDate, parseDate } from './civil.js';
import { formatInstant, parseInstant } from './instant.js';
import { Zone } from './zone.js';

const HOUR = 3_600_000;

/** The examples' calendar: Monday to Friday 8 to 20, Saturday 9 to 10, some English holidays. */
const example: Calendar = {
  name: 'example',
  title: 'Example',
  divisions: ['england-and-wales'],
  versions: [
    {
      from: -Infinity,
      week: [
        ...Array.from({ length: 5 }, () => [{ from: 8 * HOUR, to: 20 * HOUR }]),
        [{ from: 9 * HOUR, to: 10 * HOUR }],
        [],
      ],
    },
  ],
  closures: new Map(),
  holidays: new Map(
    ['2022-12-26', '2022-12-27', '2023-05-08', '2024-03-29', '2024-04-01'].map((date) => [
      parseDate(date)!,
      { title: 'Holiday', divisions: ['england-and-wales'] },
    ]),
  ),
  holidaysKnown: { from: -Infinity, until: Infinity },
};
const london = new CalendarIndex(example, new Zone('Europe/London'));

describe('adding open time', () => {
  it.each([
    ['2024-03-28T16:30:00Z', 4, '2024-03-30T09:30:00Z'],
    ['2022-12-23T17:00:00Z', 10, '2022-12-28T14:00:00Z'],
    ['2023-05-05T16:30:00Z', 4.5, '2023-05-09T08:00:00Z'],
  ])('counts from %s %f hours to %s', (from, hours, to) => {
    expect(formatInstant(london.addOpenTime(parseInstant(from)!, hours * HOUR))).toBe(to);
  });

  it('is due at the closing time when the time is used up then, not at the next opening', () => {
    const start = parseInstant('2024-01-10T18:00:00Z')!;
    expect(formatInstant(london.addOpenTime(start, 2 * HOUR))).toBe('2024-01-10T20:00:00Z');
    expect(formatInstant(london.addOpenTime(start, 2 * HOUR + 1000))).toBe('2024-01-11T08:00:01Z');
  });

  it('agrees with the slow way on any calendar', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyZone,
        anyInstant,
        fc.integer({ min: 1, max: 300 * 60 }),
        (calendar, zone, start, minutes) => {
          const index = new CalendarIndex(calendar, new Zone(zone));
          const slow = new SlowCalendar(calendar, zone);
          const end = index.addOpenTime(start, minutes * 60_000);
          expect(end).toBe(slow.addOpenTime(start, minutes * 60_000));
          expect(index.openTimeBetween(start, end)).toBe(minutes * 60_000);
          expect(index.openTimeBetween(start, end)).toBe(slow.openTimeBetween(start, end));
          expect(index.openTimeBetween(end, start)).toBe(0);
        },
      ),
      tries(100),
    );
  });
});

describe('counting working days', () => {
  it('agrees with the slow way on any calendar', () => {
    fc.assert(
      fc.property(
        anyCalendar,
        anyZone,
        anyInstant,
        fc.integer({ min: 1, max: 90 }),
        (calendar, zone, start, n) => {
          const index = new CalendarIndex(calendar, new Zone(zone));
          const slow = new SlowCalendar(calendar, zone);
          const from = index.zone.localDay(start);
          const day = index.workingDayAfter(from, n);
          const expected = slow.workingDayAfter(start, n);
          expect(formatDate(day)).toBe(expected.toString());
          expect(index.closingTime(day)).toBe(slow.openings(expected).at(-1)!.to);
          expect(index.openings(day)).toEqual(slow.openings(expected));
          expect(index.workingDaysBetween(from, day)).toBe(n);
          expect(index.workingDaysBetween(day, from)).toBe(-n);
          expect(index.workingDayFrom(day)).toBe(day);
        },
      ),
      tries(100),
    );
  });
});

describe('a day whose only opening a clock change swallows', () => {
  const night = [{ from: HOUR, to: 2 * HOUR }];
  const index = new CalendarIndex(
    { ...example, versions: [{ from: -Infinity, week: Array.from({ length: 7 }, () => night) }] },
    new Zone('Europe/London'),
  );

  it('is no working day and gives no time', () => {
    const saturday = parseDate('2026-03-28')!;
    expect(index.openings(saturday + 1)).toEqual([]);
    expect(formatDate(index.workingDayAfter(saturday, 1))).toBe('2026-03-30');
    expect(formatInstant(index.addOpenTime(parseInstant('2026-03-28T12:00:00Z')!, HOUR))).toBe(
      '2026-03-30T01:00:00Z',
    );
  });
});

describe('the edges of a calendar', () => {
  const day = (date: string): number => parseDate(date)!;

  it('are the years 1990 to 2199', () => {
    expect(() => london.workingDayAfter(day('1989-12-31'), 1)).toThrow(OutsideCalendar);
    expect(formatDate(london.workingDayAfter(day('1990-01-01'), 1))).toBe('1990-01-02');
    expect(() => london.addOpenTime(dayNumber(2200, 1, 2) * DAY_MS, HOUR)).toThrow(OutsideCalendar);
    expect(() => london.addOpenTime(dayNumber(2199, 12, 30) * DAY_MS, 1000 * HOUR)).toThrow(OutsideCalendar);
    expect(() => london.addOpenTime(Number.NaN, HOUR)).toThrow(OutsideCalendar);
  });

  it.each([
    ['2030-01-01', '2031-01-01', 313],
    ['2031-01-01', '2030-01-01', -313],
  ])('are reached from nothing: %s to %s are %i working days', (after, until, days) => {
    const fresh = new CalendarIndex(example, new Zone('Europe/London'));
    expect(fresh.workingDaysBetween(day(after), day(until))).toBe(days);
  });

  it('are met by a calendar that never opens', () => {
    const never = { ...example, versions: [{ from: -Infinity, week: [[], [], [], [], [], [], []] }] };
    const index = new CalendarIndex(never, new Zone('UTC'));
    expect(() => index.addOpenTime(dayNumber(2026, 1, 1) * DAY_MS, HOUR)).toThrow(/example has no such time/);
    expect(() => index.workingDayAfter(day('2026-01-01'), 1)).toThrow(OutsideCalendar);
  });
});
