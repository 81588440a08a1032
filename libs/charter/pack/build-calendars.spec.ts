import { describe, expect, it } from 'vitest';
import { parseDate } from '../calendar/civil.js';
import { Zone } from '../calendar/zone.js';
import { buildCalendars } from './build-calendars.js';
import type { CalendarFile, HolidayFile } from './calendar-schema.js';

const HOUR = 3_600_000;
const day = (text: string): number => parseDate(text)!;
const nation = <T extends string>(division: T, ...days: [date: string, title: string][]) => ({
  division,
  events: days.map(([date, title]) => ({ date, title, notes: '', bunting: false })),
});
const holidays: HolidayFile = {
  'england-and-wales': nation(
    'england-and-wales',
    ['2019-12-25', 'Christmas Day'],
    ['2026-05-25', 'Spring'],
    ['2027-12-27', 'Christmas Day'],
  ),
  scotland: nation(
    'scotland',
    ['2021-01-04', '2nd January'],
    ['2020-12-25', 'Christmas Day'],
    ['2026-05-25', 'Spring'],
  ),
  'northern-ireland': nation('northern-ireland', ['2018-03-17', 'St Patrick'], ['2028-03-17', 'St Patrick']),
};
const office: CalendarFile['calendars'][string] = {
  title: 'Office',
  assumption: 'Assumed',
  'bank-holidays': ['scotland', 'england-and-wales'],
  hours: [{ from: '2026-01-01', sunday: ['10:30-12:45', '13:00-24:00'] }, { monday: ['09:00-17:00'] }],
  closures: [
    { date: '2026-12-24', title: 'Christmas', hours: ['09:05-12:00'] },
    { date: '2026-12-29', title: 'Stocktaking' },
  ],
};
const build = (calendar = office, changes = {}) =>
  buildCalendars({ zone: 'UTC', calendars: { office: calendar } }, holidays, new Zone('UTC'), changes).get(
    'office',
  )!.calendar;

describe('a calendar of a pack', () => {
  it('has its hours by effective date, the first for all time before', () => {
    expect(build().versions).toEqual([
      { from: -Infinity, week: [[{ from: 9 * HOUR, to: 17 * HOUR }], [], [], [], [], [], []] },
      {
        from: day('2026-01-01'),
        week: [
          [],
          [],
          [],
          [],
          [],
          [],
          [
            { from: 10.5 * HOUR, to: 12.75 * HOUR },
            { from: 13 * HOUR, to: 24 * HOUR },
          ],
        ],
      },
    ]);
  });

  it('has its closures by day', () => {
    expect(build()).toMatchObject({ name: 'office', title: 'Office', assumption: 'Assumed' });
    expect([...build().closures]).toEqual([
      [day('2026-12-24'), { title: 'Christmas', openings: [{ from: 9 * HOUR + 300_000, to: 12 * HOUR }] }],
      [day('2026-12-29'), { title: 'Stocktaking', openings: [] }],
    ]);
    expect([...build({ ...office, closures: undefined }).closures]).toEqual([]);
  });

  it('has each bank holiday once, with the nations that keep it', () => {
    expect([...build().holidays].sort(([a], [b]) => a - b)).toEqual([
      [day('2019-12-25'), { title: 'Christmas Day', divisions: ['england-and-wales'] }],
      [day('2020-12-25'), { title: 'Christmas Day', divisions: ['scotland'] }],
      [day('2021-01-04'), { title: '2nd January', divisions: ['scotland'] }],
      [day('2026-05-25'), { title: 'Spring', divisions: ['england-and-wales', 'scotland'] }],
      [day('2027-12-27'), { title: 'Christmas Day', divisions: ['england-and-wales'] }],
    ]);
  });

  it('knows bank holidays for the whole years that all of its nations know', () => {
    expect(build().holidaysKnown).toEqual({ from: day('2020-01-01'), until: day('2026-12-31') });
    expect(build({ ...office, 'bank-holidays': ['northern-ireland'] }).holidaysKnown).toEqual({
      from: day('2018-01-01'),
      until: day('2028-12-31'),
    });
    expect(build({ ...office, 'bank-holidays': [] }).holidaysKnown).toEqual({
      from: -Infinity,
      until: Infinity,
    });
  });

  it('has the changes of its own name, marked', () => {
    const changes = {
      closures: [
        { calendar: 'office', date: '2026-12-29', title: 'Open', hours: ['09:00-10:00'] },
        { calendar: 'other', date: '2026-12-30', title: 'Closed' },
      ],
      hours: [
        { calendar: 'office', from: '2026-01-01', friday: ['09:00-10:00'] },
        { calendar: 'other', from: '2026-02-01', friday: ['09:00-10:00'] },
      ],
    };
    const { closures, versions } = build(office, changes);
    expect([...closures.keys()]).toEqual([day('2026-12-24'), day('2026-12-29')]);
    expect(closures.get(day('2026-12-29'))).toEqual({
      title: 'Open',
      openings: [{ from: 9 * HOUR, to: 10 * HOUR }],
      changed: true,
    });
    expect(versions.map(({ from, changed }) => [from, changed])).toEqual([
      [-Infinity, undefined],
      [day('2026-01-01'), true],
    ]);
  });
});
