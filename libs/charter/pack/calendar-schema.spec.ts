import { describe, expect, it } from 'vitest';
import { calendarChangesFile, calendarFile, holidayFile } from './calendar-schema.js';

const office = { title: 'Office', 'bank-holidays': ['scotland'], hours: [{ monday: ['09:00-17:00'] }] };
const file = (change: object, name = 'office') => ({
  zone: 'UTC',
  calendars: { [name]: { ...office, ...change } },
});
const faults = (value: unknown): string[] =>
  calendarFile.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ??
  [];

describe('the shape of a calendar file', () => {
  it.each(['09:00-17:00', '00:00-24:00', '23:58-23:59', '10:30-19:59', '20:00-21:00'])(
    'knows the opening %s',
    (opening) => expect(faults(file({ hours: [{ sunday: [opening] }] }))).toEqual([]),
  );

  it.each([
    '9:00-17:00',
    '09:00-17:60',
    '09:60-17:00',
    '24:00-24:00',
    '09:00-24:01',
    '09:00-25:00',
    'from 09:00-17:00',
    '09:00-17:00.',
    '09:00–17:00',
  ])('knows no opening %s', (opening) =>
    expect(faults(file({ hours: [{ sunday: [opening] }] }))).toContain(
      'calendars.office.hours.0.sunday.0: must be opening hours such as 09:00-17:00',
    ),
  );

  it('wants an opening to end after it begins', () =>
    expect(faults(file({ hours: [{ sunday: ['09:00-09:00'] }] }))).toEqual([
      'calendars.office.hours.0.sunday.0: must close after it opens',
    ]));

  it('wants the openings of a day in order, of any number, touching at most', () => {
    expect(faults(file({ hours: [{ sunday: ['09:00-10:00', '10:00-11:00', '12:00-13:00'] }] }))).toEqual([]);
    for (const sunday of [
      ['09:00-10:00', '10:00-11:00', '10:59-13:00'],
      ['12:00-13:00', '09:00-10:00'],
    ])
      expect(faults(file({ hours: [{ sunday }] }))).toEqual([
        'calendars.office.hours.0.sunday: must be in order and not overlap',
      ]);
  });

  it.each(['office', 'information-law', 'o'])('takes the name %s', (name) =>
    expect(faults(file({}, name))).toEqual([]),
  );
  it.each(['Office', '-office', 'office2', 'office hours'])('takes no name %s', (name) =>
    expect(faults(file({}, name))).not.toEqual([]),
  );

  it('takes all that a calendar can say', () => {
    const closures = [{ date: '2026-12-24', title: 'Christmas', hours: ['09:00-12:00'] }];
    const bankHolidays = ['england-and-wales', 'scotland', 'northern-ireland'];
    const hours = [...office.hours, { from: '2026-01-01', tuesday: ['09:00-17:00'], monday: [] }];
    expect(faults(file({ assumption: 'Assumed', closures, hours, 'bank-holidays': bankHolidays }))).toEqual(
      [],
    );
    expect(faults(file({ 'bank-holidays': [] }))).toEqual([]);
  });

  it.each([
    ['no hours', { hours: [] }],
    ['hours on no day', { hours: [{ from: '2026-01-01' }] }],
    ['hours on an eighth day', { hours: [{ monday: ['09:00-17:00'], someday: ['09:00-17:00'] }] }],
    ['a nation of its own', { 'bank-holidays': ['cornwall'] }],
    ['a closure without a title', { closures: [{ date: '2026-12-24' }] }],
    ['a closure with more', { closures: [{ date: '2026-12-24', title: 'Christmas', extra: 1 }] }],
    ['a field that nobody reads', { extra: 1 }],
  ])('does not hold %s', (_, change) => expect(faults(file(change))).toHaveLength(1));

  it('does not hold a file with more', () => expect(faults({ ...file({}), extra: 1 })).toHaveLength(1));
});

describe('the shape of calendar changes', () => {
  it.each([
    [{}, true],
    [{ closures: [], hours: [] }, true],
    [{ extra: [] }, false],
    [{ closures: [{ date: '2026-12-24', title: 'Christmas' }] }, false],
    [{ hours: [{ from: '2026-12-24', monday: ['09:00-17:00'] }] }, false],
    [{ hours: [{ calendar: 'office', from: '2026-12-24', monday: ['09:00-17:00'], extra: 1 }] }, false],
  ])('holds %j: %j', (value, expected) =>
    expect(calendarChangesFile.safeParse(value).success).toBe(expected),
  );
});

describe('the shape of a bank holiday list', () => {
  const events = [{ title: 'New Year', date: '2026-01-01', notes: '', bunting: true }];
  const nations = (change: object) => ({
    'england-and-wales': { division: 'england-and-wales', events },
    scotland: { division: 'scotland', events },
    'northern-ireland': { division: 'northern-ireland', events, ...change },
  });

  it.each([
    [{}, true],
    [{ more: 'of the feed’s own' }, true],
    [{ events: [] }, false],
    [{ events: [{ ...events[0], date: '1 January' }] }, false],
    [{ division: 'cornwall' }, false],
  ])('holds a nation changed by %j: %j', (change, expected) =>
    expect(holidayFile.safeParse(nations(change)).success).toBe(expected),
  );
});
